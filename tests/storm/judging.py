"""What everybody was told and must have been told, held against what is stored and what arrived."""

from __future__ import annotations

import re
from collections import Counter
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
    _judge_doubles(sent, carried, figures)


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


def _judge_doubles(
    sent: Mapping[str, Counter[str]], carried: Sequence[Carried], figures: Figures
) -> None:
    """Each promised reply is sent once; what was answered at once is not sent besides.

    Where an answer got lost on the way, the same words may come again as a message.
    """
    promised = Counter((one.user_id, text) for one in carried for text in one.sent)
    may_come = Counter(
        (one.user_id, text)
        for one in carried
        if one.unanswered or one.was_kept
        for text in set(one.answers)
    )
    at_once = {(one.user_id, one.answers[0]) for one in carried if one.must_agree and one.answers}
    kept = Counter((one.user_id, one.said) for one in carried if one.was_kept)
    alike = Counter[str]()  # the same words from two phones get the same reply
    for (user_id, _), times in kept.items():
        alike[user_id] += times - 1
    for user_id, texts in sent.items():
        for text, times in texts.items():
            key = user_id, text
            due = promised[key] or int(key not in at_once)
            if text and OF_EACH_PICTURE not in text and times > due:
                figures.count("again", times - due)
                if times > due + may_come[key] + alike[user_id]:
                    figures.found("doubled", f"{user_id}: {times} times for {due}: {text[:80]!r}")
