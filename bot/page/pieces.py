"""The pieces of which the page is made: one for each part, as its kind brings it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.page.desk import Shown
from campaign.applications import Place
from campaign.parts.part import Part
from handlers.parts.kind import Kind
from handlers.parts.on_page import Group, Line
from handlers.parts.registry import kind_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A part on the page: its groups of lines, or the piece for what is given as a whole."""

    part: Part
    kind: Kind
    groups: Sequence[Group]
    whole: str

    def place(self, line: Line) -> str:
        """The name of a line's place, for the page's script."""
        return f"{self.part.id}/{line.entry}"

    def id(self, line: Line) -> str:
        """The same as a name in HTML."""
        return html_id(self.place(line))

    def chosen(self, line: Line, said: str) -> Sequence[str]:
        """The taps of a line that stand."""
        return self.kind.chosen(self.part, said) if line.is_several else [said]

    @property
    def nothing(self) -> str:
        """What an empty box of an optional entry says."""
        return self.kind.nothing(self.part)


def html_id(name: str) -> str:
    """A name of a place as an id that a link can jump to."""
    return "e-" + re.sub(r"[^0-9A-Za-z_-]", "-", name)


def pieces_of(shown: Shown) -> Iterator[Piece]:
    """All parts of the application, in order."""
    for part in shown.track.parts:
        kind = kind_of(part)
        groups = kind.groups(part) if part.entries else ()
        yield Piece(part, kind, groups, kind.whole_on_page)


def said_at(shown: Shown, piece: Piece, line: Line) -> str:
    """What stands at a line."""
    return shown.view.said.get(Place(piece.part.id, line.entry), "")
