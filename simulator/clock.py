"""The enterprise's own clock, by which tokens, media and cards grow old."""

import threading
import time
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


class Clock:
    """The wall clock plus what tests have advanced it by."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return the enterprise's time in unix seconds."""
        return time.time() + self._ahead

    def advance(self, step: timedelta) -> None:
        """Let tokens, media, cards and rate limits grow older by `step`."""
        with self._lock:
            self._ahead += step.total_seconds()


def wall() -> datetime:
    """Return the wall clock in the enterprise's zone."""
    return datetime.now(CHINA)
