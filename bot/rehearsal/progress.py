"""How far a rehearsal is: one line that is written over on a terminal, else a line a moment."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TextIO

WEEKDAYS = "一二三四五六日"


class Progress:
    """Writes lines about campaign time and counts."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._is_open = False

    def show(self, at: datetime, what: str, counts: str) -> None:
        """Tell where the season is; `at` is local."""
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
