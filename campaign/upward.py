"""What goes upward: the applications the office recommends, and what stands against handing them on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from campaign.applications import Application, Place, Status
from campaign.condition import Condition, State, condition
from campaign.model import Branch, Campaign, Track
from campaign.reviewing import is_reviewed


@dataclass(frozen=True, slots=True)
class Recommended:
    """An application that the office has noted as recommended."""

    branch: Branch
    track: Track
    application: Application

    @property
    def condition(self) -> Condition:
        return condition(self.track, self.branch, self.application)

    @property
    def chair_name(self) -> str:
        """The name of the chair: the roster's, else the one on the form; "" where neither has it."""
        return self.branch.chair_name or self._on_form("chair_name")

    @property
    def phone(self) -> str:
        """The phone of the branch, found as the name is."""
        return self.branch.phone or self._on_form("phone")

    @property
    def is_reviewed(self) -> bool:
        """False where points were to be allowed and are not, for every item."""
        track = self.track.as_asked(self.application.as_submitted)
        return not track.scorecard or is_reviewed(track.scorecard, self.application)

    def _on_form(self, known_from: str) -> str:
        submitted = self.application.as_submitted
        for part in self.track.as_asked(submitted).parts:
            for entry, source in part.known_from.items():
                if source == known_from:
                    return str(submitted.value(Place(part.id, entry)) or "")
        return ""


@dataclass(frozen=True, slots=True)
class Upward:
    """One award: what is recommended, in the order of the roster, and who waits for a decision.

    `undecided` have handed in and have no result, `correcting` are those sent back.
    """

    award: Track
    recommended: tuple[Recommended, ...]
    undecided: tuple[Branch, ...] = ()
    correcting: tuple[Branch, ...] = ()

    @property
    def beyond_quota(self) -> int:
        """How many more are recommended than the quota has places, 0 for none."""
        return max(0, len(self.recommended) - self.award.quota)

    @property
    def grants(self) -> int:
        """What the recommended receive together, in yuan."""
        return sum(grant.amount for grant in self.award.grants) * len(self.recommended)


def going_upward(
    campaign: Campaign, application_of: Callable[[Branch, Track], Application]
) -> tuple[Upward, ...]:
    """Each award of the campaign; a branch's further applications for it count among its others."""
    return tuple(_of_award(campaign, award, application_of) for award in campaign.awards)


def _of_award(
    campaign: Campaign, award: Track, application_of: Callable[[Branch, Track], Application]
) -> Upward:
    found = list(_applications(campaign, award, application_of))
    chosen = [one for one in found if one.condition.state is State.RECOMMENDED]
    waiting = [one for one in found if one.condition.is_handed_in and not one.condition.is_decided]
    returned = [one for one in found if one.condition.status is Status.RETURNED]
    return Upward(
        award,
        tuple(chosen),
        tuple(dict.fromkeys(one.branch for one in waiting)),
        tuple(dict.fromkeys(one.branch for one in returned)),
    )


def _applications(
    campaign: Campaign, award: Track, application_of: Callable[[Branch, Track], Application]
) -> Iterator[Recommended]:
    for branch in campaign.branches:
        for track in campaign.for_branch(branch).of_award(award.id):
            yield Recommended(branch, track, application_of(branch, track))
