"""Scorecards: items with points, in sections, that must add up. They carry the score of an application."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Setting
from pydantic import NonNegativeInt, PositiveInt

from campaign import problem_wording as wording
from campaign.parts.items import Item, Section
from campaign.parts.part import Part, Stretch
from campaign.settled import Draft, Name, Problem, repeats


class Scorecard(Part):
    """Items with points, in sections."""

    kind: Literal["scorecard"]
    form: Name
    points: PositiveInt
    bonus_points: NonNegativeInt = 0
    sections: Annotated[tuple[Section, ...], Setting(min_length=1)]
    is_only_one: ClassVar[bool] = True
    carries_score: ClassVar[bool] = True

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order of the official form."""
        return {item.id: item for section in self.sections for item in section.items}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The item ids in the order of the official form."""
        return tuple(self.items)

    @cached_property
    def standard_order(self) -> tuple[str, ...]:
        """The item ids outside of bonus sections, in the order of the official form."""
        return tuple(name for name in self.order if not self.section_of[name].bonus)

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section that holds each item id."""
        return {item.id: section for section in self.sections for item in section.items}

    @cached_property
    def entries(self) -> tuple[Item, ...]:
        return tuple(self.items.values())

    @property
    def on_form(self) -> str:
        return self.form

    @property
    def scored(self) -> Scorecard:
        return self

    def stretches(self) -> Iterator[Stretch]:
        for section in self.sections:
            name, ids = f"{self.id}/{section.number}", frozenset(section.ids)
            yield Stretch(name, self, section.number, len(section.items), ids)

    @staticmethod
    def problems(part: Draft) -> Iterator[Problem]:
        """Totals that do not add up, from the items to the form."""
        sections = part.each("sections")
        for position, section in enumerate(sections, 1):
            yield from _total_problem(section, "各项（items）", "points", section.each("items"))
            yield from _position_problems(section, position)
        bonus = [section for section in sections if section.at("bonus").data is True]
        yield from _total_problem(part, "各部分（sections）", "points", sections)
        if all(section.at("bonus").data in (None, True, False) for section in sections):
            yield from _total_problem(part, "加分部分（bonus）", "bonus_points", bonus, default=0)
        yield from repeats(sections, "number")

    @staticmethod
    def numbered(part: Draft) -> list[Draft]:
        return [item for section in part.each("sections") for item in section.each("items")]


def _total_problem(
    whole: Draft, what: str, key: str, pieces: list[Draft], default: int | None = None
) -> Iterator[Problem]:
    """Report a total that differs from the sum; nothing while one of the numbers is missing."""
    total = whole.at(key).number
    total = default if total is None else total
    points = [number for piece in pieces if (number := piece.at("points").number) is not None]
    countable = len(points) == len(pieces) and (points or default is not None)
    if total is not None and countable and sum(points) != total:
        yield whole.problem(wording.totals_differ(what, sum(points), key, total))


def _position_problems(section: Draft, position: int) -> Iterator[Problem]:
    """Report each item whose id is not its place, which also rules out an id used twice."""
    for number, item in enumerate(section.each("items"), 1):
        given, right = item.at("id"), f"{position}.{number}"
        if given.text not in ("", right):
            yield given.problem(wording.out_of_place(given.text, right, position, number))
