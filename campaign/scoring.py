"""What the answers of a scorecard add up to, and how far they are from the least score."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.applications import Answers
from campaign.model import Track
from campaign.parts.items import Section
from campaign.parts.roles import Scored


@dataclass(frozen=True, slots=True)
class Tally:
    """Points and answers of a scorecard, or of one section of it."""

    points: int
    out_of: int
    answered: int
    items: int

    @property
    def is_complete(self) -> bool:
        return self.answered == self.items


@dataclass(frozen=True, slots=True)
class Gap:
    """The way to the least score: what counts now, what the open items can still add."""

    counted: int
    reachable: int
    short_by: int

    @property
    def is_out_of_reach(self) -> bool:
        """True when even full marks for every open item stay below the least score."""
        return self.short_by > self.reachable


def tally_section(section: Section, answers: Answers) -> Tally:
    """The points and answers of one section."""
    return _tally(section.ids, section.points, answers)


def tally(card: Scored, answers: Answers) -> Tally:
    """The points and answers of the whole scorecard, bonus included."""
    return _tally(card.order, card.points, answers)


def _tally(ids: tuple[str, ...], out_of: int, answers: Answers) -> Tally:
    given = [int(answers[entry]) for entry in ids if entry in answers]
    return Tally(sum(given), out_of, len(given), len(ids))


def total(card: Scored, answers: Answers) -> int:
    """The points of the whole scorecard, bonus included."""
    return sum([int(answers[entry]) for entry in card.order if entry in answers])


def bonus_points(card: Scored, answers: Answers) -> int:
    """The points given in bonus sections."""
    return total(card, answers) - _standard_points(card, answers)


def _standard_points(card: Scored, answers: Answers) -> int:
    return sum([int(answers[entry]) for entry in card.standard_order if entry in answers])


def gap(track: Track, card: Scored, answers: Answers) -> Gap:
    """How far the score is from the track's least score (0 short when it has none)."""
    if track.counts_bonus:
        counted, points = card.order, total(card, answers)
    else:
        counted, points = card.standard_order, _standard_points(card, answers)
    open_points = sum([card.items[entry].points for entry in counted if entry not in answers])
    return Gap(points, open_points, max(0, (track.minimum_score or 0) - points))
