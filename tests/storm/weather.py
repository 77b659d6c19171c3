"""The storm itself: troubles that begin and end, up to two at a time, drawn with the dice of the seed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.storm.figures import Figures
from tests.storm.stage import Stage
from tests.storm.troubles import TROUBLES, End

AT_ONCE = 2


@dataclass(frozen=True)
class Strength:
    """For how long a trouble lasts, and how long it is quiet before the next begins."""

    lasts_s: tuple[float, float]
    pause_s: tuple[float, float]


SHORT = Strength((0.5, 3.5), (0.2, 1.2))
LONG = Strength((1.0, 30.0), (0.5, 3.0))


class Weather:
    """Troubles as time goes on; `pass_by` has to be called again and again."""

    def __init__(
        self,
        stage: Stage,
        figures: Figures,
        dice: Random,
        kinds: Sequence[str],
        strength: Strength,
    ) -> None:
        self._stage = stage
        self._figures = figures
        self._dice = dice
        self._kinds = kinds
        self._strength = strength
        self._still: list[str] = []
        self._now: list[tuple[float, str, End]] = []
        self._next_s = time.monotonic()

    def pass_by(self) -> None:
        """End what has lasted long enough, begin what is due."""
        now = time.monotonic()
        for trouble in [one for one in self._now if one[0] <= now]:
            trouble[2]()
            self._now.remove(trouble)
        if self._kinds and now >= self._next_s and len(self._now) < AT_ONCE:
            self._begin(self._draw(), now)
            self._next_s = time.monotonic() + self._dice.uniform(*self._strength.pause_s)

    def end(self) -> None:
        """End everything that goes on."""
        for _, _, end in self._now:
            end()
        self._now.clear()

    def _draw(self) -> str:
        """Each kind once in any order, then again in another."""
        if not self._still:
            self._still = self._dice.sample(list(self._kinds), len(self._kinds))
        return self._still.pop()

    def _begin(self, kind: str, now: float) -> None:
        if kind == "kill-supervisor":
            self.end()
        end = TROUBLES[kind](self._stage, self._dice)
        self._figures.count("troubles")
        self._figures.count("kills", int(kind.startswith("kill")))
        self._figures.count(f"trouble {kind}")
        lasts_s = self._dice.uniform(*self._strength.lasts_s)
        self._now.append((now + lasts_s, kind, end))
