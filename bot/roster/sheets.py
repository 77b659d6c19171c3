"""The worksheets of an xlsx file, each cell as people see it."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.xml.functions import tostring

from bot.roster.rows import RosterFileError, Row, Table, collected
from handlers.wording import roster_file as wording
from handlers.wording import roster_row

MOST_DIGITS = 15  # Excel keeps no more of a number
_ZEROS = re.compile("0{2,}")


def read_book(data: bytes) -> list[Table]:
    """Every worksheet that holds anything; RosterFileError if the file is damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the library leaves out, nothing is of use here
        try:
            return _with_any_styles(data)
        except RosterFileError:
            raise
        except Exception:  # whatever a damaged file makes the library stumble over
            raise RosterFileError(wording.broken_sheet()) from None


def _with_any_styles(data: bytes) -> list[Table]:
    """The tables; the library refuses some styles that Excel takes, and we can do without."""
    try:
        return _tables(data, has_styles=True)
    except RosterFileError:
        raise
    except Exception:
        return _tables(_without_styles(data), has_styles=False)


def _tables(data: bytes, *, has_styles: bool) -> list[Table]:
    values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    try:
        active = values.active
        tables = [
            Table(
                sheet.title,
                _rows(sheet, formulas[sheet.title], has_styles=has_styles),
                sheet is active,
                sheet.sheet_state != "visible",
            )
            for sheet in values.worksheets
        ]
    finally:
        values.close()
        formulas.close()
    if not tables:
        raise RosterFileError(wording.broken_sheet())
    return [table for table in tables if table.rows] or tables[:1]


def _rows(sheet: Any, formulas: Any, *, has_styles: bool) -> list[Row]:
    read = dict(_filled(sheet))
    rows = collected(
        (number, [_shown(cell, has_styles=has_styles) for cell in cells])
        for number, cells in read.items()
    )
    by_number = {row.number: row for row in rows}
    for row in rows:
        for at, cell in enumerate(read[row.number]):
            if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
                row.numeric.add(at)
                if len(row.cells[at]) > MOST_DIGITS:
                    row.flaws[at] = roster_row.number_too_long()
    for number, cells in _filled(formulas):
        for at, cell in enumerate(cells):
            if cell.data_type == "f" and not _has_value(read, number, at):
                row = by_number.setdefault(number, Row(number, [""] * len(cells)))
                row.flaws[at] = roster_row.formula_without_value()
    return sorted(by_number.values(), key=lambda row: row.number)


def _filled(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows in which any cell holds anything, with their numbers."""
    sheet.reset_dimensions()  # what a file says about its own size may be wrong
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if any(cell.value is not None for cell in cells):
            yield number, list(cells)


def _has_value(read: dict[int, list[Any]], number: int, at: int) -> bool:
    cells = read.get(number, [])
    return at < len(cells) and cells[at].value is not None


def _shown(cell: Any, *, has_styles: bool) -> str:
    """A cell as people see it: 1.0 is 1, a date is 2023-05-12, zeros in front stand in the format."""
    value = cell.value
    match value:
        case None:
            return ""
        case datetime() | date():
            return f"{value:%Y-%m-%d}"
        case float() if value.is_integer():
            value = int(value)
    if has_styles and isinstance(value, int) and _ZEROS.fullmatch(cell.number_format or ""):
        return str(value).zfill(len(cell.number_format))
    return str(value)


def _without_styles(data: bytes) -> bytes:
    """The same file, all its cells in one plain style."""
    plain = tostring(write_stylesheet(openpyxl.Workbook()))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            is_styles = entry.filename.lower().endswith("xl/styles.xml")
            new.writestr(entry.filename, plain if is_styles else old.read(entry))
    return file.getvalue()
