"""How a kind of part is answered in a rehearsal: what is written, and what must be stored after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from random import Random
from typing import Any

from campaign.applications import Value
from campaign.model import Track

Said = tuple[str, Mapping[str, Value]]


class Plays:
    """How one kind of part is answered in a rehearsal. `part` is always of that kind."""

    def messages(
        self,
        track: Track,
        part: Any,
        answered: Collection[str],
        total: int | None,
        upto: int | None,
        dice: Random,
    ) -> Iterator[Said]:
        """Messages that answer what is open, each with the values it gives.

        Of scores those that add up to `total`, and `upto` so many sections.
        """
        return iter(())

    def best(self, part: Any) -> Mapping[str, Value]:
        """The best value of each entry that has one, by entry."""
        return {}
