"""The five kinds of part an application is made of, as config.yaml states them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field as Setting
from pydantic import NonNegativeInt, PositiveInt

from campaign import problem_wording as wording
from campaign.settled import Draft, Key, Name, Problem, Settled, repeats, spelled

MOST_POINTS_AN_ITEM = 20
ONE_LINE = 200


class Item(Settled):
    """One line of a scorecard, worth 0 to `points` points; `key` tells which it was before."""

    id: Annotated[str, spelled(r"[0-9]+\.[0-9]+", wording.ITEM_ID)]
    text: Name
    points: Annotated[int, Setting(gt=0, le=MOST_POINTS_AN_ITEM)]
    hint: str = ""
    key: str = ""


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


class Scorecard(Settled):
    """Items with points, in sections."""

    kind: Literal["scorecard"]
    id: Key
    title: Name
    form: Name
    points: PositiveInt
    bonus_points: NonNegativeInt = 0
    sections: Annotated[tuple[Section, ...], Setting(min_length=1)]

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order of the official form."""
        return {item.id: item for section in self.sections for item in section.items}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The item ids in the order of the official form."""
        return tuple(self.items)

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section that holds each item id."""
        return {item.id: section for section in self.sections for item in section.items}


class Question(Settled):
    """One yes / no line of a checklist; `key` tells which it was before."""

    id: Name
    group: str = ""
    text: Name
    key: str = ""


class Checklist(Settled):
    """Yes / no items, each with an optional note."""

    kind: Literal["checklist"]
    id: Key
    title: Name
    form: Name
    items: Annotated[tuple[Question, ...], Setting(min_length=1)]


class Field(Settled):
    """A short named value; `known_from` names what the roster already knows.

    `example` is shown when the field is asked.
    """

    id: Key
    label: Name
    type: Literal["text", "integer", "phone", "date"]
    required: bool = True
    max_length: PositiveInt = ONE_LINE
    example: str = ""
    known_from: Literal["branch_name", "chair_name", "phone", "today"] | None = None

    @property
    def is_one_line(self) -> bool:
        """True for what stands in one line of the form, so that it takes no line break."""
        return self.max_length <= ONE_LINE


class Fields(Settled):
    """Short named values."""

    kind: Literal["fields"]
    id: Key
    title: Name
    form: Name
    fields: Annotated[tuple[Field, ...], Setting(min_length=1)]


class Photos(Settled):
    """From `minimum` to `maximum` pictures."""

    kind: Literal["photos"]
    id: Key
    title: Name
    minimum: NonNegativeInt
    maximum: PositiveInt


class Essay(Settled):
    """A long text of at least `minimum_length` characters, counted the way Word counts them."""

    kind: Literal["essay"]
    id: Key
    title: Name
    minimum_length: PositiveInt


Part = Annotated[Scorecard | Checklist | Fields | Photos | Essay, Setting(discriminator="kind")]


def entries_of(part: Part) -> tuple[str, ...]:
    """The ids of what is answered one by one in a part, in order; none for photos and essay."""
    match part:
        case Scorecard():
            return part.order
        case Checklist():
            return tuple(question.id for question in part.items)
        case Fields():
            return tuple(field.id for field in part.fields)
    return ()


def part_problems(part: Draft) -> Iterator[Problem]:
    """What does not agree within one part."""
    match part.at("kind").text:
        case "scorecard":
            yield from _scorecard_problems(part)
        case "checklist":
            yield from repeats(part.each("items"), "id")
        case "photos":
            yield from _photo_problems(part)


def minimum_problems(track: Draft, cards: list[Draft]) -> Iterator[Problem]:
    """Report a least score that nobody can reach."""
    minimum = track.at("minimum_score")
    if minimum.number is None:
        return
    if not cards:
        yield minimum.problem(wording.NO_SCORECARD)
        return
    most, bonus = cards[0].at("points").number, cards[0].at("bonus_points").number or 0
    if track.at("counts_bonus").data is False and most is not None:
        most -= bonus
    if most is not None and minimum.number > most:
        yield minimum.problem(wording.unreachable_score(minimum.number, most))


def _scorecard_problems(card: Draft) -> Iterator[Problem]:
    """Totals that do not add up, from the items to the form."""
    sections = card.each("sections")
    for position, section in enumerate(sections, 1):
        yield from _total_problem(section, "各项（items）", "points", section.each("items"))
        yield from _position_problems(section, position)
    bonus = [section for section in sections if section.at("bonus").data is True]
    yield from _total_problem(card, "各部分（sections）", "points", sections)
    if all(section.at("bonus").data in (None, True, False) for section in sections):
        yield from _total_problem(card, "加分部分（bonus）", "bonus_points", bonus, default=0)
    yield from repeats(sections, "number")


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


def _photo_problems(photos: Draft) -> Iterator[Problem]:
    """Report a range of pictures that nobody can meet."""
    minimum, maximum = photos.at("minimum").number, photos.at("maximum").number
    if minimum is not None and maximum is not None and minimum > maximum:
        yield photos.problem(wording.minimum_over_maximum(minimum, maximum))
