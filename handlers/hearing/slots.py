"""What a sentence names: awards, branches, items, sections, photos; and the sentence without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from campaign.model import Branch, Campaign
from handlers.hearing.clean import compact
from handlers.numerals import arabic

# One character each stands for a name in sentence and example alike; compact text has no capitals.
TRACK, BRANCH, NUMBER = "T", "B", "N"
_NUMERAL = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_ITEM = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.])")
_SECTION = re.compile(rf"第?{_NUMERAL}(?:大?部分|大项|大类|大块)")
_PHOTO = re.compile(rf"第{_NUMERAL}(?:张|幅|个?照片|个?图)")
_QUESTION = re.compile(rf"第{_NUMERAL}(?:小?题|小?项|条|个?问题)")
_ORDINAL = re.compile(rf"第{_NUMERAL}(?:个|种)?")
_ANY_NUMBER = re.compile(r"(第)[一二两三四五六七八九十]{1,3}|(第)?\d+(?:\.\d+)?")
_BRANCH_ENDING = "(?:学院|分工会|工会|[院系部处])?(?:分工会|工会)?"


@dataclass(frozen=True, slots=True)
class Slots:
    """What a sentence names; empty where it names nothing of the kind.

    `tracks` are ids, `branches` numbers; `which` is what an intent's own `which` list found.
    """

    tracks: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    item: str | None = None
    section: int | None = None
    photo: int | None = None
    question: int | None = None
    ordinal: int | None = None
    which: str = ""

    @property
    def track(self) -> str | None:
        """The only track that is named."""
        return self.tracks[0] if len(self.tracks) == 1 else None


@dataclass(frozen=True)
class Names:
    """The names that sentences may hold: of tracks by id, of branches by number."""

    tracks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    branches: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, campaign: Campaign, *, with_branches: bool = False) -> Names:
        """The names of a campaign's awards, and of its branches for sentences of the office."""
        tracks = {t.id: (t.short_name, t.name) for t in campaign.tracks.values()}
        branches = campaign.branches if with_branches else ()
        return cls(tracks, {b.number: _names(b) for b in branches})

    def masked(self, said: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """A compact text with one mark for each name, and the tracks and branches it names."""
        tracks: dict[str, None] = {}
        branches: dict[str, None] = {}

        def mark(found: re.Match[str]) -> str:
            key = self._key_of[found.lastindex or 0]
            (tracks if key in self.tracks else branches)[key] = None
            return TRACK if key in self.tracks else BRANCH

        masked = self._pattern.sub(mark, said) if self._key_of else said
        return masked, tuple(tracks), tuple(branches)

    @cached_property
    def _key_of(self) -> dict[int, str]:
        return dict(enumerate((*self.tracks, *self.branches), 1))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ways = [_any_way_of_track(names) for names in self.tracks.values()]
        ways += [f"{_any_of(names)}{_BRANCH_ENDING}" for names in self.branches.values()]
        return re.compile("|".join(f"({way})" for way in ways))


def read_slots(said: str, tracks: tuple[str, ...] = (), branches: tuple[str, ...] = ()) -> Slots:
    """What a compact text names by number, with the tracks and branches found in it."""
    item = _ITEM.search(said)
    return Slots(
        tracks,
        branches,
        item[1] if item else None,
        _number(_SECTION, said),
        _number(_PHOTO, said),
        _number(_QUESTION, said),
        _number(_ORDINAL, said),
    )


def without_numbers(said: str) -> str:
    """A compact text with one mark for each number."""
    return _ANY_NUMBER.sub(lambda n: f"{n[1] or n[2] or ''}{NUMBER}", said)


def _number(pattern: re.Pattern[str], said: str) -> int | None:
    found = pattern.search(said)
    return int(arabic(found[1])) if found else None


def _names(branch: Branch) -> tuple[str, ...]:
    return branch.name, branch.name.removesuffix("分工会"), branch.short_name


def _any_way_of_track(names: Sequence[str]) -> str:
    """The short name with any of the full name's characters in front of it: 职工小家, 暖心驿站."""
    short, full = compact(names[0]), "".join(map(compact, names))
    return f"[{re.escape(full)}]*{re.escape(short)}"


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(map(compact, names), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
