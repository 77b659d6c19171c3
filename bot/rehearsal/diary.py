"""What is noted while a season is played, by many people at once."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field

SHOWN = 160


class AstrayError(Exception):
    """A person was not told what they had to be told, and gives up."""


@dataclass(frozen=True)
class Surprise:
    """A reply that was not what it had to be."""

    person: str
    said: str
    wanted: str
    told: str

    def __str__(self) -> str:
        told = on_one_line(self.told) or "（没有回答）"
        return f"{self.person} 说“{self.said[:20]}”，应答里应有“{self.wanted}”，实为“{told}”"


@dataclass
class Diary:
    """Surprises and counts."""

    surprises: list[Surprise] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str, times: int = 1) -> None:
        with self._lock:
            self.counts[what] += times

    def surprised(self, surprise: Surprise) -> AstrayError:
        """Note a surprise; gives the error to raise."""
        with self._lock:
            self.surprises.append(surprise)
        return AstrayError(str(surprise))


def on_one_line(text: str) -> str:
    """The beginning of a text, short enough for a line of the verdict."""
    return " ".join(text.split())[:SHOWN]
