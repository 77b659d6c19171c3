"""How a kind of part is answered in a rehearsal: what is written, and what must be stored after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from campaign.applications import Value
from campaign.model import Track

Said = tuple[str, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a part is answered with: chance, and of scores their `total` and so many sections."""

    track: Track
    answered: Collection[str]
    dice: Random
    total: int | None = None
    upto: int | None = None


class Plays:
    """How one kind of part is answered in a rehearsal. `part` is always of that kind."""

    def messages(self, part: Any, turn: Turn) -> Iterator[Said]:
        """Messages that answer what is open, each with the values it gives."""
        return iter(())

    def best(self, part: Any) -> Mapping[str, Value]:
        """The best value of each entry that has one, by entry."""
        return {}
