"""The one atomic write of a callback, and the records and roster as this process last saw them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from redis import Redis

from storage import batches, records, roster
from storage.atomic import Atomic, Guard, Held, Moved, Write, stamp_is, unset
from storage.batches import Batch, Versioned
from storage.documents import dump, load
from storage.keys import SEEN_FOR_S, Keys
from storage.losses import LossBook
from storage.owners import ROSTER, Owner
from storage.records import Record
from storage.roster import Roster
from storage.server.clock import ServerClock
from storage.store_errors import StoreError

RECORDS_KEPT = 500  # of those who wrote last; any other costs one more round trip

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Committed:
    """The step is durable."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The callback was answered before; nothing was written now."""

    reply: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stale:
    """A record has moved on; nothing was written, the records are fresh again."""


class Commits:
    """Commits steps and remembers the records they were built on, so that reading costs nothing."""

    def __init__(self, server: Redis, keys: Keys, remembers: int = RECORDS_KEPT) -> None:
        self._server = server
        self._keys = keys
        self._losses = LossBook(server, keys, ServerClock(server))
        self._was_away = False
        self._atomic = Atomic(server)
        self._records: dict[Owner, Record] = {}
        self._remembers = remembers
        self._remembering = Lock()
        self._roster = Roster()

    def record(self, owner: Owner) -> Record:
        """The record as last seen here, blank when never; only a commit tells whether it is fresh."""
        return self._records.get(owner) or Record()

    def roster(self) -> Roster:
        """The roster as last seen here, blank when never."""
        return self._roster

    def commit(
        self,
        name: str,
        reply: Mapping[str, str],
        based_on: Mapping[Owner, Versioned],
        batch: Batch,
        *,
        keep_s: int = SEEN_FOR_S,
    ) -> Committed | Seen | Stale:
        """Write the batch and the reply under this name at once if every record has its version still.

        Sending the same step twice is harmless: the second time, within `keep_s`, it is Seen.
        """
        become = batches.after(batch, based_on)
        seen = self._keys.seen(name)
        guards: list[Guard] = [unset(seen)]
        guards += [stamp_is(self._keys.of(owner), known.stamp) for owner, known in based_on.items()]
        writes = [*batches.writes(self._keys, batch, based_on, become)]
        writes.append(["SET", seen, dump(reply), "EX", str(keep_s)])
        match self._written(guards, writes):
            case Held(_, text):
                return Seen(load(text or "{}"))
            case Moved(fresh):
                for (owner, known), fields in zip(based_on.items(), fresh, strict=True):
                    self._refresh(owner, known, fields)
                return Stale()
        for owner, known in become.items():
            self._remember(owner, known)
        return Committed()

    def once(self, name: str, batch: Batch, *, keep_s: int = SEEN_FOR_S) -> bool:
        """Write this under a name, False where it was before; so it is written once, if tried again."""
        return isinstance(self.commit(name, {}, {}, batch, keep_s=keep_s), Committed)

    def was_done(self, name: str) -> bool:
        """Whether something was written under this name, as far back as names are kept."""
        return bool(self._server.exists(self._keys.seen(name)))

    def _written(self, guards: list[Guard], writes: list[Write]) -> Held | Moved | None:
        """Write; a store that had been away may have come back as one that remembers less."""
        try:
            if self._was_away:
                self._compare()
                self._was_away = False
            return self._atomic.write(guards, writes)
        except StoreError:
            self._was_away = True
            raise

    def _compare(self) -> None:
        """Hold all that is remembered here against the store, and forget what is not so."""
        known = [(owner, record) for owner, record in [*self._records.items()] if record.version]
        pipeline = self._server.pipeline(transaction=False)
        for owner, _ in known:
            pipeline.hget(self._keys.of(owner), records.VERSION)
        for (owner, record), stamp in zip(known, pipeline.execute(), strict=True):
            if stamp != record.stamp:
                fields: Any = self._server.hgetall(self._keys.of(owner))
                self._refresh(owner, record, fields)

    def _refresh(self, owner: Owner, known: Versioned, fields: Mapping[str, str]) -> None:
        fresh: Versioned = (
            roster.from_fields(fields) if owner == ROSTER else records.from_fields(fields, owner)
        )
        if fresh.version < known.version or (
            fresh.version == known.version and fresh.mark != known.mark
        ):
            log.error(
                "the store has lost writes: %s is %s, was %s", owner, fresh.stamp, known.stamp
            )
            self._losses.note(":".join(filter(None, owner)))
        self._remember(owner, fresh)

    def _remember(self, owner: Owner, known: Versioned) -> None:
        if isinstance(known, Roster):
            self._roster = known
            return
        with self._remembering:
            self._records.pop(owner, None)  # so that the first is the one not changed for longest
            self._records[owner] = known
            while len(self._records) > self._remembers:
                del self._records[next(iter(self._records))]
