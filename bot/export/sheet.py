"""One sheet that fills A4 when it is printed: a head on every page, totals and room to sign below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_range

from bot.documents.word_files import clean
from bot.export.cells import (
    CELL,
    LONGEST_TEXT,
    PRINTED_CELL,
    Cell,
    Column,
    Formats,
    Look,
    Sum,
    write,
)

A4 = 9
PAGE_WIDTH = 260  # of columns on one page, so that the smallest print can be read
UPRIGHT_WIDTH = 95
MARGIN = 0.4  # inches
SIGN_HEIGHT = 64.0
TALLEST = 409.0  # of a row, for Excel
_LINE = 16.0  # points
_CENTERED_BOLD: Look = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
_SCREEN_HEAD: Look = {
    **_CENTERED_BOLD,
    "font_color": "#FFFFFF",
    "bg_color": "#1F4E79",
    "border": 1,
    "border_color": "#BFBFBF",
}
_PRINTED_HEAD: Look = {**_CENTERED_BOLD, "bg_color": "#F2F2F2", "border": 1}
_TITLE: Look = {**_CENTERED_BOLD, "font_size": 16}
_BELOW: Look = {"valign": "vcenter", "text_wrap": True}
_TO_SIGN: Look = {"valign": "vcenter", "shrink": True}  # one line, however narrow its columns are


@dataclass(frozen=True, slots=True)
class Style:
    """How a sheet looks: for the screen, or for paper that somebody signs."""

    head: Look
    cell: Look
    least_height: float = 0  # of a row; 0 leaves one of a single line to who opens the file


SCREEN = Style(_SCREEN_HEAD, CELL)
PRINTED = Style(_PRINTED_HEAD, PRINTED_CELL, 30)
CLOSE = Style(_PRINTED_HEAD, PRINTED_CELL, 20)


class Sheet:
    """Rows can only be added at the end; `above` is a title and what stands below it."""

    def __init__(
        self,
        sheet: Any,
        formats: Formats,
        columns: Sequence[Column],
        fixed: int,
        above: Sequence[str] = (),
        style: Style = SCREEN,
    ) -> None:
        self._sheet = sheet
        self._formats = formats
        self._columns = columns
        self._style = style
        self._above = len(above)
        self._head = self._above + (1 if any(column.group for column in columns) else 0)
        self._row = self._head
        self._set_up(above, fixed)
        self._set_page(fixed)

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row, one cell a column."""
        if len(cells) != len(self._columns):
            raise ValueError(f"{len(cells)} cells for {len(self._columns)} columns")
        self._row += 1
        lines = max(map(_lines, map(_shown, cells), self._columns))
        if lines > 1 or self._style.least_height:
            height = max(self._style.least_height, _LINE * lines + 6)
            self._sheet.set_row(self._row, min(height, TALLEST))
        for column, cell in enumerate(cells):
            write(self._sheet, self._formats, (self._row, column), cell, self._style.cell)

    def sum_of(self, column: int, value: int) -> Sum:
        """A cell with the sum of a column as far as it goes by now."""
        return Sum(xl_range(self._head + 1, column, self._row, column), value)

    def finish(self, title: str) -> None:
        """Let every column be filtered, and print the title on every page."""
        self._sheet.autofilter(self._head, 0, self._row, len(self._columns) - 1)
        # An & starts a code in a header; two are one.
        self._sheet.set_header(f"&C&12{title[:200].replace('&', '&&')}")

    def add_below(self, lines: Sequence[str]) -> None:
        """Write lines below the table, as wide as it is, an empty one before them."""
        self._row += 1
        for line in lines:
            self._row += 1
            self._write_across(self._row, line, _BELOW, _LINE + 4)

    def add_signatures(self, *labels: str) -> None:
        """Leave room to stamp and sign, side by side, behind each label."""
        self._row += 1
        self._sheet.set_row(self._row, SIGN_HEIGHT)
        look = self._formats.format(_TO_SIGN)
        for label, (first, last) in zip(
            labels, _spans(len(self._columns), len(labels)), strict=True
        ):
            self._write_merged(self._row, first, last, label, look)

    def _set_up(self, above: Sequence[str], fixed: int) -> None:
        sheet, head = self._sheet, self._formats.format(self._style.head)
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, column.width)
        for row, line in enumerate(above):
            self._write_across(row, line, _BELOW if row else _TITLE, 22 if row else 36)
        if self._head > self._above:
            sheet.set_row(self._above, 32)
            self._write_groups(head)
        sheet.set_row(self._head, self._head_height())
        for number, column in enumerate(self._columns):
            sheet.write_string(self._head, number, clean(column.title)[:LONGEST_TEXT], head)
        sheet.freeze_panes(self._head + 1, fixed)

    def _set_page(self, fixed: int) -> None:
        sheet, width = self._sheet, sum(column.width for column in self._columns)
        sheet.set_paper(A4)
        if width > UPRIGHT_WIDTH:
            sheet.set_landscape()
        sheet.set_margins(MARGIN, MARGIN, 0.7, 0.6)
        sheet.fit_to_pages(max(1, -(-int(width) // PAGE_WIDTH)), 0)
        sheet.repeat_rows(0, self._head)
        if fixed and width > PAGE_WIDTH:
            sheet.repeat_columns(0, fixed - 1)
        sheet.center_horizontally()
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.hide_gridlines(2)

    def _write_groups(self, head: Any) -> None:
        numbered = enumerate(self._columns)
        for group, columns in groupby(numbered, key=lambda pair: pair[1].group):
            numbers = [number for number, _ in columns]
            if group and len(numbers) > 1:
                self._sheet.merge_range(
                    self._above, numbers[0], self._above, numbers[-1], clean(group), head
                )
                continue
            for number in numbers:
                self._sheet.write_string(self._above, number, clean(group), head)

    def _write_across(self, row: int, text: str, look: Look, height: float) -> None:
        self._sheet.set_row(row, height)
        last = len(self._columns) - 1
        self._write_merged(row, 0, last, text, self._formats.format(look))

    def _write_merged(self, row: int, first: int, last: int, text: str, look: Any) -> None:
        if last > first:
            self._sheet.merge_range(row, first, row, last, "", look)
        self._sheet.write_string(row, first, clean(text)[:LONGEST_TEXT], look)

    def _head_height(self) -> float:
        lines = max(_lines(column.title, column) for column in self._columns)
        return max(24.0, min(_LINE * lines + 4, 400.0))


def _shown(cell: Cell) -> str:
    return cell if isinstance(cell, str) else getattr(cell, "text", "")


def _lines(text: str, column: Column) -> int:
    """How many lines a text takes in a column, a Chinese character being two letters wide."""
    return sum(
        max(1, -(-_width(line) // max(1, int(column.width) - 1))) for line in text.split("\n")
    )


def _width(line: str) -> int:
    return sum(1 if mark.isascii() else 2 for mark in line)


def _spans(columns: int, count: int) -> Iterator[tuple[int, int]]:
    """The first and last column of so many neighbouring groups."""
    for _, group in groupby(range(columns), key=lambda column: column * count // columns):
        first, *others = group
        yield first, (others or [first])[-1]
