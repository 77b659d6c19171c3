"""The time of the Redis server: the one clock that all workers on all machines share."""

from __future__ import annotations

import time
from collections.abc import Callable

from redis import Redis

ASK_EVERY_S = 10.0


class ServerClock:
    """Milliseconds since 1970 by the Redis server, asked now and then and counted on in between."""

    def __init__(self, server: Redis, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._server = server
        self._monotonic = monotonic
        self._asked: tuple[float, int] | None = None

    def __call__(self) -> int:
        asked = self._asked
        if asked is None or self._monotonic() - asked[0] > ASK_EVERY_S:
            seconds, microseconds = self._server.time()
            asked = self._asked = (self._monotonic(), seconds * 1000 + microseconds // 1000)
        return asked[1] + int((self._monotonic() - asked[0]) * 1000)
