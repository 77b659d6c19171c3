"""Which reminders of a branch were taken by some process, and what became of their messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import cast

from redis import Redis

from storage.atomic import Atomic, Held, Write, field_below, field_is, to_outbox
from storage.cards import AnyCard
from storage.codec import Codec
from storage.effects import SendReminder
from storage.keys import Keys

CLAIM, COUNT, MESSAGE, REFUSED = "claim:", "count:", "message:", "refused:"
_HERE = Path(__file__).parent


class Verdict(StrEnum):
    """What became of the wish to claim a reminder; `taken` is a repeat or another process."""

    CLAIMED = "claimed"
    TAKEN = "taken"
    ENOUGH = "enough"


class Result(StrEnum):
    """What became of one message; the values are stored, so they never change."""

    OPEN = ""
    SENT = "sent"
    NOTHING = "nothing"
    MUTED = "muted"
    QUIET = "quiet"
    CLOSED = "closed"
    SUPERSEDED = "superseded"
    LATE = "late"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ReminderMessage:
    """What a person is sent, the same at every attempt, and how far that is.

    `tried_ms` tells since when it may have arrived without our knowing, in Redis time; 0 = surely
    not. `sent_at` and `settled_at` are campaign time.
    """

    text: str = ""
    card: AnyCard | None = None
    tried_ms: int = 0
    sent_at: str = ""
    result: Result = Result.OPEN
    settled_at: str = ""

    @property
    def counts(self) -> bool:
        """True unless the person has surely got nothing."""
        return bool(self.sent_at or self.tried_ms) or self.result is Result.OPEN


@dataclass(frozen=True, slots=True)
class _Claim:
    """A slot that was taken: when, for which day, for whom; the scripts read it too."""

    at: datetime
    day: date
    to: tuple[str, ...] = ()
    nudge: bool = False


_MESSAGE = Codec[ReminderMessage](ReminderMessage, dict)
_CLAIM = Codec[_Claim](_Claim, dict)


@dataclass(frozen=True, slots=True)
class Reminded:
    """One claim: when and for which day it was taken, and what became of it for each person.

    `counts` is False once it is certain that nobody got anything.
    """

    slot: str
    at: datetime
    day: date
    results: Mapping[str, Result]
    counts: bool = True
    was_nudge: bool = False

    @property
    def was_sent(self) -> bool:
        """True when somebody got it."""
        return Result.SENT in self.results.values()


class ReminderBook:
    """Claims and messages of all branches; every write is one script, harmless when sent twice."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._atomic = Atomic(server)
        self._begin = server.register_script(_script("begin_reminder"))
        self._settle = server.register_script(_script("settle_reminder"))
        self._release = server.register_script(_script("release_reminder"))

    def claim(
        self, reminders: Sequence[SendReminder], most: int, now: datetime, *, use_up: bool
    ) -> Verdict:
        """Take one claim and write its messages to the outbox, all of one branch, slot and day.

        Where the day has `most` already nothing is sent; with `use_up` the claim is taken all the same.
        """
        first = reminders[0]
        people = tuple(reminder.user_id.casefold() for reminder in reminders)
        claim = _Claim(now, date.fromisoformat(first.day), people, first.is_nudge)
        key, name = self._keys.reminders(first.branch), CLAIM + first.slot
        free, day = field_is(key, name, None), COUNT + first.day
        writes: list[Write] = [["HSET", key, name, _CLAIM.write(claim)], ["HINCRBY", key, day, "1"]]
        writes += to_outbox(self._keys, reminders)
        match self._atomic.write([free, field_below(key, day, most)], writes):
            case None:
                return Verdict.CLAIMED
            case Held(0, taken):  # sent again, it finds its own
                is_ours = taken is not None and _CLAIM.read(taken) == claim
                return Verdict.CLAIMED if is_ours else Verdict.TAKEN
        if use_up:
            unsent = replace(claim, to=())
            self._atomic.write([free], [["HSET", key, name, _CLAIM.write(unsent)]])
        return Verdict.ENOUGH

    def refuse(self, branch: str, name: str, why: str) -> None:
        """Note why a nudge leaves out a branch; what was noted first stays."""
        self._server.hsetnx(self._keys.reminders(branch), REFUSED + name, why)

    def message(self, reminder: SendReminder) -> ReminderMessage:
        """How far a message is; a blank one before it was composed."""
        text = self._server.hget(self._keys.reminders(reminder.branch), _field(reminder))
        return _message(cast("str | None", text))

    def begin(self, reminder: SendReminder, message: ReminderMessage) -> ReminderMessage:
        """Store a message before it is tried; the one stored before, if that may have arrived."""
        key = self._keys.reminders(reminder.branch)
        stored = self._begin(keys=[key], args=[_field(reminder), _MESSAGE.write(message)])
        return _message(cast(str, stored))

    def keep(self, reminder: SendReminder, message: ReminderMessage) -> None:
        """Store a message that is on its way."""
        key = self._keys.reminders(reminder.branch)
        self._server.hset(key, _field(reminder), _MESSAGE.write(message))

    def settle(
        self, reminder: SendReminder, message: ReminderMessage, result: Result, now: datetime
    ) -> None:
        """Note what became of a message of a claim that stands; what it was settled as first stays."""
        settled = replace(message, result=result, settled_at=now.isoformat())
        self._settle(
            keys=[self._keys.reminders(reminder.branch)],
            args=[
                reminder.slot,
                reminder.day,
                reminder.user_id.casefold(),
                _MESSAGE.write(settled),
            ],
        )

    def release(self, reminder: SendReminder) -> bool:
        """Give the claim back so that it is taken again later; False once a message was begun."""
        key = self._keys.reminders(reminder.branch)
        return bool(self._release(keys=[key], args=[reminder.slot, reminder.day]))

    def reminded(self, numbers: Iterable[str]) -> dict[str, tuple[Reminded, ...]]:
        """All claims of these branches by branch number, oldest first, in one round trip."""
        numbers = list(numbers)
        pipeline = self._server.pipeline(transaction=False)
        for number in numbers:
            pipeline.hgetall(self._keys.reminders(number))
        return dict(zip(numbers, map(reminded_in, pipeline.execute()), strict=True))

    def last_reached(self, number: str, user_id: str) -> datetime | None:
        """When a reminder of the branch last reached this person; None where none did."""
        (claims,) = self.reminded((number,)).values()
        person = user_id.casefold()
        return max((r.at for r in claims if r.results.get(person) is Result.SENT), default=None)

    def refused(self, name: str, numbers: Iterable[str]) -> dict[str, str]:
        """Why a nudge has left out branches, by number; only those it has."""
        found = self._read_field(REFUSED + name, list(numbers))
        return {number: why for number, why in found.items() if why is not None}

    def unclaimed(self, slot: str, numbers: Iterable[str]) -> list[str]:
        """The branches of which nobody has claimed a reminder."""
        found = self._read_field(CLAIM + slot, list(numbers))
        return [number for number, claim in found.items() if claim is None]

    def _read_field(self, field: str, numbers: Sequence[str]) -> dict[str, str | None]:
        pipeline = self._server.pipeline(transaction=False)
        for number in numbers:
            pipeline.hget(self._keys.reminders(number), field)
        return dict(zip(numbers, pipeline.execute(), strict=True))


def reminded_in(fields: Mapping[str, str]) -> tuple[Reminded, ...]:
    """The claims of one branch as its Redis hash holds them, oldest first."""
    found = []
    for name, text in fields.items():
        if not name.startswith(CLAIM):
            continue
        slot, claim = name.removeprefix(CLAIM), _CLAIM.read(text)
        messages = {
            person: _message(fields.get(f"{MESSAGE}{slot}:{person}")) for person in claim.to
        }
        results = {person: message.result for person, message in messages.items()}
        counts = any(message.counts for message in messages.values())
        found.append(Reminded(slot, claim.at, claim.day, results, counts, claim.nudge))
    return tuple(sorted(found, key=lambda reminded: reminded.at))


def _field(reminder: SendReminder) -> str:
    return f"{MESSAGE}{reminder.slot}:{reminder.user_id.casefold()}"


def _message(text: str | None) -> ReminderMessage:
    return _MESSAGE.read(text) if text else ReminderMessage()


def _script(name: str) -> str:
    return (_HERE / f"{name}.lua").read_text(encoding="utf-8")
