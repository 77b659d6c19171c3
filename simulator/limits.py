"""Limits that message/send applies silently: byte cuts, pace, repeated bodies."""

import threading
from collections import defaultdict, deque

from simulator.clock import Clock

TEXT_BYTES = 2048
PER_MINUTE = 30
PER_HOUR = 1000


def cut_bytes(text: str, limit: int = TEXT_BYTES) -> str:
    """Return `text` cut to `limit` bytes on a character boundary."""
    return text.encode()[:limit].decode("utf-8", "ignore")


class Pace:
    """Counts messages per member; beyond the limit they vanish without an error."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sent: dict[str, deque[float]] = defaultdict(deque)

    def admits(self, user_id: str) -> bool:
        """Count one message to the member, unless this minute or hour is full."""
        now = self._clock.now()
        with self._lock:
            sent = self._sent[user_id.lower()]
            while sent and now - sent[0] >= 3600:
                sent.popleft()
            last_minute = sum(1 for at in sent if now - at < 60)
            if last_minute >= PER_MINUTE or len(sent) >= PER_HOUR:
                return False
            sent.append(now)
            return True


class RepeatedBodies:
    """Remembers whole request bodies for enable_duplicate_check."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._until: dict[str, float] = {}

    def knows(self, body: str) -> bool:
        """Tell whether this body was remembered and is still within its interval."""
        return self._until.get(body, 0.0) > self._clock.now()

    def remember(self, body: str, interval_s: int) -> None:
        """Suppress this body for the interval, at most four hours."""
        with self._lock:
            self._until[body] = self._clock.now() + min(interval_s, 14400)
