"""What stands in a cell of a spreadsheet, and how it is written: every text stays a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.documents.word_files import clean

LONGEST_TEXT = 32_000  # a cell holds 32767
# A text that starts like a formula would become one when somebody edits the cell.
_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
Look = Mapping[str, object]
CELL: Look = {"valign": "vcenter", "text_wrap": True, "border": 1, "border_color": "#D9D9D9"}
PRINTED_CELL: Look = {"valign": "vcenter", "text_wrap": True, "border": 1}
CENTERED: Look = {"align": "center"}
TONES: Mapping[str, Look] = {
    "good": {"bg_color": "#E2EFDA", "font_color": "#375623"},
    "busy": {"bg_color": "#FFF2CC", "font_color": "#7F6000"},
    "bad": {"bg_color": "#FCE4D6", "font_color": "#833C0B"},
    "idle": {"bg_color": "#EDEDED", "font_color": "#595959"},
}


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that opens a file or folder beside the spreadsheet."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Toned:
    """A cell with a colour of TONES behind it."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that adds up a range of the sheet, so that it stays right when a line is taken out."""

    of: str
    value: int


@dataclass(frozen=True, slots=True)
class Yuan:
    """A cell with an amount of money, which is kept in fen."""

    fen: int


Cell = str | int | datetime | Link | Toned | Sum | Yuan | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, how wide it is, and what it has in common with its neighbours."""

    title: str
    width: float = 12
    group: str = ""


class Formats(Protocol):
    """Makes the format of a look."""

    def format(self, look: Look) -> Any: ...


def write(sheet: Any, formats: Formats, at: tuple[int, int], cell: Cell, base: Look = CELL) -> None:
    """Put a cell at a row and a column, ValueError where it does not fit."""
    row, column = at
    center = {**base, **CENTERED}
    match cell:
        case None:
            done = sheet.write_blank(row, column, None, formats.format(base))
        case Link(path, text):
            look = {**base, "font_color": "#0563C1", "underline": 1}
            done = sheet.write_url(
                row, column, f"external:{path}", formats.format(look), clean(text)
            )
        case Toned(text, tone):
            look = {**center, **TONES[tone]}
            done = sheet.write_string(row, column, clean(text), formats.format(look))
        case Sum(of, value):
            done = sheet.write_formula(row, column, f"=SUM({of})", formats.format(center), value)
        case Yuan(fen):
            look = {**center, "num_format": "0.00"}
            done = sheet.write_number(row, column, fen / 100, formats.format(look))
        case int():
            done = sheet.write_number(row, column, cell, formats.format(center))
        case datetime():
            look = {**center, "num_format": "yyyy-mm-dd hh:mm:ss"}
            naive = cell.replace(tzinfo=None)
            done = sheet.write_datetime(row, column, naive, formats.format(look))
        case str():
            text = clean(cell)[:LONGEST_TEXT]
            is_risky = text.startswith(_LIKE_FORMULA)
            risky: Look = {**base, "quote_prefix": True}
            look_of_it = formats.format(risky if is_risky else base)
            done = sheet.write_string(row, column, text, look_of_it)
    if done:
        raise ValueError(f"row {row + 1}, column {column + 1} cannot be written")
