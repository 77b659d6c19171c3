"""Reading a table of texts from a csv or xlsx file, as it comes from Excel or WPS."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import openpyxl

from handlers.hearing.clean import one_line
from handlers.wording import roster_file as wording

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 2000
DELIMITERS = ",\t;"

Table = list[list[str]]


class RosterFileError(ValueError):
    """The file cannot be used; each line of the text says what is wrong and what would be right."""


def read_table(path: Path) -> Table:
    """All rows from the first on, each a list of texts without outer spaces."""
    data = _bytes(path)
    if data.startswith(b"PK"):
        rows = _sheet_rows(data)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise RosterFileError(wording.old_or_locked())
    else:
        rows = _csv_rows(_text(data))
    table = [[_cell(cell) for cell in row] for row in islice(rows, MOST_ROWS + 1)]
    if len(table) > MOST_ROWS:
        raise RosterFileError(wording.too_many_rows(MOST_ROWS))
    return table


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RosterFileError(wording.cannot_open(str(path), error.strerror or "")) from None
    if len(data) > MOST_BYTES:
        raise RosterFileError(wording.too_big(MOST_BYTES // 1024 // 1024))
    return data


def _sheet_rows(data: bytes) -> Iterator[Iterable[object]]:
    """The rows of the first worksheet."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what a file says about its own size may be wrong
            yield from sheet.iter_rows(values_only=True)
        finally:
            book.close()
    except Exception:  # whatever a damaged file makes the library stumble over
        raise RosterFileError(wording.broken_sheet()) from None


def _text(data: bytes) -> str:
    """The text of a csv file: UTF-8, or what Excel and WPS write under Chinese Windows."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterFileError(wording.unknown_encoding())


def _csv_rows(text: str) -> Iterator[Iterable[object]]:
    delimiter = max(DELIMITERS, key=text[:2000].count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error:
        raise RosterFileError(wording.broken_csv()) from None


def _cell(value: object) -> str:
    """A cell as people see it: 1.0 is 1, a date is 2023-05-12."""
    match value:
        case None:
            return ""
        case datetime() | date():
            return f"{value:%Y-%m-%d}"
        case float() if value.is_integer():
            return str(int(value))
    return one_line(str(value))
