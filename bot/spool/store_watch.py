"""Whether it is any use to ask the store: while it does not answer, nobody queues up to wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

TRY_EVERY_S = 1.0


class StoreWatch:
    """What the threads of one process know of the store; one of them at a time tries it again."""

    def __init__(self, time_s: Callable[[], float]) -> None:
        self._time_s = time_s
        self._lock = threading.Lock()
        self._next_try_s: float | None = None

    def may_try(self, patience_s: float) -> bool:
        """Whether to ask the store; true for one thread a second, longer where that one waits still."""
        if self._next_try_s is None:
            return True
        with self._lock:
            now_s = self._time_s()
            if self._next_try_s is not None and now_s < self._next_try_s:
                return False
            self._next_try_s = now_s + patience_s + TRY_EVERY_S
            return True

    def note_answer(self) -> None:
        """It has answered: everybody may ask."""
        self._next_try_s = None

    def note_silence(self) -> None:
        """It has not answered in time, or refused."""
        self._next_try_s = self._time_s() + TRY_EVERY_S
