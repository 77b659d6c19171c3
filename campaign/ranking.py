"""Submitted applications in order: a view for the office, never a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from campaign.applications import Application
from campaign.condition import Condition, describe
from campaign.model import Track
from campaign.review.outcome import PanelScore, least_drop
from campaign.reviewing import counted_scores


@dataclass(frozen=True, slots=True)
class Entrant:
    """A submitted application: `merit` orders it, higher first; equal merit is a shared rank.

    `items` are the points that count, by item; `is_complete` puts it first among equals. `panel` is
    what a panel made of it, where one did.
    """

    number: str
    merit: tuple[Fraction | float, ...]
    is_complete: bool = False
    items: Mapping[str, int] = field(default_factory=dict)
    panel: PanelScore | None = None

    @property
    def points(self) -> int:
        return sum(self.items.values())


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entrant and its rank; after two second ones comes a fourth."""

    rank: int
    entrant: Entrant


@dataclass(frozen=True, slots=True)
class Swing:
    """What would let `winners` in: `loser` losing so many points, on one item where there is such.

    Under a panel, so many points on one ballot, `is_on_a_ballot`; `gap` is that of the final scores.
    """

    loser: str
    winners: tuple[str, ...]
    drop: int
    item: str | None
    is_on_a_ballot: bool = False
    gap: Fraction = Fraction(0)


@dataclass(frozen=True)
class Ranking:
    """All entrants in order, and the quota line after the first few."""

    entries: tuple[Ranked, ...]
    quota: int

    @cached_property
    def inside(self) -> tuple[Ranked, ...]:
        return self.entries[: self.quota]

    @cached_property
    def outside(self) -> tuple[Ranked, ...]:
        return self.entries[self.quota :]

    @cached_property
    def tied_at_line(self) -> tuple[Ranked, ...]:
        """All who share the rank through which the line goes; none where it divides two ranks."""
        if not self.outside or self.inside[-1].rank != self.outside[0].rank:
            return ()
        return tuple(entry for entry in self.entries if entry.rank == self.outside[0].rank)

    @cached_property
    def swing(self) -> Swing | None:
        """The smallest loss of one inside that lets the first outside in; None without scores."""
        if self.outside and self.outside[0].entrant.panel:
            return panel_swing(self)
        if not self.outside or not self.outside[0].entrant.items:
            return None
        best = self.outside[0]
        winners = tuple(e.entrant.number for e in self.outside if e.rank == best.rank)
        single, total = [], []
        for near, entry in enumerate(reversed(self.inside)):
            entrant = entry.entrant
            least = entrant.points - best.entrant.points + 1
            total.append((least, near, entrant.number))
            single += [
                (points, near, entrant.number, item)
                for item, points in entrant.items.items()
                if points >= least
            ]
        if single:
            points, _, loser, item = min(single, key=lambda found: found[:2])
            return Swing(loser, winners, points, item)
        drop, _, loser = min(total)
        return Swing(loser, winners, drop, None)


def rank(entrants: Iterable[Entrant], quota: int) -> Ranking:
    """The entrants in order: by merit, among equals the complete ones first, then by number."""
    ordered = sorted(entrants, key=lambda e: (not e.is_complete, e.number))
    ordered.sort(key=lambda e: e.merit, reverse=True)
    entries: list[Ranked] = []
    for _, equals in groupby(ordered, key=lambda e: e.merit):
        first = len(entries) + 1
        entries += [Ranked(first, entrant) for entrant in equals]
    return Ranking(tuple(entries), quota)


def panel_swing(ranking: Ranking) -> Swing | None:
    """The smallest change of one ballot that lets the first outside in; drop 0 where none is enough."""
    best = ranking.outside[0]
    final = best.entrant.panel.final if best.entrant.panel else None
    if final is None:
        return None
    winners = tuple(e.entrant.number for e in ranking.outside if e.rank == best.rank)
    found = []
    for near, entry in enumerate(reversed(ranking.inside)):
        panel = entry.entrant.panel
        if panel and panel.final is not None:
            drop = least_drop(panel, final)
            found.append((drop is None, drop or 0, near, entry.entrant.number, panel.final - final))
    if not found:
        return None
    _, drop, _, loser, gap = min(found)
    return Swing(loser, winners, drop, None, is_on_a_ballot=True, gap=gap)


def panel_entrant(number: str, panel: PanelScore, how: Condition) -> Entrant:
    """What is ranked of an application that a panel has judged; without a ballot it is the last."""
    merit = Fraction(-1) if panel.final is None else panel.final
    return Entrant(number, (merit,), how.has_paper, panel=panel)


def entrant_of(track: Track, number: str, application: Application) -> Entrant | None:
    """What is ranked of an application; None unless it is submitted.

    Without a scorecard the order is: papers complete, more answers of yes, handed in first earlier.
    """
    how = describe(track, application)
    if not how.is_handed_in:
        return None
    if card := track.as_asked(application.as_submitted).scorecard:
        items = counted_scores(card, application)
        return Entrant(number, (sum(items.values()),), how.has_paper, items)
    first = application.submissions[0].at.timestamp()
    merit = (how.has_paper, yes_count(track, application), -first)
    return Entrant(number, merit, how.has_paper)


def yes_count(track: Track, application: Application) -> int:
    """How many lines of the checklists are answered yes."""
    counted = application.as_submitted
    track = track.as_asked(counted)
    return sum(part.yes_count(counted.part(part.id)) for part in track.parts)
