"""One entry of the outbox: what it asks for, and what it has gone through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from storage.effects import Effect, NoteSilence, TellOverwritten
from storage.outbox.effect_fields import from_fields


@dataclass(frozen=True, slots=True)
class Failures:
    """What an entry has gone through: failed attempts by kind of error, when to try again, and since
    when it failed while the app was not refused; 0 = not yet."""

    counts: Mapping[str, int] = field(default_factory=dict)
    due_ms: int = 0
    since_ms: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do; `effect` is None where this version cannot read it."""

    lane: int
    id: str
    fields: Mapping[str, str]
    effect: Effect | None
    failures: Failures = Failures()

    @property
    def key(self) -> str:
        """Names the entry among all lanes: ids are unique in one stream only."""
        return f"{self.lane}:{self.id}"

    @property
    def written_ms(self) -> int:
        """When it was written, in Redis time, milliseconds since the epoch."""
        return int(self.id.split("-")[0])

    @property
    def due_ms(self) -> int:
        """Not to be done before, in Redis time: it was put off, or it is about a later moment."""
        if isinstance(self.effect, NoteSilence | TellOverwritten):
            return max(self.failures.due_ms, self.written_ms + self.effect.after_ms)
        return self.failures.due_ms

    @property
    def person(self) -> str:
        """Whom it is for, written one way; empty where that is not known."""
        return self.effect.user_id.casefold() if self.effect else ""


def entry_of(
    lane: int, id_: str, fields: Mapping[str, str], failures: Failures = Failures()
) -> Entry:
    """The entry that a stream holds under this id."""
    return Entry(lane, id_, fields, effect_in(fields), failures)


def effect_in(fields: Mapping[str, str]) -> Effect | None:
    """What the entry asks for; None where this version cannot read it."""
    try:
        return from_fields(dict(fields))
    except (ValueError, KeyError, TypeError):
        return None


def failures_in(note: str | None) -> Failures:
    """What a stored note tells; nothing where there is none."""
    if note is None:
        return Failures()
    told = json.loads(note)
    return Failures(told["counts"], told["due_ms"], told.get("since_ms", 0))
