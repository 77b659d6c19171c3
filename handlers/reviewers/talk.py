"""Everything that may be known about a reviewer for one message, and what they are to review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from campaign.applications import Application
from campaign.model import Branch, Campaign, Track
from campaign.parts.roles import Scored
from campaign.review.ballots import Ballot, ballot_name, panel_card
from campaign.review.desk import Desk
from campaign.review.outcome import may_judge
from campaign.review.reviewers import Reviewer
from storage.readings import Readings
from storage.records import Record
from storage.sessions import ReviewerSession
from storage.standings import condition_in


@dataclass(frozen=True, slots=True)
class Due:
    """An application that a reviewer is to judge, and what they have given it."""

    branch: Branch
    track: Track
    ballot: Ballot
    card: Scored | None

    @property
    def name(self) -> str:
        """What the ballot is known by."""
        return ballot_name(self.track.id, self.branch.number)

    @property
    def total(self) -> int | None:
        """What the ballot counts; None until it is complete."""
        return self.ballot.total(self.card)

    @property
    def asked(self) -> str | None:
        """The first item without points; None where there is none."""
        return (
            next((i for i in self.card.order if i not in self.ballot.points), None)
            if self.card
            else None
        )


@dataclass(frozen=True)
class ReviewerTalk:
    """A reviewer, what was read for the message, and the time.

    `records` are those of the branches it is about, by number; `desk` tells which rounds are closed.
    """

    campaign: Campaign
    reviewer: Reviewer
    record: Record
    now: datetime
    callback: str
    records: Mapping[str, Record] = field(default_factory=dict)
    desk: Desk = Desk()
    readings: Readings = Readings()

    @cached_property
    def user_id(self) -> str:
        return self.reviewer.user_id.casefold()

    @cached_property
    def session(self) -> ReviewerSession:
        return self.record.own_as(ReviewerSession)

    @cached_property
    def awards(self) -> tuple[Track, ...]:
        """The awards that the reviewer judges, as far as a panel reviews them."""
        wanted = self.reviewer.awards
        return tuple(t for t in self.campaign.awards if t.id in wanted and t.review.has_panel)

    def application(self, branch: Branch, track: Track) -> Application:
        """An application as far as its record was read; a blank one otherwise."""
        record = self.records.get(branch.number, Record())
        return record.application(track.id)

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What is to be judged, in the order of the awards and of the roster."""
        return tuple(
            self._due(branch, track)
            for branch, track in self._handed_in
            if may_judge(self.campaign, self.reviewer, branch)
        )

    @cached_property
    def kept_from(self) -> tuple[Branch, ...]:
        """The branches among those that the reviewer must not judge."""
        return tuple(
            dict.fromkeys(
                branch
                for branch, _ in self._handed_in
                if not may_judge(self.campaign, self.reviewer, branch)
            )
        )

    def is_closed(self, track: Track) -> bool:
        """True once the office has closed the round of an award."""
        return track.award in self.desk.closed

    @cached_property
    def current(self) -> Due | None:
        """The application that is judged just now."""
        return next((due for due in self.due if due.name == self.session.reviewing), None)

    @cached_property
    def _handed_in(self) -> tuple[tuple[Branch, Track], ...]:
        return tuple(
            (branch, track)
            for award in self.awards
            for branch in self.campaign.branches
            for track in self.campaign.for_branch(branch).of_award(award.id)
            if condition_in(track, branch, self.readings.standings.get(track.id, {})).is_handed_in
        )

    def _due(self, branch: Branch, track: Track) -> Due:
        ballot = self.record.ballots.get(ballot_name(track.id, branch.number), Ballot())
        return Due(branch, track, ballot, panel_card(track, self.application(branch, track)))
