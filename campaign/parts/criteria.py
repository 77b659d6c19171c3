"""The criteria of a panel as what carries a score, so that they are asked and read like a scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from campaign.parts.items import Item, Section
from campaign.parts.scorecard import Scorecard


class Criterion(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def points(self) -> int: ...


def card_of(criteria: Sequence[Criterion]) -> Scorecard:
    """The criteria as one section of items; an item may be worth more than on a form."""
    items = tuple(
        Item.model_construct(id=f"1.{at}", text=c.name, points=c.points)
        for at, c in enumerate(criteria, 1)
    )
    total = sum(item.points for item in items)
    section = Section.model_construct(number="一", title="评审", points=total, items=items)
    return Scorecard.model_construct(
        kind="scorecard",
        id="review",
        title="评审",
        form="评审",
        points=total,
        sections=(section,),
    )
