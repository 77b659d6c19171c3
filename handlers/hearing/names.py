"""The names of awards and branches in sentences: each becomes one mark, so that examples fit all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from campaign.model import Branch, Campaign
from handlers.hearing.clean import compact

TRACK, BRANCH = "T", "B"  # in sentence and example alike; compact text has no capitals
_ENDING = "(?:学院|分工会|工会|[院系部处])"


@dataclass(frozen=True)
class Masked:
    """A compact text with one mark for each name, and the tracks and branches it names."""

    said: str
    tracks: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Names:
    """The names that sentences may hold: of tracks by id, of branches by number, the short one first.

    A branch whose short name is one of `words` is only meant where more of its name is said.
    """

    tracks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    branches: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: str = ""

    @staticmethod
    def of(campaign: Campaign, *, with_branches: bool = False) -> Names:
        """The names of a campaign's awards, and of its branches for sentences of the office."""
        tracks = tuple([(t.id, t.short_name, t.name) for t in campaign.tracks.values()])
        branches = campaign.branches if with_branches else ()
        return _known(tracks, tuple([(b.number, *_names(b)) for b in branches]))

    def masked(self, said: str) -> Masked:
        """A compact text with its names marked."""
        tracks: dict[str, None] = {}
        branches: dict[str, None] = {}

        def mark(found: re.Match[str]) -> str:
            key = self._keys[(found.lastindex or 1) - 1]
            (tracks if key in self.tracks else branches)[key] = None
            return TRACK if key in self.tracks else BRANCH

        return Masked(self._pattern.sub(mark, said), tuple(tracks), tuple(branches))

    @cached_property
    def _keys(self) -> Sequence[str]:
        return (*self.tracks, *self.branches)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ways = [_way_of_track(names) for names in self.tracks.values()]
        ways += [
            f"{self._way_of_branch(names)}|{_way_of_number(number)}"
            for number, names in self.branches.items()
        ]
        return re.compile("|".join(f"({way})" for way in ways) or "(?!)")

    def _way_of_branch(self, names: Sequence[str]) -> str:
        """Any of the names, with the ending that people give them: 信工学院, 机关工会."""
        short = compact(names[0])
        more = _any_of(name for name in names if compact(name) not in self.words)
        ending = f"{re.escape(short)}{_ENDING}" if short in self.words else re.escape(short)
        return f"(?:{more}|{ending}){_ENDING}?(?:分工会|工会)?"


NO_NAMES = Names()


@lru_cache(16)  # the pattern of many names is worth keeping from one sentence to the next
def _known(tracks: tuple[tuple[str, ...], ...], branches: tuple[tuple[str, ...], ...]) -> Names:
    return Names({key: n for key, *n in tracks}, {number: n for number, *n in branches})


@lru_cache(8)
def beside(names: Names, words: str) -> Names:
    """The same names, where branches may be called like one of these words: 材料."""
    return replace(names, words=words)


def _names(branch: Branch) -> tuple[str, ...]:
    return branch.short_name, branch.name, branch.name.removesuffix("分工会")


def _way_of_track(names: Sequence[str]) -> str:
    """The short name with any of the full name's characters in front of it: 职工小家, 暖心驿站."""
    short, full = compact(names[0]), "".join(map(compact, names))
    return f"[{re.escape(full)}]*{re.escape(short)}"


def _way_of_number(number: str) -> str:
    """A branch by its number, where that can be neither a date, a time nor a score: `给09发`, `催12`."""
    before = r"(?<![\d.:/~-])" if number.startswith("0") else "(?<=[给催退收])"
    return rf"{before}{re.escape(number)}(?:号?分工会)?(?![\d.:/~月日号点时分%-])"


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(map(compact, names), key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or "(?!)"
