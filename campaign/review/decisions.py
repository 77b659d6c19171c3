"""What is put on record when an award is decided: the meeting, what is made public, objections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from campaign.reminder_settings import Reminders


@dataclass(frozen=True, slots=True)
class Votes:
    """For, against and abstained."""

    ayes: int
    noes: int
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that decided: `people` maps a part in it (主持, 出席 …) to who had it, as written.

    `votes` are by what an applicant is known by, where there was a vote.
    """

    at: datetime
    place: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    votes: Mapping[str, Votes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publicity:
    """What is recommended is made public from one working day to another, both included."""

    first: date
    last: date
    days: int

    def is_over(self, today: date) -> bool:
        """True once the last day has passed."""
        return today > self.last


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that was said against a recommendation, to be answered until `due`."""

    number: int
    award: str
    about: str
    said: str
    at: datetime
    user_id: str
    due: date
    answer: str = ""
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_at is None


def made_public(first: date, days: int, calendar: Reminders) -> Publicity:
    """Made public for so many working days, from this day or the first working day after it."""
    first = next_working_day(first, calendar)
    return Publicity(first, working_day(first, days, calendar), days)


def working_day(first: date, number: int, calendar: Reminders) -> date:
    """The so manieth working day, counted from the first day if that is one."""
    day = next_working_day(first, calendar)
    for _ in range(number - 1):
        day = next_working_day(day + timedelta(days=1), calendar)
    return day


def next_working_day(day: date, calendar: Reminders) -> date:
    """The day itself where it is worked, else the next one that is."""
    while calendar.is_day_off(day):
        day += timedelta(days=1)
    return day
