"""What a kind of part brings to the page of an application; a new kind appears there by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from campaign.applications import Answers, Value
from handlers.wording import checks


@dataclass(frozen=True, slots=True)
class Tap:
    """One answer that is tapped: what it says to the reader of answers, and what the button shows."""

    says: str
    shows: str


@dataclass(frozen=True, slots=True)
class Box:
    """Where an answer is written: the keyboard a phone offers, how long it may be, an example."""

    keyboard: str = "text"
    longest: int = 0
    is_one_line: bool = True
    example: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its name and full text, and the taps or the box that answer it.

    With `is_several` more than one tap may stand; `aside` is what a reader may want to know besides,
    `worth` how much it counts.
    """

    entry: str
    name: str
    text: str
    taps: tuple[Tap, ...] = ()
    box: Box | None = None
    is_several: bool = False
    is_optional: bool = False
    aside: str = ""
    worth: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Some lines under a heading; the heading of a part that is not divided is its title."""

    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""


class OnPage:
    """How one kind of part is shown and answered on the page. `part` is always of that kind."""

    whole_on_page: str = ""  # the piece of the page for what is given as a whole: photos, essay

    def groups(self, part: Any) -> Sequence[Group]:
        """All its entries in order; each in a box unless a kind has a better way."""
        lines = (
            Line(entry.id, "", entry.words, box=Box(), is_optional=entry.may_stay_empty)
            for entry in part.entries
        )
        return (Group(part.title, tuple(lines)),)

    def group_figures(self, part: Any, answers: Answers) -> Sequence[str]:
        """How much of each group is there, in a few signs, "" where nothing need be told."""
        return [f"{len(answers.keys() & set(part.names))}/{len(part.names)}"] if part.names else []

    def on_page(self, part: Any, entry: str, value: Value | None) -> str:
        """An answer as a tap says it or as it stands in the box, "" for none."""
        return "" if value is None else checks.shown(value)

    def chosen(self, part: Any, said: str) -> Sequence[str]:
        """The taps that make up an answer, of those that may be several."""
        return [said] if said else []

    def nothing(self, part: Any) -> str:
        """What says that an optional entry stays empty, "" where it cannot be said."""
        return ""
