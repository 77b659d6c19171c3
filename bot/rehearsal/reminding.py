"""Who must be reminded at a moment, worked out from what the branches have said so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.applicant import Applicant
from bot.rehearsal.expected import Expected, is_done
from campaign.applications import Status
from campaign.model import Campaign
from campaign.reminders import Slot, last_day, local


@dataclass(frozen=True)
class Due:
    """One reminder of the calendar and the moment from which on it could go out.

    `people` must get it once; `done` are those for whom nothing is left to do. All in small letters.
    """

    slot: Slot
    at: datetime
    people: frozenset[str]
    done: frozenset[str]


def due_at(
    campaign: Campaign,
    slot: Slot,
    at: datetime,
    branches: Iterable[Applicant],
    unreachable: frozenset[str],
) -> Due:
    """Who is to be reminded at this moment."""
    people: set[str] = set()
    done: set[str] = set()
    for branch in branches:
        standing = [branch.application(track) for track in branch.tracks]
        if all(map(is_done, standing)):
            done.update(branch.branch.people)
        elif not slot.is_opening or not any(expected.has_begun for expected in standing):
            people.update(_recipients(campaign, branch, at))
    return Due(slot, at, _small(people) - unreachable, _small(done))


def _recipients(campaign: Campaign, branch: Applicant, at: datetime) -> Iterator[str]:
    """The chair; the deputy who writes, or when nobody does and time is short. Not who is fed up."""
    today = local(campaign, at).date()
    deputy = branch.branch.deputy
    if branch.hushed_on != today:
        yield branch.branch.chair
    if deputy is None:
        return
    days_left = (last_day(campaign) - today).days
    is_short = days_left <= campaign.reminders.escalate_days_before
    if branch.other.has_written or (is_short and not branch.chair.has_written):
        yield deputy


def _small(people: Iterable[str]) -> frozenset[str]:
    return frozenset(person.casefold() for person in people)


def left_open(branches: Iterable[Applicant], unreachable: frozenset[str]) -> frozenset[str]:
    """Who must be told at the deadline: of branches that left something open, or whose paper is out."""
    people = {
        person
        for branch in branches
        if any(_is_open(branch.application(track)) for track in branch.tracks)
        for person in branch.branch.people
    }
    return _small(people) - unreachable


def _is_open(expected: Expected) -> bool:
    is_handed_in = expected.status is Status.SUBMITTED
    return expected.is_left_open or (is_handed_in and not expected.has_paper)
