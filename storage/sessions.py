"""Sessions: where one person is in the conversation, a type for each of those who talk to the bot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from campaign.applications import Place, Value
from storage.arrivals import Arrivals
from storage.waiting import Pending, ToChoose, Waiting

STEPS_KEPT = 10


def _rows(values: Mapping[Place, Value | None]) -> list[dict[str, Value | None]]:
    """Values by place as JSON can hold them."""
    rows = []
    for (part, entry), value in values.items():
        rows.append({"part": part, "entry": entry, "value": value})
    return rows


def _by_place(rows: object) -> object:
    """The same back; earlier a row was a part, an entry and a value without names."""
    if not isinstance(rows, list):
        return rows
    named = (
        row if isinstance(row, list) else (row["part"], row["entry"], row["value"]) for row in rows
    )
    return {Place(part, entry): value for part, entry, value in named}


Values = Annotated[Mapping[Place, Value | None], BeforeValidator(_by_place), PlainSerializer(_rows)]


@dataclass(frozen=True, slots=True)
class Step:
    """One message's worth of answers, as it can be taken back; `at` is None in those of earlier days."""

    track: str
    before: Values
    after: Values
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Overwritten:
    """An answer of this person that somebody else of the branch has changed: what it was, who did, when."""

    track: str
    place: Place
    was: Value
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """The branch that the office has last asked or told something about, in these words."""

    branch: str
    said: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChairSession:
    """What a person of a branch is talking about: the application, the place asked, the steps to undo,
    the pictures on their way, and what is `waiting` for their word.

    `muted_on` is the day on which they want no more reminders, `unheard` how many messages in a row
    were not understood, `called_on` the day on which the office was told of that, `wrote_at` when the
    long text was last written on, `forms` the forms that were last asked for, at `forms_at`,
    `overwritten` the answers that others have changed and of which they are still to hear, `has_drifted`
    whether something else was said since what waits was asked, `remarks` how many times in a row that
    asked for nothing; `receipt` the one whose picture is awaited since `receipt_at`.
    """

    track: str | None = None
    asked: Place | None = None
    steps: tuple[Step, ...] = ()
    taps: bool = False
    waiting: Waiting | None = None
    greeted_at: datetime | None = None
    arrivals: Arrivals = Arrivals()
    muted_on: date | None = None
    unheard: int = 0
    called_on: date | None = None
    wrote_at: datetime | None = None
    forms: tuple[str, ...] = ()
    forms_at: datetime | None = None
    overwritten: tuple[Overwritten, ...] = ()
    has_drifted: bool = False
    remarks: int = 0
    receipt: str = ""
    receipt_at: datetime | None = None

    def asking(self, track: str, place: Place | None, step: Step | None = None) -> ChairSession:
        """The session with this place as the present question, after a step that can be taken back."""
        steps = self._after(step) if step else self.steps
        return replace(self, track=track, asked=place, waiting=None, steps=steps)

    def with_step(self, step: Step) -> ChairSession:
        """The session that can take this step back; the oldest steps are forgotten."""
        return replace(self, steps=self._after(step))

    def _after(self, step: Step) -> tuple[Step, ...]:
        return (*self.steps, step)[-STEPS_KEPT:]

    def without_steps(self) -> ChairSession:
        """The session after something that 撤销 cannot take back."""
        return replace(self, steps=())

    def without_last_step(self) -> ChairSession:
        """The session after its last step was taken back."""
        return replace(self, steps=self.steps[:-1])


@dataclass(frozen=True, slots=True)
class OfficeSession:
    """What a person of the office was asked back: a code, or which of several things was meant.

    `unheard` is how many messages in a row were not understood; `stands_in_for` the number of the
    branch the person answers for, "" for none, and `stood_in_at` when they last did; `spoken_of` what
    was spoken of last; `visiting` the item of a visit that pictures are filed to, as of `visited_at`.
    """

    waiting: Waiting | None = None
    unheard: int = 0
    stands_in_for: str = ""
    stood_in_at: datetime | None = None
    spoken_of: SpokenOf | None = None
    visiting: str = ""
    visited_at: datetime | None = None

    @property
    def pending(self) -> Pending | None:
        """The command that waits for its code."""
        waiting = self.waiting.behind if isinstance(self.waiting, ToChoose) else self.waiting
        return waiting if isinstance(waiting, Pending) else None


@dataclass(frozen=True, slots=True)
class ReviewerSession:
    """What a reviewer judges: the application, as ballots are known, "" for none.

    `reviewing_at` is when they last did, None while they do not review.
    """

    reviewing: str = ""
    reviewing_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StrangerSession:
    """When somebody unknown was last told whom to call."""

    greeted_at: datetime | None = None


Own = (
    OfficeSession | ReviewerSession | StrangerSession
)  # of who is of no branch, in a record of their own
