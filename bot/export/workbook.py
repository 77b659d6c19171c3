"""A spreadsheet written row by row to disk: every text stays a text, every link leads beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import xlsxwriter

from bot.papers.word_files import clean

FONT = "等线"
LONGEST_TEXT = 32_000  # a cell holds 32767
LONGEST_SHEET_NAME = 31
A3, A4 = 8, 9
PAGE_WIDTH = 260  # of columns, so that the smallest print can be read
# A text that starts like a formula would become one when somebody edits the cell.
_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\'", "（）：＊？／＼’")
_HEAD = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#1F4E79",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
    "border_color": "#BFBFBF",
}
_CELL = {"valign": "vcenter", "text_wrap": True, "border": 1, "border_color": "#D9D9D9"}
_CENTER = _CELL | {"align": "center"}
TONES = {
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


Cell = str | int | datetime | Link | Toned | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, how wide it is, and what it has in common with its neighbours."""

    title: str
    width: float = 12
    group: str = ""


class Sheet:
    """One sheet with a fixed head; rows can only be added at the end."""

    def __init__(
        self, workbook: Workbook, name: str, columns: Sequence[Column], fixed: int
    ) -> None:
        self._workbook = workbook
        self._columns = columns
        self._sheet = workbook.new_sheet(name)
        self._head = 1 if any(column.group for column in columns) else 0
        self._row = self._head
        self._set_up(fixed)

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row, one cell a column."""
        if len(cells) != len(self._columns):
            raise ValueError(f"{len(cells)} cells for {len(self._columns)} columns")
        self._row += 1
        for column, cell in enumerate(cells):
            self._write(column, cell)

    def finish(self, title: str) -> None:
        """Let every column be filtered, and print the title on every page."""
        self._sheet.autofilter(self._head, 0, self._row, len(self._columns) - 1)
        # An & starts a code in a header; two are one.
        self._sheet.set_header(f"&C&12{title[:200].replace('&', '&&')}")

    def _set_up(self, fixed: int) -> None:
        sheet, head = self._sheet, self._workbook.format(_HEAD)
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, column.width)
        if self._head:
            self._write_groups(head)
            sheet.set_row(0, 32)
        sheet.set_row(self._head, self._head_height())
        for number, column in enumerate(self._columns):
            sheet.write_string(self._head, number, clean(column.title)[:LONGEST_TEXT], head)
        sheet.freeze_panes(self._head + 1, fixed)
        width = sum(column.width for column in self._columns)
        sheet.set_landscape()
        sheet.set_paper(A4 if width <= PAGE_WIDTH else A3)
        sheet.fit_to_pages(max(1, round(width / PAGE_WIDTH)), 0)
        sheet.repeat_rows(0, self._head)
        if fixed:
            sheet.repeat_columns(0, fixed - 1)
        sheet.set_footer("&C&P / &N")
        sheet.hide_gridlines(2)

    def _write_groups(self, head: Any) -> None:
        numbered = enumerate(self._columns)
        for group, columns in groupby(numbered, key=lambda pair: pair[1].group):
            numbers = [number for number, _ in columns]
            if group and len(numbers) > 1:
                self._sheet.merge_range(0, numbers[0], 0, numbers[-1], clean(group), head)
                continue
            for number in numbers:
                self._sheet.write_string(0, number, clean(group), head)

    def _head_height(self) -> float:
        """Room for the longest title, a Chinese character being two letters wide."""
        lines = max(
            sum(-(-2 * len(line) // max(1, int(c.width) - 1)) for line in c.title.split("\n"))
            for c in self._columns
        )
        return max(24.0, min(16.0 * lines + 4, 400.0))

    def _write(self, column: int, cell: Cell) -> None:
        sheet, row, form = self._sheet, self._row, self._workbook.format
        match cell:
            case None:
                done = sheet.write_blank(row, column, None, form(_CELL))
            case Link(path, text):
                look = _CELL | {"font_color": "#0563C1", "underline": 1}
                done = sheet.write_url(row, column, f"external:{path}", form(look), clean(text))
            case Toned(text, tone):
                done = sheet.write_string(row, column, clean(text), form(_CENTER | TONES[tone]))
            case int():
                done = sheet.write_number(row, column, cell, form(_CENTER))
            case datetime():
                look = _CENTER | {"num_format": "yyyy-mm-dd hh:mm:ss"}
                done = sheet.write_datetime(row, column, cell.replace(tzinfo=None), form(look))
            case str():
                text = clean(cell)[:LONGEST_TEXT]
                is_risky = text.startswith(_LIKE_FORMULA)
                look = _CELL | ({"quote_prefix": True} if is_risky else {})
                done = sheet.write_string(row, column, text, form(look))
        if done:
            raise ValueError(f"row {row + 1}, column {column + 1} cannot be written")


class Workbook:
    """An xlsx in the making."""

    def __init__(self, path: Path, title: str, created: datetime) -> None:
        options = {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FONT, "font_size": 11},
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"title": title[:255], "created": created.replace(tzinfo=None)})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._names: set[str] = set()

    def sheet(self, name: str, columns: Sequence[Column], fixed: int) -> Sheet:
        """A new sheet whose first `fixed` columns stay in sight."""
        return Sheet(self, name, columns, fixed)

    def new_sheet(self, name: str) -> Any:
        """An empty sheet under this name, or one like it that is allowed and not taken."""
        plain = clean(name).translate(_NOT_IN_SHEET_NAMES).strip() or "表"
        unique, number = plain[:LONGEST_SHEET_NAME], 1
        while unique.casefold() in self._names:
            number += 1
            unique = f"{plain[: LONGEST_SHEET_NAME - 5]} ({number})"
        self._names.add(unique.casefold())
        return self._book.add_worksheet(unique)

    def format(self, look: Mapping[str, object]) -> Any:
        """The format of this look; equal looks share one."""
        key = tuple(sorted(look.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]

    def close(self) -> None:
        """Write the file."""
        self._book.close()
