"""How many callbacks were refused, by reason, in all processes together."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import cast

from redis import Redis, RedisError

from storage.keys import Keys

LAST = "last:"  # before a reason: when one was refused for it, in seconds
WRITTEN_EVERY = timedelta(
    seconds=1
)  # whoever sends a flood of forged ones does not flood the store


class RefusedCallbacks:
    """Counts here and adds to the store now and then; what cannot be added is added later."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._lock = threading.Lock()
        self._counted = Counter[str]()
        self._written_at: datetime | None = None

    def note(self, reason: str, now: datetime) -> None:
        """Count one; with the next one, what was counted within this second is written too."""
        with self._lock:
            self._counted[reason] += 1
            if self._written_at and abs(now - self._written_at) < WRITTEN_EVERY:
                return
            counted, self._counted, self._written_at = self._counted, Counter(), now
        pipeline = self._server.pipeline(transaction=True)
        for counted_reason, number in counted.items():
            pipeline.hincrby(self._keys.refused, counted_reason, number)
            pipeline.hset(self._keys.refused, LAST + counted_reason, str(int(now.timestamp())))
        try:
            pipeline.execute()
        except RedisError:
            with self._lock:
                self._counted += counted

    def counts(self) -> dict[str, int]:
        """How many were refused so far, by reason."""
        found = self._read()
        return {reason: n for reason, n in found.items() if not reason.startswith(LAST)}

    def last(self, reason: str) -> datetime | None:
        """When a callback was last refused for this reason; None where none was."""
        at = self._read().get(LAST + reason)
        return datetime.fromtimestamp(at, UTC) if at else None

    def _read(self) -> dict[str, int]:
        fields = cast("dict[str, str]", self._server.hgetall(self._keys.refused))
        return {name: int(value) for name, value in sorted(fields.items())}
