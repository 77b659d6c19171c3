"""When answers are no longer taken, and how one award stands then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from campaign.applications import Application, Status
from campaign.completeness import Missing, missing
from campaign.model import Branch, Campaign, Track

_UNFINISHED = (Status.FILLING, Status.RETURNED)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An application that was begun and is not handed in."""

    branch: Branch
    status: Status
    missing: Missing


@dataclass(slots=True)
class Closing:
    """One award over the branches that were counted, one after the other.

    `changed` have changed what they handed in and not handed that in, `paperless` lack the stamped
    paper; both with the receipt that counts, these also with the version of an old paper (0 = none). `titled` branches hold the title.
    """

    track: Track
    counts: Counter[Status] = field(default_factory=Counter)
    with_paper: int = 0
    titled: int = 0
    unfinished: list[Unfinished] = field(default_factory=list)
    not_started: list[Branch] = field(default_factory=list)
    changed: list[tuple[Branch, str]] = field(default_factory=list)
    paperless: list[tuple[Branch, str, int]] = field(default_factory=list)

    def count(self, branch: Branch, application: Application) -> None:
        """Take one more branch into account."""
        if self.track.id in branch.holds:
            self.titled += self.track.award in branch.titles and not self.track.suffix
            return
        status, last = application.status, application.submission
        self.counts[status] += 1
        self.with_paper += application.has_paper
        if status is Status.NOT_STARTED:
            self.not_started.append(branch)
        elif status in _UNFINISHED:
            lacking = missing(self.track, application)
            self.unfinished.append(Unfinished(branch, status, lacking))
        elif status is Status.SUBMITTED and last:
            if application.has_unsubmitted_changes:
                self.changed.append((branch, last.receipt))
            if not application.has_paper:
                self.paperless.append((branch, last.receipt, application.old_paper))


def is_left_open(application: Application) -> bool:
    """True when something was begun or changed that is not handed in."""
    return application.status in _UNFINISHED or application.has_unsubmitted_changes


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
