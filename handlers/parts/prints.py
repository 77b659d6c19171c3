"""How a kind of part stands on paper and in lists: check, the forms, the spreadsheets, next season."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from campaign.applications import Answers, Application, Value
from campaign.model import Track

TICKED, EMPTY = "☑", "□"
Size = tuple[str, int, int, int]  # title, 1 for photos, at least, at most


class Row(NamedTuple):
    """One row: an item and its score, a question and its boxes, or a field and its value."""

    text: str
    answer: str
    number: int = 0
    points: int = 0
    yes: str = EMPTY
    no: str = EMPTY


class Block(NamedTuple):
    """Rows that share the cell on their left: a section of a scorecard, a group of questions."""

    title: str
    rows: tuple[Row, ...]
    number: str = ""
    points: int = 0
    score: int = 0


class Points(NamedTuple):
    """Standard and bonus points, and both together."""

    standard: int = 0
    bonus: int = 0
    total: int = 0


class Ticked(NamedTuple):
    """A line with a yes and a no box, and the group it is in."""

    group: str
    text: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a part has printed on the official form; what it does not have stays empty."""

    sections: tuple[Block, ...] = ()
    points: Points = Points()
    score: Points = Points()
    open_items: int = 0
    ticked: tuple[Ticked, ...] = ()
    fields: Mapping[str, Row] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the list of all answers; `group` is the head it shares with its neighbours."""

    title: str
    width: int
    value: Callable[[Application], int | str | None]
    group: str = ""


class OwnColumn(NamedTuple):
    """A short answer that has a column in the summary of what is recommended."""

    entry: str
    label: str
    width: int
    is_number: bool = False
    is_text: bool = False


class Prints:
    """How one kind of part stands on paper and in lists. `part` is always of that kind."""

    def described(self, part: Any) -> Iterator[str]:
        """The part in the lines of `check`, for the office to compare with the notice."""
        yield part.title

    def facts(self, part: Any, answers: Answers) -> PartFacts:
        """What the official form prints of it."""
        return PartFacts()

    def sample(self, part: Any) -> Answers:
        """An answer to every entry, to try the form with."""
        return {}

    def columns(self, part: Any) -> Iterator[SheetColumn]:
        """Its columns in the list of all answers."""
        return iter(())

    def own_columns(self, part: Any) -> Iterator[OwnColumn]:
        """Its short answers that no other column of the summary has."""
        return iter(())

    def size(self, part: Any) -> Size | None:
        """How much is asked of what is given as a whole; None where it is answered one by one."""
        return None

    def differences(self, track: Track, earlier: Any, now: Any) -> Iterator[str]:
        """What an entry asks otherwise than earlier, besides its words."""
        return iter(())


def day_of(day: date) -> str:
    """A day as it is printed."""
    return f"{day.year}年{day.month}月{day.day}日"
