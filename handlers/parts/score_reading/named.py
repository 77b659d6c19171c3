"""Items called by name: `1.1改3`, `5.1到5.9都是满分`, `第1项4分，第2项3分`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from campaign.parts.roles import Scored
from handlers.parts.score_reading.fitting import FULL
from handlers.parts.score_reading.lists import Listed, read_list
from handlers.parts.score_reading.remarks import OneScore, one_score
from handlers.reading.numerals import NUMERALS, arabic

ITEM_NAME = re.compile(r"(?:把|将)?\s*第?\d+[.。]\d+")
_ID = re.compile(r"第?(?<![\d.])(\d{1,3})[.。·]([1-9]\d{0,2})(?!\d|\.\d)\s*(?:小?项|条|题)?")
_PLACE = re.compile(rf"第\s*(\d{{1,3}}|[{NUMERALS}]+)\s*(?:小?项|条|题|个)")
_LEAD = re.compile(r"(?:把|将|那|请|我|要|想|帮|给|先|嗯|好|从|改|修改|更正|的|[,:、\s])*")
_AND = re.compile(r"\s*(?:[、,和及与]|以及|还有)?\s*")
_TO = re.compile(r"\s*(?:到|至|[-~—–]+)\s*")
_ALL = re.compile(r"\s*(?:这[几些]?[项条题])?\s*(?:都|全|均|各|一律)")
_BECOMES = re.compile(
    r"^[\s、,。:=]*(?:(?:的?分数?|的)?\s*(?:改为|改成|改|换成|是|为|得|记|给|打|只有|→|->))?\s*"
)


_FULL_MARKS = re.compile(r"(?:给|打|算|记|拿)?满")
_ONLY = re.compile(r"(满分?|\d+)(?:\.0+)?\s*分?")
ReadOne = Callable[[str], OneScore | None]


@dataclass(frozen=True, slots=True)
class Named:
    """Scores by what the items were called; not sure where one is not said to be the score."""

    pairs: tuple[tuple[str, str], ...]
    is_sure: bool = True


def read_items(text: str, card: Scored, one: ReadOne = one_score) -> Named | None:
    """Scores for items called by id, one by one, several together or a range; None if one is open."""
    return _read(text, _ID, lambda match: f"{match[1]}.{match[2]}", card.order, one)


def read_places(text: str) -> Named | None:
    """Scores for items called by their place: `第2项4分`; None where one has no clear score."""
    return _read(text, _PLACE, lambda match: arabic(match[1]), (), one_score)


def only_score(text: str) -> OneScore | None:
    """The score where a text is nothing else."""
    match = _ONLY.fullmatch(arabic(text))
    return OneScore(match[1], is_sure=True) if match else None


def _read(
    text: str,
    name: re.Pattern[str],
    called: Callable[[re.Match[str]], str],
    order: Sequence[str],
    one: ReadOne,
) -> Named | None:
    found = list(name.finditer(text))
    if not found or not _LEAD.fullmatch(text[: found[0].start()]):
        return None
    ends = [match.start() for match in found[1:]]
    pairs: list[tuple[str, str]] = []
    group: list[str] = []
    is_sure, from_first, spans = True, False, False
    for match, end in zip(found, [*ends, len(text)], strict=True):
        body, is_last = text[match.end() : end], end == len(text)
        group = _range(group, called(match), order) if from_first else [*group, called(match)]
        spans, from_first = spans or from_first, bool(order and not is_last and _TO.fullmatch(body))
        if from_first or not is_last and _AND.fullmatch(body):
            continue
        given = _scores(body, len(group), spans, one)
        if not group or given is None:
            return None
        pairs += zip(group, given.scores, strict=True)
        is_sure, group, spans = is_sure and given.is_sure, [], False
    return Named(tuple(pairs), is_sure)


def _range(group: Sequence[str], last: str, order: Sequence[str]) -> list[str]:
    """The items from the last of a group to this one; none where they are in no such order."""
    if not {group[-1], last} <= set(order):
        return [*group, last]
    span = order[order.index(group[-1]) : order.index(last) + 1]
    return [*group[:-1], *span] if span else []


def _scores(body: str, count: int, spans: bool, read_one: ReadOne) -> Listed | None:
    """The score of each item in a group from what follows it."""
    every = _ALL.match(body)
    rest = _BECOMES.sub("", body[every.end() :] if every else body)
    if count > 1 and not every:
        listed = read_list(rest, 0)
        if isinstance(listed, Listed) and not listed.places and len(listed.scores) == count:
            return listed
    rest = rest.rstrip(" ,、;。\n")
    one = OneScore(FULL, is_sure=True) if _FULL_MARKS.fullmatch(rest) else read_one(rest)
    may_be_all = count == 1 or every or spans or one and one.value.startswith(FULL)
    return Listed((one.value,) * count, is_sure=one.is_sure) if one and may_be_all else None
