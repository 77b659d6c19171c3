"""What a storm counted, and what it found."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field

BAD = ("lost", "doubled", "contradicted")
SHOWN = ("messages", "deliveries", "kept", "troubles", "kills", *BAD, "late")


@dataclass(frozen=True)
class Finding:
    """One broken promise; `kind` is one of BAD."""

    kind: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


@dataclass
class Figures:
    """Counts by name, and findings; many threads write at once."""

    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str, times: int = 1) -> None:
        with self._lock:
            self.counts[what] += times

    def found(self, kind: str, words: str) -> None:
        with self._lock:
            self.counts[kind] += 1
            self.findings.append(Finding(kind, words))

    def add(self, other: Figures) -> None:
        """Take in what another storm counted."""
        self.counts += other.counts
        self.findings += other.findings

    def line(self) -> str:
        return "  ".join(f"{name} {self.counts[name]}" for name in SHOWN)
