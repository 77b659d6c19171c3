"""What a store is known to have lost: records that went back to an older version, or everything.

A replica that took over, a snapshot that was put back, a server that was emptied: they go on as if
nothing were missing. Only who remembers what was written can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from redis import Redis

from storage.keys import Keys

EMPTIED, REPLACED = "emptied", "replaced"  # and else the owner of a record, as `branch:03`


class LossBook:
    """The losses of one campaign, kept in the store that goes on."""

    def __init__(self, server: Redis, keys: Keys, now_ms: Callable[[], int]) -> None:
        self._server = server
        self._keys = keys
        self._now_ms = now_ms

    def note(self, what: str) -> None:
        """Note that this was lost just now, or was found to be."""
        self._server.hset(self._keys.losses, what, str(self._now_ms()))

    def all(self) -> dict[str, int]:
        """What was lost, and when that was found, in ms; the last first."""
        found: Any = self._server.hgetall(self._keys.losses)
        return dict(sorted(((k, int(v)) for k, v in found.items()), key=lambda e: (-e[1], e[0])))
