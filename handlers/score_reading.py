"""Reads scores out of what a chair typed; either every score fits or nothing is taken."""

from __future__ import annotations

import re
from collections.abc import Mapping

from campaign.applications import Answers
from campaign.parts import Item, Scorecard, Section
from handlers.numerals import arabic
from handlers.parts.kind import Refused
from handlers.wording import refusals
from handlers.words import plain

Scores = Mapping[str, int]

ITEM_NAME = re.compile(r"第?\d+\.\d+")
LONGEST_SCORE = 6
_FULL = "满"
_POLITE = "吧呢哦啊了.!~ \n\t"
_SCORE = r"(满分?|\d+)\s*分?"
_BECOMES = r"\s*(?:[=:]|改为|改成|是|为|得|记|给|打|只有)\s*"
_ONE = re.compile(rf"(?:得|给|打|记|自评)?\s*{_SCORE}(?:[\s,、;。]+|(?<=分)(?=.)|$)")
_ADDRESSED = re.compile(
    rf"第?(\d+\.\d+)项?(?:{_BECOMES}|\s+){_SCORE}(?:[\s,、;。]+|(?<=分)(?=.)|$)"
)
_EXCEPTION = re.compile(
    rf"第?(\d{{1,3}}(?:\.\d{{1,3}})?)(?:(?:项|条|题)?{_BECOMES}|(?:项|条|题)\s*|(?<=\d\.\d)\s+){_SCORE}"
    r"(?:[\s,、;。和]+|(?<=分)(?=.)|$)"
)
_WHOLE = re.compile(
    r"(?:全部?都?|都|其余|其他)\s*(?:是|为|给|得|打|记)?\s*满分?\s*[,;。]?\s*"
    r"(?:(?:除了?|但是?|只有)\s*[:,]?\s*(?P<exceptions>.*))?",
    re.DOTALL,
)
_WHOLE_REVERSED = re.compile(
    r"除了?\s*(?P<exceptions>.+?)[\s,;]*(?:全部?都?|都|其余|其他)\s*(?:是|为|给|得|打|记)?\s*满分?",
    re.DOTALL,
)


def read_scores(
    text: str, card: Scorecard, answers: Answers, asked: str | None
) -> Scores | Refused:
    """The scores a message gives, by item id: one, several in turn, a section, or named items."""
    text = arabic(plain(text)).rstrip(_POLITE)
    if whole := _WHOLE.fullmatch(text) or _WHOLE_REVERSED.fullmatch(text):
        return _whole_section(whole["exceptions"], card, answers, asked)
    if (named := _all(_ADDRESSED, text)) is not None:
        return _named(named, card)
    if (given := _all(_ONE, text)) is not None:
        return _in_turn([score for (score,) in given], card, answers, asked)
    return _not_a_score(text, card, asked)


def read_change(text: str, card: Scorecard) -> Scores | Refused:
    """The scores of a change like `2.3 4` or `2.3=4 2.4=3`."""
    named = read_named(text, card)
    return Refused(refusals.change_not_understood()) if named is None else named


def read_named(text: str, card: Scorecard) -> Scores | Refused | None:
    """The scores of named items, all of them or none; None where the text is not just that."""
    named = _all(_ADDRESSED, arabic(plain(text)))
    return None if named is None else _named(named, card)


def _all(pattern: re.Pattern[str], text: str) -> list[tuple[str, ...]] | None:
    """Every match, when they cover the text from end to end; None when something is left over."""
    found, at = [], 0
    while at < len(text):
        match = pattern.match(text, at)
        if not match:
            return None
        found.append(match.groups())
        at = match.end()
    return found or None


def _fit(item: Item, score: str) -> int | Refused:
    if score.startswith(_FULL):
        return item.points
    points = int(score) if len(score) <= LONGEST_SCORE else item.points + 1
    return points if points <= item.points else Refused(refusals.too_high(item, score), item.id)


def _fit_all(pairs: list[tuple[Item, str]]) -> Scores | Refused:
    scores: dict[str, int] = {}
    for item, score in pairs:
        points = _fit(item, score)
        if isinstance(points, Refused):
            return points
        if scores.get(item.id, points) != points:
            return Refused(refusals.scored_twice(item), item.id)
        scores[item.id] = points
    return scores


def _named(pairs: list[tuple[str, ...]], card: Scorecard) -> Scores | Refused:
    unknown = next((name for name, _ in pairs if name not in card.items), None)
    if unknown:
        return Refused(refusals.no_such_item(unknown, card))
    return _fit_all([(card.items[name], score) for name, score in pairs])


def _in_turn(
    given: list[str], card: Scorecard, answers: Answers, asked: str | None
) -> Scores | Refused:
    turn = _turn(card, answers, asked)
    if not turn:
        return Refused(refusals.nothing_asked())
    if len(given) == 1 and _run_together(given[0], turn):
        return Refused(refusals.run_together(turn[0], given[0]))
    if len(given) > len(turn):
        return Refused(refusals.too_many(len(given), len(turn)))
    return _fit_all(list(zip(turn, given, strict=False)))


def _turn(card: Scorecard, answers: Answers, asked: str | None) -> list[Item]:
    """The items that would be asked one after another, so that several answers equal one by one."""
    if asked is None:
        return []
    start = card.order.index(asked)
    ring = card.order[start + 1 :] + card.order[:start]
    return [card.items[name] for name in (asked, *(n for n in ring if n not in answers))]


def _run_together(score: str, turn: list[Item]) -> bool:
    """True when one number too high to be meant is just right as several, like `43544`."""
    if not score.isdecimal() or len(score) > len(turn) or int(score) <= 10:
        return False
    return all(int(digit) <= item.points for digit, item in zip(score, turn, strict=False))


def _whole_section(
    exceptions: str | None, card: Scorecard, answers: Answers, asked: str | None
) -> Scores | Refused:
    if asked is None:
        return Refused(refusals.nothing_asked())
    section = card.section_of[asked]
    named = _exceptions(exceptions, section) if exceptions is not None else {}
    if isinstance(named, Refused):
        return named
    rest = [i for i in section.items if i.id == asked or i.id not in answers]
    pairs = [(item, _FULL) for item in rest if item.id not in named]
    pairs += [(item, named[item.id]) for item in section.items if item.id in named]
    return _fit_all(pairs)


def _exceptions(text: str, section: Section) -> dict[str, str] | Refused:
    pairs = _all(_EXCEPTION, text.strip())
    if pairs is None:
        return Refused(refusals.exceptions_not_understood(section))
    named: dict[str, str] = {}
    for name, score in pairs:
        item = _in_section(name, section)
        if item is None:
            return Refused(refusals.not_in_section(name, section))
        if named.get(item.id, score) != score:
            return Refused(refusals.scored_twice(item), item.id)
        named[item.id] = score
    return named


def _in_section(name: str, section: Section) -> Item | None:
    if "." in name:
        return next((item for item in section.items if item.id == name), None)
    at = int(name)
    return section.items[at - 1] if 1 <= at <= len(section.items) else None


def _not_a_score(text: str, card: Scorecard, asked: str | None) -> Refused:
    if text in card.items:
        return Refused(refusals.looks_like_an_item(card.items[text]))
    item = card.items[asked] if asked else None
    is_fraction = bool(re.search(r"\d\.\d|半", text))
    return Refused(refusals.not_a_score(item, is_fraction), is_unclear=True)
