"""Signs of life: when each part of the product last did its work, by the clock of the server."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, cast

from redis import Redis

from storage.keys import Keys
from storage.server.clock import ServerClock

PROBE = "probe"


class Part(StrEnum):
    """What gives signs of life."""

    WORKER = "worker"
    TICK = "tick"


class Pulse:
    """Written by the parts themselves; the freshest counts, whichever process it came from."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys
        self._now_ms = ServerClock(server)

    def beat(self, part: Part) -> None:
        """Note that the part has just done its work."""
        self._server.hset(self._keys.pulse, part, str(self._now_ms()))

    def probe(self) -> None:
        """Write something: a store that is full or a replica answers a ping all the same."""
        self._server.hset(self._keys.pulse, PROBE, "")

    def last(self, part: Part) -> str | None:
        """The last sign of life of a part: another one each time; None where it never gave any."""
        return cast("str | None", self._server.hget(self._keys.pulse, part))

    def ages(self) -> dict[Part, float]:
        """Seconds since each part last did its work; those that never did are left out."""
        pipeline = self._server.pipeline(transaction=False)
        pipeline.time()
        pipeline.hgetall(self._keys.pulse)
        (seconds, microseconds), beats = pipeline.execute()
        return ages(seconds + microseconds / 1e6, beats)


def ages(now_s: float, beats: dict[str, Any]) -> dict[Part, float]:
    """Seconds since each beat."""
    return {part: max(0.0, now_s - int(beats[part]) / 1000) for part in Part if part in beats}
