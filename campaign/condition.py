"""The condition of an application: the one description that everything which tells it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from campaign.applications import Application, Place, Status
from campaign.completeness import NOTHING_MISSING, Missing, missing
from campaign.model import Branch, Track
from campaign.office_notes import PaperRefusal, is_past
from campaign.scoring import total


class State(StrEnum):
    """How an application stands; the values are stored, so they never change.

    COMPLETE lacks only being handed in, WITHDRAWN was handed in and taken back, CHANGED has changes
    since that are not handed in, RETURNED is being corrected, TITLED is closed to a holder.
    """

    NOT_BEGUN = "not_begun"
    FILLING = "filling"
    COMPLETE = "complete"
    WITHDRAWN = "withdrawn"
    HANDED_IN = "handed_in"
    CHANGED = "changed"
    RETURNED = "returned"
    DECLINED = "declined"
    RECOMMENDED = "recommended"
    REJECTED = "rejected"
    TITLED = "titled"


class PaperState(StrEnum):
    """How the stamped paper stands; the values are stored, so they never change.

    OUTDATED shows another version than the one that counts; ORPHANED lies at the office although
    nothing is handed in just now; REFUSED was given back and has not come again; WAIVED is not wanted
    any more, since the chair was told that the application is not recommended.
    """

    NONE = "none"
    AWAITED = "awaited"
    RIGHT = "right"
    OUTDATED = "outdated"
    ORPHANED = "orphaned"
    REFUSED = "refused"
    WAIVED = "waived"


_STATUS = {
    State.NOT_BEGUN: Status.NOT_STARTED,
    State.FILLING: Status.FILLING,
    State.COMPLETE: Status.FILLING,
    State.WITHDRAWN: Status.FILLING,
    State.HANDED_IN: Status.SUBMITTED,
    State.CHANGED: Status.SUBMITTED,
    State.RECOMMENDED: Status.SUBMITTED,
    State.REJECTED: Status.SUBMITTED,
    State.RETURNED: Status.RETURNED,
    State.DECLINED: Status.DECLINED,
}
_OUT = (PaperState.AWAITED, PaperState.OUTDATED, PaperState.REFUSED)


@dataclass(frozen=True, slots=True)
class Condition:
    """State and paper, and what belongs to them.

    `receipt` names the newest version handed in, at `submitted_at`, and `corrects` tells that it
    answers a return; `paper_version` is that of the
    paper at the office, 0 for none; `since` is when it came to its status. `lacks` is what the present
    answers lack and `pending` what is still to be corrected, of those that can be handed in.
    `points` are those that count, `points_now` those with the changes since; `has_changes` tells that
    there are such, as long as a noted result was not told. `due_at` is when what was
    sent back shall be here again, `refused_for` why the paper was given back, at `refused_at`.
    """

    state: State
    paper: PaperState = PaperState.NONE
    receipt: str = ""
    submitted_at: datetime | None = None
    paper_version: int = 0
    since: datetime | None = None
    lacks: Missing = NOTHING_MISSING
    pending: tuple[Place, ...] = ()
    points: int | None = None
    points_now: int | None = None
    due_at: datetime | None = None
    refused_for: str = ""
    refused_at: datetime | None = None
    corrects: bool = False
    has_changes: bool = False

    @property
    def status(self) -> Status | None:
        """The group it is counted in: these add up to the branches that may apply; None for a title."""
        return _STATUS.get(self.state)

    @property
    def is_handed_in(self) -> bool:
        """True while a version counts."""
        return self.status is Status.SUBMITTED

    @property
    def is_decided(self) -> bool:
        """True once the office has noted a result."""
        return self.state in (State.RECOMMENDED, State.REJECTED)

    @property
    def is_changed(self) -> bool:
        """True when something was changed since it was handed in, also where a result is noted."""
        return self.has_changes or self.state is State.CHANGED

    @property
    def is_ready(self) -> bool:
        """True where nothing is missing but that it is handed in, for the first time or again."""
        if self.state is State.COMPLETE:
            return True
        is_open = self.state in (State.WITHDRAWN, State.CHANGED, State.RETURNED)
        return is_open and not self.lacks and not self.pending

    @property
    def is_left_open(self) -> bool:
        """True where something was begun or changed that is not handed in."""
        is_begun = self.status in (Status.FILLING, Status.RETURNED)
        return is_begun or self.state is State.CHANGED

    def is_overdue(self, now: datetime) -> bool:
        """True where what was sent back should have been here again by now."""
        return is_past(self.due_at, now)

    @property
    def has_paper(self) -> bool:
        """True when it is handed in and the paper at the office shows what counts."""
        return self.paper is PaperState.RIGHT

    @property
    def owes_paper(self) -> bool:
        """True when it is handed in and the paper at the office, if any, shows something else."""
        return self.paper in _OUT

    @property
    def old_paper(self) -> int:
        """The version of a paper that must be exchanged, 0 for none."""
        return self.paper_version if self.paper is PaperState.OUTDATED else 0


NOT_BEGUN = Condition(State.NOT_BEGUN)
TITLED = Condition(State.TITLED)


def condition(track: Track, branch: Branch, application: Application) -> Condition:
    """How the application of a branch stands."""
    return TITLED if track.id in branch.holds else describe(track, application)


def describe(track: Track, application: Application) -> Condition:
    """How an application stands, whoever's it is."""
    last, paper, returned = application.submission, application.paper, application.open_return
    is_told = bool(application.result and application.result.told_at)
    has_changes = application.has_unsubmitted_changes and not is_told
    lacks, refusal = NOTHING_MISSING, _refusal(application)
    can_be_handed_in = has_changes and not application.result
    if can_be_handed_in or application.status in (Status.FILLING, Status.RETURNED):
        lacks = missing(track, application)
    return Condition(
        _state(application, has_changes, lacks),
        paper_of(application),
        last.receipt if last else "",
        last.at if last else None,
        paper.version if paper else 0,
        application.stands_since,
        lacks,
        returned.pending if returned else (),
        _points(track, application.as_submitted),
        _points(track, application) if has_changes else None,
        returned.due_at if returned else None,
        refusal.reason if refusal else "",
        refusal.at if refusal else None,
        bool(last and last.corrects),
        has_changes,
    )


