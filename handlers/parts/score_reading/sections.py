"""Whole sections by their numeral: `一、4 3 5 4 4`, `第二部分全满分`, `第三部分3.2改4`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.applications import Answers
from campaign.parts.items import Section
from campaign.parts.roles import Scored
from handlers.parts.kind import Refused
from handlers.parts.score_reading.fitting import FULL, Scores, by_place, fit_all, in_doubt
from handlers.parts.score_reading.lists import Listed, TwoWays, read_list, read_out
from handlers.parts.score_reading.named import read_items, read_places
from handlers.parts.score_reading.spoken import read_spoken
from handlers.parts.score_reading.wholes import read_whole
from handlers.reading.numerals import NUMERALS, arabic
from handlers.wording import refusals

_PART = re.compile(
    rf"(?:(?:把|将|那|改|整个|全部|然后|还有|接着|就这样|好的?|行|嗯|哦)[,\s]*)*第\s*(?P<number>\d{{1,2}}|[{NUMERALS}]+)\s*(?:大?部分|大项|大类)的?\s*[:、,.]?\s*"
)
_NUMERAL = re.compile(
    rf"(?:^|(?<=[\n;。,、\s])|(?=\())\s*\(?(?P<number>[{NUMERALS}]+)\s*[)、.:,。]?\s*(?=[\d满全都])"
)
_SCORES = re.compile(r"[\d满分全都是给\s,、;。./\-|]+")
_TOGETHER = re.compile(
    rf"第([{NUMERALS}]+)\s*[、和,及]\s*第?(?=[{NUMERALS}]+(?:[、和,及][{NUMERALS}]+)*部分)"
)
_REST_OF = re.compile(
    rf"(?P<rest>剩下|余下|剩余|其余|其他|其它)的?(?P<part>第\s*(?:\d{{1,2}}|[{NUMERALS}]+)\s*部分)的?"
)
_ALSO = re.compile(r"(?:也|就|还是|都|全部?|给|打|算|是|一样|同样|照样)+(?=满分?$)")
# 五部分 may also be all five of them, so it is asked about.
_WITHOUT_ORDINAL = re.compile(rf"^(?=(?:\d{{1,2}}|[{NUMERALS}]+)\s*部分)")
_FULL_BUT = re.compile(r"(?=满分?\s*[,;]?\s*(?:除|但|不过|只有|就))")
_AND = ("", "和", "与", "及", "跟")
_TRIM = " \n,、;。"


@dataclass(frozen=True, slots=True)
class _Piece:
    number: str
    body: str
    is_called: bool


def read_sections(
    text: str, card: Scored, answers: Answers, asked: str | None
) -> Scores | Refused | None:
    """The scores of sections a text names one after another; None where it names none."""
    text, is_short = _WITHOUT_ORDINAL.subn("第", text)
    read = _read(text, card, answers, asked)
    return in_doubt(read) if is_short and read is not None else read


def _read(text: str, card: Scored, answers: Answers, asked: str | None) -> Scores | Refused | None:
    text = _TOGETHER.sub(r"第\1部分和第", text)
    text = _REST_OF.sub(r"\g<part>\g<rest>", text)
    if pieces := _pieces(_PART, text):
        return _all_of(pieces, card, answers, asked)
    pieces = _pieces(_NUMERAL, text)
    are_lists = all(_SCORES.fullmatch(piece.body) for piece in pieces)
    if pieces and are_lists and not set(NUMERALS) & set("".join(p.body for p in pieces)):
        return _all_of(pieces, card, answers, asked)
    return None


def _pieces(head: re.Pattern[str], text: str) -> list[_Piece]:
    """What stands behind each head, when the text begins with one."""
    found = list(head.finditer(text))
    if not found or text[: found[0].start()].strip():
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    bodies = [text[m.end() : end].strip(_TRIM) for m, end in zip(found, ends, strict=True)]
    for at in range(len(bodies) - 2, -1, -1):
        bodies[at] = bodies[at + 1] if bodies[at] in _AND else bodies[at]
    return [
        _Piece(arabic(match["number"]), body, head is _PART)
        for match, body in zip(found, bodies, strict=True)
    ]


def _all_of(
    pieces: list[_Piece], card: Scored, answers: Answers, asked: str | None
) -> Scores | Refused:
    scores: dict[str, int] = {}
    for piece in pieces:
        read = _read_one(piece, card, answers, asked)
        if isinstance(read, Refused):
            return read
        if twice := next((i for i in read if scores.get(i, read[i]) != read[i]), None):
            return Refused(refusals.scored_twice(card.items[twice]), twice)
        scores |= read
    return scores


def _read_one(piece: _Piece, card: Scored, answers: Answers, asked: str | None) -> Scores | Refused:
    section = next((s for s in card.sections if arabic(s.number) == piece.number), None)
    if section is None:
        return Refused(refusals.no_such_section(piece.number, card))
    body = piece.body.removeprefix(section.title).strip(_TRIM)
    if piece.is_called and _ALSO.sub("", body, count=1) in (FULL, "满分"):
        return fit_all([(item, FULL) for item in section.items])
    whole = read_whole(
        _FULL_BUT.sub("全", body, count=1) if _FULL_BUT.match(body) else body,
        card,
        answers,
        asked,
        section,
    )
    if whole is not None:
        return whole
    named = read_items(body, card) or read_places(body)
    if named and named.is_sure:
        return by_place(named.pairs, section)
    if spoken := read_spoken(body, card, {}, section.ids[0], ()):
        return spoken
    return _listed(read_list(body, 1) or read_out(body, 1), section)


def _listed(listed: Listed | TwoWays | None, section: Section) -> Scores | Refused:
    if isinstance(listed, Listed) and listed.places:
        return by_place(tuple(zip(listed.places, listed.scores, strict=True)), section)
    if isinstance(listed, Listed) and len(listed.scores) == len(section.items):
        return fit_all(list(zip(section.items, listed.scores, strict=True)))
    given = len(listed.scores) if isinstance(listed, Listed) else None
    return Refused(refusals.whole_section(section, given))
