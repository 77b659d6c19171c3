"""Items with points in sections, as a scorecard has them; what they add up to is in scoring.py."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field as Setting
from pydantic import PositiveInt

from campaign import problem_wording as wording
from campaign.applications import Value
from campaign.parts.entry import Entry
from campaign.settled import Name, Settled, spelled

MOST_POINTS_AN_ITEM = 20


class Item(Entry):
    """One line that is worth 0 to `points` points; `key` tells which it was before."""

    id: Annotated[str, spelled(r"[0-9]+\.[0-9]+", wording.ITEM_ID)]
    text: Name
    points: Annotated[int, Setting(gt=0, le=MOST_POINTS_AN_ITEM)]
    hint: str = ""
    key: str = ""

    @property
    def words(self) -> str:
        return self.text

    @property
    def own_key(self) -> str:
        return self.key

    def fits(self, value: Value, earlier: Entry) -> bool:
        return isinstance(value, int) and value <= self.points


class Section(Settled):
    """A headed group of items; `bonus` points come on top of the standard ones."""

    number: Name
    title: Name
    points: PositiveInt
    bonus: bool = False
    items: Annotated[tuple[Item, ...], Setting(min_length=1)]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The item ids in order."""
        return tuple(item.id for item in self.items)
