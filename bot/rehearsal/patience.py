"""How long to wait for something: a machine with much else to do is not the product's fault."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

USUAL_START_S = 4.0
LOOK_EVERY_S = 0.05


class Patience:
    """Grows with the number of people served, and with how slow this machine proves to be."""

    def __init__(self, branches: int) -> None:
        self._base_s = 60 + 0.2 * branches
        self._slowness = 1.0

    def note_start(self, took_s: float) -> None:
        """Learn from how long the product took to start."""
        self._slowness = max(self._slowness, took_s / USUAL_START_S)

    def wait(self, is_there: Callable[[], bool], stop: threading.Event) -> None:
        """Wait until it is there, as long as is fitting."""
        until = time.monotonic() + self.seconds
        while not is_there() and time.monotonic() < until and not stop.is_set():
            time.sleep(LOOK_EVERY_S)

    @property
    def seconds(self) -> float:
        return self._base_s * self._slowness
