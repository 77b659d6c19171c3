"""When answers are no longer taken, and how one award stands then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from campaign.applications import Status
from campaign.condition import Condition, PaperState, State
from campaign.model import Branch, Campaign, Track

Found = list[tuple[Branch, Condition]]


@dataclass(slots=True)
class Counts:
    """How many branches stand where for one award: every branch once, in `statuses` or as `titled`.

    `papers` stand apart: those of what is handed in, and ORPHANED ones of what is not; so do the
    `results` of what is handed in.
    """

    track: Track
    statuses: Counter[Status] = field(default_factory=Counter)
    papers: Counter[PaperState] = field(default_factory=Counter)
    results: Counter[State] = field(default_factory=Counter)
    titled: int = 0

    def count(self, how: Condition) -> None:
        """Take one more branch into account."""
        self.papers[how.paper] += 1
        if how.is_decided:
            self.results[how.state] += 1
        if how.status is None:
            # A further application is closed to most branches, whatever titles they hold.
            self.titled += not self.track.suffix
        else:
            self.statuses[how.status] += 1

    @property
    def eligible(self) -> int:
        """How many branches may apply."""
        return self.statuses.total()


@dataclass(slots=True)
class Closing:
    """One award over the branches that were counted, one after the other.

    `changed` have changed what they handed in and not handed that in, `paperless` lack the stamped
    paper.
    """

    track: Track
    counts: Counts = field(init=False)
    unfinished: Found = field(default_factory=list)
    not_started: list[Branch] = field(default_factory=list)
    changed: Found = field(default_factory=list)
    paperless: Found = field(default_factory=list)

    def __post_init__(self) -> None:
        self.counts = Counts(self.track)

    def count(self, branch: Branch, how: Condition) -> None:
        """Take one more branch into account."""
        self.counts.count(how)
        if how.state is State.NOT_BEGUN:
            self.not_started.append(branch)
        if how.is_changed:
            self.changed.append((branch, how))
        elif how.is_left_open:
            self.unfinished.append((branch, how))
        if how.owes_paper:
            self.paperless.append((branch, how))


def by_deadline(campaign: Campaign, own: Mapping[str, datetime]) -> dict[datetime, list[Branch]]:
    """The branches that close together; `own` are the deadlines put off, by branch number."""
    ends: dict[datetime, list[Branch]] = {}
    for branch in campaign.branches:
        ends.setdefault(own.get(branch.number, campaign.deadline), []).append(branch)
    return ends


def usual_deadline(campaign: Campaign, own: Mapping[str, datetime]) -> datetime:
    """The deadline most branches have; `own` as above."""
    ends = by_deadline(campaign, own)
    return max(ends, key=lambda deadline: (len(ends[deadline]), deadline))
