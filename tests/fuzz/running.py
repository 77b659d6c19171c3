"""So many inputs at one door, and what became of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from tests.fuzz import callbacks, files
from tests.fuzz.product import Product
from tests.fuzz.verdict import Verdict

SEASON_LASTS = 500  # inputs, before what they left behind is cleared away

DOORS: Mapping[str, Callable[[Random, Product], Verdict]] = {
    "envelope": callbacks.envelope,
    "content": callbacks.content,
    "text": callbacks.text,
    "page": files.page,
    "upload": files.upload,
    "roster": files.roster,
}


@dataclass(slots=True)
class Tally:
    """How many inputs were tried and how many refused, and every fault."""

    tried: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.tried + other.tried, self.refused + other.refused, self.faults + other.faults
        )

    def line(self, door: str) -> str:
        return (
            f"{door:<9}{self.tried:>9} tried {self.refused:>9} refused {len(self.faults):>4} faults"
        )


def try_door(product: Product, door: str, seed: int, count: int) -> Tally:
    """Try so many inputs at a door; what fails inside is seen through its error in the log."""
    tally, dice, root = Tally(), Random(f"{seed}/{door}"), logging.getLogger()
    root.addHandler(product.errors)
    try:
        for number in range(count):
            if number % SEASON_LASTS == 0:
                product.begin()
            verdict = DOORS[door](dice, product)
            tally.tried += 1
            tally.refused += verdict.is_refused
            if verdict.fault:
                tally.faults.append(f"input {number}: {verdict.fault}")
    finally:
        root.removeHandler(product.errors)
    return tally
