"""An application: what one branch has answered for one track, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

Value = int | str | bool
Answers = Mapping[str, Value]
NOTHING: Answers = MappingProxyType({})


class Status(StrEnum):
    """Where an application stands; the values are stored, so they never change."""

    NOT_STARTED = "not_started"
    FILLING = "filling"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DECLINED = "declined"


class Place(NamedTuple):
    """One thing that can be answered: an entry (item, question or field) of a part, by name."""

    part: str
    entry: str


@dataclass(frozen=True, slots=True)
class Application:
    """The answers of a branch for a track; `answers` maps part id -> entry id -> value."""

    track: str
    status: Status = Status.NOT_STARTED
    answers: Mapping[str, Answers] = field(default_factory=dict)
    changed_at: datetime | None = None
    paper_at: datetime | None = None

    def part(self, part_id: str) -> Answers:
        """The answers of one part, empty when nothing was said yet."""
        return self.answers.get(part_id, NOTHING)

    def value(self, place: Place) -> Value | None:
        """The answer at a place, None when it is open."""
        return self.part(place.part).get(place.entry)

    def with_values(self, values: Mapping[Place, Value | None], now: datetime) -> Application:
        """The application after these answers, begun if it was not; None takes an answer back."""
        answers = {part: dict(entries) for part, entries in self.answers.items()}
        for place, value in values.items():
            entries = answers.setdefault(place.part, {})
            if value is None:
                entries.pop(place.entry, None)
            else:
                entries[place.entry] = value
        return replace(self, answers=answers, status=self._once_touched(), changed_at=now)

    def with_status(self, status: Status, now: datetime) -> Application:
        """The application standing elsewhere, answers untouched."""
        return replace(self, status=status, changed_at=now)

    def _once_touched(self) -> Status:
        return Status.FILLING if self.status is Status.NOT_STARTED else self.status
