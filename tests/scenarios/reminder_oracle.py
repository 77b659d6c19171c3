"""Which reminders a month must bring: a plain function of calendar, looks and what branches did.

It knows nothing of the product: the calendars are written out by hand, and the rules are those of
the notice to chairs, in as few words as possible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

Calendar = Sequence[tuple[datetime, str]]


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2023-{text}:00+08:00")


@dataclass(frozen=True)
class Term:
    """When a branch has to be done, and when it is reminded until then."""

    deadline: datetime
    calendar: Calendar


OPENING = at("05-02T09:00")
TERM = Term(
    at("05-31T17:40"),
    (
        (at("05-02T09:17"), "opening"),
        (at("05-09T09:07"), "three weeks"),  # 10 May is a day off
        (at("05-17T09:07"), "two weeks"),
        (at("05-24T09:07"), "one week"),
        (at("05-26T09:07"), "four days"),  # 27 May is a Saturday
        (at("05-29T09:07"), "two days"),
        (at("05-30T09:07"), "one day"),
        (at("05-31T08:37"), "morning"),
        (at("05-31T16:37"), "last hour"),
    ),
)
EXTENDED = Term(
    at("06-02T12:00"),
    (
        (at("05-02T09:17"), "opening"),
        (at("05-12T09:07"), "three weeks"),
        (at("05-19T09:07"), "two weeks"),
        (at("05-26T09:07"), "one week"),
        (at("05-29T09:07"), "four days"),
        (at("05-31T09:07"), "two days"),
        (at("06-01T09:07"), "one day"),
        (at("06-02T08:37"), "morning"),
        (at("06-02T10:57"), "last hour"),
    ),
)
DAYS_OFF = {date(2023, 5, 10)}
WORKED = {date(2023, 5, 13)}
ESCALATES = 4


@dataclass
class Branch:
    """What a branch has done so far; a track is none, filling, submitted, done or declined."""

    chair: str
    deputy: str = ""
    tracks: dict[str, str] = field(default_factory=lambda: {"home": "none", "station": "none"})
    has_written: bool = False
    muted_on: date | None = None
    term: Term = TERM

    def wants(self, slot: str) -> bool:
        """Whether there is anything to remind of; the opening is for those who did nothing."""
        if slot == "opening":
            return all(state == "none" for state in self.tracks.values())
        return any(state in ("none", "filling", "submitted") for state in self.tracks.values())

    def people(self, today: date) -> list[str]:
        silent = not self.has_written
        is_short = (self.term.deadline.date() - today).days <= ESCALATES
        return [self.chair, self.deputy] if self.deputy and silent and is_short else [self.chair]


class Oracle:
    """Told of every look at the clock that was not cut short, it says who gets something."""

    def __init__(self) -> None:
        self._handled: set[tuple[str, datetime, str]] = set()
        self._sent: Counter[tuple[str, date]] = Counter()

    def look(self, now: datetime, branches: Mapping[str, Branch]) -> list[str]:
        """Whom reminders must reach at this look."""
        whom = []
        for number, branch in branches.items():
            slot = _due(branch.term, now)
            if slot is None or (number, *slot) in self._handled:
                continue
            self._handled.add((number, *slot))
            today = now.date()
            most = 2 if today == branch.term.deadline.date() else 1
            if self._sent[number, today] >= most or not branch.wants(slot[1]):
                continue
            is_last = today == branch.term.deadline.date()
            is_muted = branch.muted_on == today and not is_last
            reached = branch.people(today)[1 if is_muted else 0 :]
            self._sent[number, today] += bool(reached)
            whom += reached
        return whom

    def got(self, number: str, branch: Branch, now: datetime) -> None:
        """A process died right after it had reached this branch."""
        slot = _due(branch.term, now)
        assert slot is not None
        self._handled.add((number, *slot))
        self._sent[number, now.date()] += 1


def _due(term: Term, now: datetime) -> tuple[datetime, str] | None:
    today = now.date()
    is_off = today in DAYS_OFF or (today.weekday() >= 5 and today not in WORKED)
    if is_off and today != term.deadline.date():
        return None
    if not (OPENING <= now < term.deadline) or not time(8) <= now.time() < time(21):
        return None
    if now.minute in (0, 30):
        return None
    come = [slot for slot in term.calendar if slot[0] <= now]
    to_come = any(slot[0] > now and slot[0].date() == today for slot in term.calendar)
    if not come or (come[-1][0].date() != today and to_come):
        return None
    return come[-1]
