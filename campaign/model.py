"""The campaign as a whole: tracks, branches, office, dates. Parts are in parts/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, NonNegativeInt, PositiveInt
from pydantic import Field as Setting

from campaign import problem_wording as wording
from campaign.faq import Faq
from campaign.parts.registry import AnyPart
from campaign.reminder_settings import Reminders
from campaign.review.reviewers import Reviewer
from campaign.settled import (
    Name,
    Settled,
    UserId,
    ZoneName,
    spelled,
)
from campaign.tracks import SUFFIXES, Grant, Track

__all__ = ["SUFFIXES", "Branch", "Campaign", "Contact", "Grant", "Track"]


class Contact(Settled):
    """Whom people call when the bot can't help, and where the office is, if that is written down."""

    name: Name
    phone: Name
    place: str = ""
    email: Annotated[str, spelled(r"[^@\s]+@[^@\s]+", wording.EMAIL)]


class Branch(Settled):
    """A branch union, the people who answer for it and the titles it holds already.

    `number` is what it is known by as long as there are data, `listed` its number where it has got
    another one since. `extra` are the awards it may apply for once more, each as often as that;
    `holds` is all that is closed to it: also the further applications that only others may have.
    """

    number: Annotated[str, spelled("[0-9]{2,4}", wording.BRANCH_NUMBER)]
    name: Name
    short_name: Name
    chair: UserId
    chair_name: str = ""
    deputy: UserId | None = None
    phone: str = ""
    holds: tuple[Name, ...] = ()
    listed: str = ""
    extra: tuple[Name, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """The awards whose title it holds."""
        return tuple(key for key in self.holds if "-" not in key)

    @property
    def shown(self) -> str:
        """The number people read and write; receipts and data stay with `number` for ever."""
        return self.listed or self.number

    @property
    def people(self) -> tuple[str, ...]:
        """The user ids that may answer for the branch, the chair first."""
        return (self.chair, self.deputy) if self.deputy else (self.chair,)


class Campaign(Settled):
    """Everything config.yaml says, checked."""

    id: Annotated[str, spelled("[a-z0-9-]{1,40}", wording.CAMPAIGN_ID)]
    title: Name
    document_number: Name
    organiser: Name
    based_on: tuple[Name, ...] = ()
    time_zone: ZoneName
    opens_at: AwareDatetime
    deadline: AwareDatetime
    late_tolerance_minutes: NonNegativeInt
    contact: Contact
    submission: str = ""
    requirements: tuple[Name, ...] = ()
    paper_copies: PositiveInt | None = None
    results: str = ""
    faq: tuple[Faq, ...] = ()
    tracks: Annotated[dict[str, Track], Setting(min_length=1)]
    branches: Annotated[tuple[Branch, ...], Setting(min_length=1)]
    office: Annotated[tuple[UserId, ...], Setting(min_length=1)]
    reminders: Reminders = Reminders()
    reviewers: tuple[Reviewer, ...] = ()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which people read times."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def branch_by_number(self) -> dict[str, Branch]:
        """The branches by number, in roster order."""
        return {branch.number: branch for branch in self.branches}

    @cached_property
    def branch_of(self) -> dict[str, Branch]:
        """The branch each case-folded user id answers for."""
        return {user.casefold(): branch for branch in self.branches for user in branch.people}

    def until(self, deadline: datetime) -> Campaign:
        """The campaign as it is for a branch with another deadline."""
        return self.model_copy(update={"deadline": deadline})

    def with_branches(self, branches: tuple[Branch, ...]) -> Campaign:
        """The campaign with this roster, and the further applications that anybody in it may have."""
        most = {key: max(b.extra.count(key) for b in branches) for b in branches for key in b.extra}
        return self._with_further(most, branches)

    def with_further(self) -> Campaign:
        """The campaign with every further application there could be."""
        return self._with_further(dict.fromkeys(self.tracks, len(SUFFIXES) - 2), self.branches)

    def _with_further(self, most: Mapping[str, int], branches: tuple[Branch, ...]) -> Campaign:
        tracks: dict[str, Track] = {}
        for award in self.awards:
            further = [award.another(nth) for nth in range(2, most.get(award.id, 0) + 2)]
            tracks |= {track.id: track for track in (award, *further)}
        if len(tracks) == len(self.awards) == len(self.tracks):
            return self.altered(branches=branches)
        closed = tuple(_closed_to(branch, tracks.values()) for branch in branches)
        return self.altered(tracks=tracks, branches=closed)

    @cached_property
    def awards(self) -> tuple[Track, ...]:
        """The awards as config.yaml has them."""
        return tuple(track for track in self.tracks.values() if not track.suffix)

    def of_award(self, award: str) -> tuple[Track, ...]:
        """The award and the further applications for it."""
        return tuple(track for track in self.tracks.values() if track.award == award)

    def for_branch(self, branch: Branch) -> Campaign:
        """The campaign without the further applications that only others may have."""
        if len(self.awards) == len(self.tracks):
            return self
        kept = {
            key: track
            for key, track in self.tracks.items()
            if not track.suffix or key not in branch.holds
        }
        return self if len(kept) == len(self.tracks) else self.altered(tracks=kept)

    @property
    def as_in_file(self) -> Campaign:
        """The campaign without further applications: what a roster file can speak of."""
        branches = tuple(b.altered(holds=b.titles) for b in self.branches)
        return self.altered(tracks={t.id: t for t in self.awards}, branches=branches)

    def remembering(self, former: Mapping[str, Mapping[str, tuple[AnyPart, ...]]]) -> Campaign:
        """The campaign whose awards also know what they asked before, by award."""
        tracks = {key: t.remembering(former.get(key, {})) for key, t in self.tracks.items()}
        return self.altered(tracks=tracks)

    @cached_property
    def reviewer_of(self) -> dict[str, Reviewer]:
        """The reviewer that each case-folded user id is, of those who have an award to judge."""
        return {r.user_id.casefold(): r for r in self.reviewers if r.awards}

    @cached_property
    def office_ids(self) -> frozenset[str]:
        """The case-folded user ids of the office."""
        return frozenset(user.casefold() for user in self.office)


def _closed_to(branch: Branch, tracks: Iterable[Track]) -> Branch:
    """The branch, with the further applications it may not have closed to it."""
    closed = [
        track.id
        for track in tracks
        if track.suffix
        and (
            track.award in branch.titles
            or SUFFIXES.index(track.suffix) - 1 > branch.extra.count(track.award)
        )
    ]
    return branch.altered(holds=(*branch.titles, *closed))