def _state(application: Application, has_changes: bool, lacks: Missing) -> State:
    match application.status:
        case Status.NOT_STARTED:
            return State.NOT_BEGUN
        case Status.FILLING if application.submission:
            return State.WITHDRAWN
        case Status.FILLING:
            return State.FILLING if lacks else State.COMPLETE
        case Status.RETURNED:
            return State.RETURNED
        case Status.DECLINED:
            return State.DECLINED
    if result := application.result:
        return State.RECOMMENDED if result.is_recommended else State.REJECTED
    return State.CHANGED if has_changes else State.HANDED_IN


def paper_of(application: Application) -> PaperState:
    """How the stamped paper of an application stands."""
    if application.status is not Status.SUBMITTED:
        return PaperState.ORPHANED if application.paper else PaperState.NONE
    if application.has_paper:
        return PaperState.RIGHT
    if application.was_turned_down:
        return PaperState.WAIVED
    if application.paper is None:
        return PaperState.REFUSED if application.refusal else PaperState.AWAITED
    return PaperState.OUTDATED


def owes_paper(application: Application) -> bool:
    """Whether it is handed in and its paper is still to come."""
    return paper_of(application) in _OUT


def _refusal(application: Application) -> PaperRefusal | None:
    """The paper that was given back, where it is still waited for."""
    return application.refusal if paper_of(application) is PaperState.REFUSED else None


def _points(track: Track, application: Application) -> int | None:
    card = track.as_asked(application).scorecard
    return total(card, application.part(card.id)) if card else None
