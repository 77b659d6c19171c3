"""Tables of texts: which rows of a file hold anything, and what is wrong with a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from campaign.characters import printable
from handlers.hearing.clean import one_line
from handlers.wording import roster_file as wording
from handlers.wording import roster_row

MOST_ROWS = 2000
_BREAK = re.compile(r"\s*\n\s*")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}]){_BREAK.pattern}(?=[{_WIDE}])")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


class RosterFileError(ValueError):
    """The file cannot be used; each line of the text says what is wrong and what would be right."""


@dataclass(slots=True)
class Row:
    """One row with something in it: its number in the file and its cells without outer spaces.

    By the index of a cell: `flaws` say why it cannot be used, `notes` what was done to it, and
    `numeric` are those that the file holds as numbers, without the zeros in front.
    """

    number: int
    cells: list[str]
    flaws: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    numeric: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one worksheet, or of a whole csv file, which has no `name`."""

    name: str
    rows: list[Row]
    is_shown_first: bool = True
    is_hidden: bool = False


def collected(rows: Iterable[tuple[int, Iterable[str]]]) -> list[Row]:
    """The rows that hold anything; formats and borders alone are nothing."""
    found: list[Row] = []
    for number, texts in rows:
        row = _row(number, texts)
        if any(row.cells):
            found.append(row)
        if len(found) > MOST_ROWS:
            raise RosterFileError(wording.too_many_rows(MOST_ROWS))
    return found


def _row(number: int, texts: Iterable[str]) -> Row:
    row = Row(number, [])
    for at, text in enumerate(texts):
        visible = printable(text).strip()
        cell = one_line(_BREAK_IN_CHINESE.sub("", visible))
        if _BREAK.search(visible):
            row.notes[at] = roster_row.break_removed(cell)
        if _ERROR.fullmatch(cell):
            row.flaws[at] = roster_row.is_an_error(cell)
        row.cells.append(cell)
    return row
