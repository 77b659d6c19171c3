"""How far a rehearsal is: one line that is written over on a terminal, else a line a moment."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from typing import TextIO

WEEKDAYS = "一二三四五六日"
EVERY_S = 30.0  # between two lines of one scene, where none can be written over


class Progress:
    """Writes lines about campaign time and counts."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._is_open = False
        self._shown_at = time.monotonic()

    def show(self, at: datetime, what: str, counts: str, *, is_passing: bool = False) -> None:
        """Tell where the season is; `at` is local. What is passing is told if nothing was lately."""
        is_due = time.monotonic() - self._shown_at >= EVERY_S
        if is_passing and not is_due and not self._out.isatty():
            return
        self._shown_at = time.monotonic()
        line = f"{at.month}月{at.day}日（周{WEEKDAYS[at.weekday()]}）{at:%H:%M}　{what}　{counts}"
        if self._out.isatty():
            self._out.write(f"\r\x1b[K{line}")
            self._is_open = True
        else:
            self._out.write(f"{line}\n")
        self._out.flush()

    def say(self, text: str) -> None:
        """Tell something that stays."""
        self.end_line()
        self._out.write(f"{text}\n")
        self._out.flush()

    def end_line(self) -> None:
        """Leave the line that is written over as it is."""
        if self._is_open:
            self._out.write("\n")
            self._is_open = False
