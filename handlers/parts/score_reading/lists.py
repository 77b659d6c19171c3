"""Bare lists of numbers: a series of scores, or places in the section with their scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.parts.score_reading.fitting import FULL
from handlers.reading.numerals import arabic

_BARE = re.compile(r"[\d满分\s,、;。./\-|:=()]+")
_NUMBER = re.compile(r"(\d+|满分?)(?:\.0+(?![\d.]))?(?:\s*(分))?")
_GIVES = re.compile(r"(^|[\s,、;。])(?:得|给|打|记|自评|填)\s*(?=[\d满])")
_BECOMES = re.compile(r"(?<=\d)\s*(?:得|是|给|打|记|改为|改成|改|为|→|->)\s*(?=[\d满])")
_NUMBERED = re.compile(r"\s*\(?\s*(\d+)\s*[、.。):]")
_NEXT_FEW = r"(?:(?:后面|下面|接下来|往后|剩下|余下|其余|这)的?(?:这|那)?(?:几|(?P<many>\d{1,2}))[项条题个道])?"
_READ_OUT = r"(?:我|来|给你|你听|分别|依次|按顺序|顺序|就|是|为|打|给|念|报|说|读|1?下|[:,\s])*"
_LEAD_IN = re.compile(f"{_NEXT_FEW}{_READ_OUT}")
_MARKS = "\n;(。,、.:=)/-|\t "
_NAMES = ":=)"
_MAY_NAME = "、,\t.。"
_APART = "\n;。,、\t "
_ONCE_APART = "/-|"


@dataclass(frozen=True, slots=True)
class Listed:
    """Scores in a row; `places` where each says which item it is for."""

    scores: tuple[str, ...]
    places: tuple[str, ...] = ()
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A list that can be read as a series and as places with scores."""


@dataclass(frozen=True, slots=True)
class _Number:
    value: str
    is_score: bool


def read_list(text: str, place: int, section: int = 0) -> Listed | TwoWays | None:
    """What a bare list says when the item at this place of a section is asked; None for no list."""
    text = _BECOMES.sub("=", _GIVES.sub(r"\1", arabic(text)))
    if not _BARE.fullmatch(text):
        return None
    numbers, gaps = _apart(text)
    if not numbers:
        return None
    if _is_either(numbers, gaps):
        return TwoWays()
    if len(numbers) % 2 == 0 and (found := _as_pairs(numbers, gaps[1:], place)):
        return found
    if _is_numbered(text) or _opens_with_a_place(numbers, gaps[1:], (place, section)):
        return TwoWays()
    return _as_series(numbers, gaps)


def read_out(text: str, place: int, section: int = 0) -> Listed | TwoWays | None:
    """What a list says that begins with words: `我念一下：5 4 3`, `后面这3条4分，5分，4分`."""
    text = arabic(text)
    lead = _LEAD_IN.match(text)
    if not lead or not lead.end():
        return None
    listed = read_list(text[lead.end() :], place, section)
    many = lead["many"]
    is_as_told = isinstance(listed, Listed) and (not many or int(many) == len(listed.scores))
    return listed if not isinstance(listed, Listed) or is_as_told else TwoWays()


def _apart(text: str) -> tuple[list[_Number], list[str]]:
    """The numbers, and what stands before each of them."""
    numbers, gaps, at = [], [], 0
    for match in _NUMBER.finditer(text):
        gaps.append(text[at : match.start()])
        numbers.append(_Number(match[1], bool(match[2]) or match[1].startswith("满")))
        at = match.end()
    return numbers, gaps


def _mark(gap: str) -> str:
    return next((mark for mark in _MARKS if mark in gap), "")


def _as_pairs(
    numbers: Sequence[_Number], gaps: Sequence[str], place: int
) -> Listed | TwoWays | None:
    labels, scores = numbers[0::2], numbers[1::2]
    inner = {_mark(gap) for gap in gaps[0::2]}
    if any(not n.value.isdecimal() or n.is_score for n in labels) or len(inner) > 1:
        return None
    mark, outer = inner.pop(), {_mark(gap) for gap in gaps[1::2]}
    places = [int(label.value[:4]) for label in labels]
    pairs = Listed(tuple(n.value for n in scores), tuple(n.value for n in labels))
    if mark in _NAMES:
        return pairs
    are_scores = all(score.is_score for score in scores)
    if len(places) == 1:
        is_open = are_scores or mark in _MAY_NAME and (mark not in ".。" or gaps[0] != mark)
        return _one_pair(places[0], scores[0], mark, place) if is_open else None
    if mark in outer and not are_scores:
        return None
    return _several_pairs(pairs, places, mark, outer, place, gaps[0])


def _one_pair(label: int, score: _Number, mark: str, place: int) -> TwoWays | None:
    """`1、3` is the score of item 1 or two scores; `3、4分` may be three or four points."""
    between = score.is_score and mark == "、" and score.value == str(label + 1)
    return TwoWays() if label == place or between or mark in ".。" else None


def _several_pairs(
    pairs: Listed, places: Sequence[int], mark: str, outer: set[str], place: int, gap: str
) -> Listed | TwoWays | None:
    counts = all(b == a + 1 for a, b in pairwise(places))
    if counts and places[0] in (1, place):
        is_sure = gap != "." or len(places) > 2
        return Listed(pairs.scores, pairs.places, is_sure)
    if counts and mark in "、。\t" and outer <= set("\n;, "):
        return pairs
    return TwoWays() if all(b > a for a, b in pairwise(places)) else None


def _is_either(numbers: Sequence[_Number], gaps: Sequence[str]) -> bool:
    """True for `3分4分`, said in one breath: three or four points."""
    if len(numbers) != 2 or gaps[1] or not all(n.is_score and n.value.isdecimal() for n in numbers):
        return False
    return abs(int(numbers[0].value[:4]) - int(numbers[1].value[:4])) == 1


def _is_numbered(text: str) -> bool:
    """True for lines that begin like a numbered list."""
    found = [_NUMBERED.match(line) for line in re.split(r"[\n;]", text) if line.strip()]
    labels = [int(match[1][:4]) for match in found if match]
    return len(labels) > 1 and all(b > a for a, b in pairwise(labels))


def _opens_with_a_place(
    numbers: Sequence[_Number], gaps: Sequence[str], places: tuple[int, int]
) -> bool:
    """True when the first number may say which item or section the others are for."""
    if len(numbers) < 3 or _mark(gaps[0]) not in "、.。:,)":
        return False
    is_apart = _mark(gaps[0]) not in {_mark(gap) for gap in gaps[1:]}
    return is_apart and numbers[0].value in map(str, places)


def _as_series(numbers: Sequence[_Number], gaps: Sequence[str]) -> Listed | None:
    between = gaps[1:]
    marks = {_mark(gap) for gap in between}
    scores = Listed(tuple(number.value for number in numbers))
    if gaps[0].strip(" \n\t,、;。") or any(_mark(gap) not in _APART for gap in between):
        is_whole = len(marks) == 1 and len(numbers) > 2 and not gaps[0].strip()
        is_plain = all(gap.strip() in _ONCE_APART for gap in between)
        return scores if is_whole and is_plain else None
    joined = any(
        not gap and (not n.is_score or n.value.startswith(FULL))
        for gap, n in zip(between, numbers, strict=False)
    )
    return None if joined or any(set(gap) & set("./-|:=()") for gap in between) else scores
