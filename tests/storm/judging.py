"""What everybody was told and must have been told, held against what is stored and what arrived."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot.rehearsal.diary import Surprise
from bot.rehearsal.evidence import Evidence
from bot.rehearsal.promises import answers, files, running
from bot.rehearsal.promises.running import OF_EACH_PICTURE
from tests.storm.figures import Figures
from tests.storm.line import KEPT, Carried

Check = Callable[[Evidence], Iterator[str]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("lost", answers.nothing_lost),
    ("contradicted", answers.totals_add_up),
    ("lost", files.photos_kept),
    ("lost", files.documents_sent_once),
    ("lost", running.only_planted_losses),
)


def judge(evidence: Evidence, carried: Sequence[Carried], figures: Figures) -> None:
    """Note every broken promise of a storm that went to its end."""
    for kind, check in CHECKS:
        for words in check(evidence):
            figures.found(kind, words)
    for words in _office_sees(evidence):
        figures.found("contradicted", words)
    for callback in carried:
        _judge_answers(callback, figures)
    sent = {
        user_id: Counter(shown.text for shown in screen if shown.is_sent and shown.kind == "text")
        for user_id, screen in evidence.screens.items()
    }
    judge_doubles(sent, carried, figures)


def judge_surprises(surprises: Iterable[Surprise], figures: Figures) -> None:
    """A person who was told nothing has lost something; one who was told something else was misled."""
    for surprise in surprises:
        figures.found("contradicted" if surprise.told else "lost", str(surprise))


def _office_sees(evidence: Evidence) -> Iterator[str]:
    """状态 with a branch tells what it must."""
    for (number, _), expected in evidence.expected.items():
        told = evidence.office.get(number, "")
        for label, value in expected.as_told().items() if expected.has_content else ():
            if not re.search(rf"{label} {value}(?!\d)", told):
                yield f"{expected.name}：状态 {number} 里应有“{label} {value}”，实为“{told[:200]}”"


def _judge_answers(callback: Carried, figures: Figures) -> None:
    """Whoever asks twice in the same callback gets one answer, but for the promise of one."""
    told = {answer for answer in callback.answers if answer != KEPT}
    if callback.must_agree and len(told) > 1:
        words = f"{callback.user_id} {callback.said!r}: {sorted(told)}"
        figures.found("contradicted", words)


def judge_doubles(
    sent: Mapping[str, Counter[str]], carried: Sequence[Carried], figures: Figures
) -> None:
    """A reply comes as a message once for each callback that promised it or whose answer got lost.

    What nobody was told at once may come as a message of its own, once.
    """
    by_person = defaultdict[str, list[Carried]](list)
    for callback in carried:
        by_person[callback.user_id].append(callback)
    for user_id, texts in sent.items():
        callbacks = by_person[user_id]
        at_once = {one.answers[0] for one in callbacks if one.must_agree and one.answers}
        for text, times in texts.items():
            due = sum(one.may_come_as(text) for one in callbacks) or int(text not in at_once)
            if text and OF_EACH_PICTURE not in text and times > due:
                words = f"{user_id}: {times} times for {due}: {text[:80]!r}"
                figures.found("doubled", words)
