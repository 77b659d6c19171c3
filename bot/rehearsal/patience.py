"""How long to wait for something: a machine with much else to do is not the product's fault."""

from __future__ import annotations

USUAL_START_S = 4.0


class Patience:
    """Grows with the number of people served, and with how slow this machine proves to be."""

    def __init__(self, branches: int) -> None:
        self._base_s = 60 + 0.2 * branches
        self._slowness = 1.0

    def note_start(self, took_s: float) -> None:
        """Learn from how long the product took to start."""
        self._slowness = max(self._slowness, took_s / USUAL_START_S)

    @property
    def seconds(self) -> float:
        return self._base_s * self._slowness
