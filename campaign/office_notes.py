"""What the office notes about an application after it was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from campaign.place import Place


@dataclass(frozen=True, slots=True)
class Paper:
    """The stamped paper is at the office: since when, which version it is, who registered it.

    `taken_for` is the version that counted then; the office may have taken an older paper for it. It
    stays good for a newer version that changes nothing on the form.
    """

    at: datetime
    version: int
    user_id: str
    taken_for: int


@dataclass(frozen=True, slots=True)
class PaperRefusal:
    """A stamped paper that was given back: when, why, who did; `version` 0 where it was not registered."""

    at: datetime
    user_id: str
    reason: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Return:
    """Sent back for correction: only these entries and whole parts may be changed.

    `done` are the entries and parts (an entry of "") that the branch has dealt with since, `due_at` is
    when it shall be back.
    """

    at: datetime
    user_id: str
    reason: str
    places: tuple[Place, ...]
    done: tuple[Place, ...] = ()
    due_at: datetime | None = None

    @property
    def pending(self) -> tuple[Place, ...]:
        """What the branch has not dealt with yet, in the order of the forms."""
        return tuple(place for place in self.places if place not in self.done)

    def is_overdue(self, now: datetime) -> bool:
        """True where it should have been back by now."""
        return is_past(self.due_at, now)


def is_past(due_at: datetime | None, now: datetime) -> bool:
    """Whether something was due and is not any more in time."""
    return due_at is not None and now > due_at


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the application, as the office has noted it, and when the chair was told."""

    is_recommended: bool
    reason: str
    at: datetime
    user_id: str
    told_at: datetime | None = None
