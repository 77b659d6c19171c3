"""The one atomic write of a callback, and the records and roster as this process last saw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import redis

from storage import records, roster
from storage.documents import dump, load
from storage.keys import SEEN_FOR_S
from storage.records import Record
from storage.roster import Roster

COMMIT = (Path(__file__).parent / "commit.lua").read_text(encoding="utf-8")

Write = Sequence[str]
Versioned = Record | Roster
_READERS: dict[type[Versioned], Any] = {Record: records.from_fields, Roster: roster.from_fields}


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

    def __init__(self, server: redis.Redis) -> None:
        self._script = server.register_script(COMMIT)
        self._records: dict[str, Record] = {}
        self._rosters: dict[str, Roster] = {}

    def record(self, key: str) -> Record:
        """The record as last seen here, blank when never; only a commit tells whether it is fresh."""
        return self._records.get(key) or Record()

    def roster(self, key: str) -> Roster:
        """The roster as last seen here, blank when never."""
        return self._rosters.get(key) or Roster()

    def commit(
        self,
        seen_key: str,
        reply: Mapping[str, str],
        based_on: Mapping[str, Versioned],
        writes: Iterable[Write],
        become: Mapping[str, Versioned],
        *,
        keep_s: int = SEEN_FOR_S,
    ) -> Committed | Seen | Stale:
        """Apply all writes and the seen-marker at once if every record still has its version.

        Sending the same step twice is harmless: the second time, within `keep_s`, it is Seen.
        """
        args: list[str | int] = [dump(reply), keep_s, len(based_on)]
        args += [known.version for known in based_on.values()]
        for write in writes:
            args += [len(write), *write]
        result = self._script(keys=[seen_key, *based_on], args=args)
        match result[0]:
            case "done":
                for key, known in become.items():
                    self._remember(key, known)
                return Committed()
            case "seen":
                return Seen(load(result[1]))
            case _:
                for key, fields in zip(based_on, result[1], strict=True):
                    read = _READERS[type(based_on[key])]
                    self._remember(key, read(dict(zip(fields[::2], fields[1::2], strict=True))))
                return Stale()

    def _remember(self, key: str, known: Versioned) -> None:
        if isinstance(known, Roster):
            self._rosters[key] = known
        else:
            self._records[key] = known
