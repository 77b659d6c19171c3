"""Reads yes and no out of what a chair typed; either all of it is understood or nothing is taken."""

from __future__ import annotations

import re
from collections.abc import Mapping

from campaign.applications import Answers
from campaign.parts.checklist import Checklist
from handlers.hearing.clean import compact
from handlers.parts.check_reading import wording
from handlers.parts.check_reading.claims import read_claims
from handlers.parts.check_reading.earlier import read_earlier
from handlers.parts.check_reading.everyday import everyday_sense, is_partly, likely_sense, nth_in
from handlers.parts.check_reading.words import QUESTION, WORD, is_yes, read_words
from handlers.parts.kind import Doubtful, Refused
from handlers.reading.numerals import arabic
from handlers.reading.tidy import tidy
from handlers.wording import refusals

Checks = Mapping[str, bool]

_REMARK = re.compile(rf"({WORD})(?:[\s,;。:.!-]+|(?=\())(.+)", re.DOTALL)
_AGAIN = re.compile(
    rf"\d+\s*[项条题号]?\s*[、.:=]?\s*{WORD}|全[部都是有]|都[是有没]|其[他它余]|除|(?:^|[\s,;。、]){WORD}(?:$|[\s,;。、])"
)
_CHANGE = re.compile(
    rf"(?:把|将)?第?\s*(\d+)(?!\.\d)\s*[项条题号]?\s*(?:[=:]|改为|改成|改|为)?\s*(?P<word>{WORD})"
)
_THE_REST = re.compile(
    rf"(?:后面|剩下|剩余|下面|其余|其他|其它)的?(?:全都|全部|全|都)({WORD})[的了吧]*"
)
_EXCEPTS = re.compile(r"除|但")


def read_checks(
    text: str,
    part: Checklist,
    answers: Answers,
    asked: str | None,
    last: tuple[str, ...] = (),
) -> Checks | Refused:
    """The answers a message gives, by item id; `last` are the items that were answered last."""
    if asked is None:
        return Refused(wording.all_checked())
    spoken, text = compact(text), tidy(text).casefold()
    question = next(question for question in part.items if question.id == asked)
    given = read_words(text) if not QUESTION.fullmatch(text) else None
    if given:
        return _in_turn(given, part, answers, asked)
    if given == []:
        return Refused(wording.how_many(part, asked))
    if claims := read_claims(arabic(text), [question.id for question in part.items]):
        turn = _turn(part, answers, asked)
        values = {} if claims.others is None else dict.fromkeys(turn, claims.others)
        is_list = claims.others is None
        return _unless_overwriting(values | claims.named, answers, is_list, claims.only)
    if _EXCEPTS.search(text) and re.search(r"全|都", text):
        return Refused(wording.exceptions_not_understood(part))
    if (remark := _REMARK.fullmatch(text)) and _is_remark(remark[2], is_yes(remark[1])):
        return {asked: is_yes(remark[1])}
    if rest := _THE_REST.fullmatch(text):
        return dict.fromkeys(_turn(part, answers, asked), is_yes(rest[1]))
    if QUESTION.fullmatch(text):
        return Refused(wording.not_yes_or_no(question), is_unclear=True)
    if earlier := read_earlier(arabic(text), part, last):
        return _in_doubt(earlier)
    if of_another := _of_the_nth(arabic(spoken), part):
        return of_another
    if (sense := everyday_sense(spoken)) is not None:
        return {asked: sense}
    if is_partly(spoken):
        return Refused(wording.partly(question), asked, is_certain=True)
    if (likely := likely_sense(spoken)) is not None:
        return _in_doubt({asked: likely})
    return Refused(wording.not_yes_or_no(question), is_unclear=True)


def read_check_change(text: str, part: Checklist) -> Checks | Refused | None:
    """The answer of a change like `4 否`; None where no item is named."""
    text = arabic(tidy(text)).casefold()
    named = re.match(r"(?:把|将)?第?\s*(\d+)(?!\.\d)", text)
    if not named or named[1] not in {question.id for question in part.items}:
        return None
    match = _CHANGE.fullmatch(text)
    return {match[1]: is_yes(match["word"])} if match else Refused(wording.check_change(part))


def _of_the_nth(spoken: str, part: Checklist) -> Checks | Refused | None:
    """What a sentence says of the item it names by number; it is asked about first."""
    named = nth_in(spoken, part.items[-1].id)
    question = next((q for q in part.items if named and q.id == named[0]), None)
    if named is None or question is None:
        return None
    sense = everyday_sense(named[1])
    sense = likely_sense(named[1]) if sense is None and not is_partly(named[1]) else sense
    if sense is not None:
        return _in_doubt({question.id: sense})
    return (
        Refused(wording.partly(question), question.id, is_certain=True)
        if is_partly(named[1])
        else None
    )


def _in_doubt(values: Checks) -> Doubtful:
    return Doubtful(refusals.in_doubt(), next(iter(values)), values=dict(values))


def _in_turn(given: list[bool], part: Checklist, answers: Answers, asked: str) -> Checks | Refused:
    turn = _turn(part, answers, asked)
    if len(given) > len(turn):
        return Refused(wording.too_many_checks(len(given), len(turn)))
    return dict(zip(turn, given, strict=False))


def _turn(part: Checklist, answers: Answers, asked: str) -> list[str]:
    order = [question.id for question in part.items]
    start = order.index(asked)
    ring = order[start + 1 :] + order[:start]
    return [asked, *(entry for entry in ring if entry not in answers)]


def _unless_overwriting(
    values: Checks, answers: Answers, is_list: bool, is_guess: bool
) -> Checks | Refused:
    """The values; asked about first where a list would change answers, or they are inferred."""
    changed = any(answers.get(entry, value) != value for entry, value in values.items())
    if is_guess or is_list and changed:
        return _in_doubt(values)
    return values


def _is_remark(text: str, value: bool) -> bool:
    """True for words that neither ask nor answer a second time."""
    return (
        not QUESTION.fullmatch(text)
        and not _AGAIN.search(text)
        and _sense_of(text) in (None, value)
    )


def _sense_of(text: str) -> bool | None:
    """The sense a remark opens with, None where it says neither."""
    match = re.match(r"(没|未|无|不)|(有|是)", text)
    return None if match is None else bool(match[2])
