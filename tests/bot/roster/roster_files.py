"""Roster files as Excel and WPS write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from bot.roster.columns import read_sheet
from bot.roster.plan import Plan, make_plan
from bot.roster.tables import read_tables
from campaign.model import Campaign

HEADER = ("编号", "主席账号", "主席姓名", "代填人账号", "电话", "已获称号")
Rows = Sequence[Sequence[Any]]


def csv_file(folder: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    path = folder / "roster.csv"
    path.write_bytes(written.getvalue().encode(encoding))
    return path


def xlsx_file(folder: Path, rows: Rows) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    path = folder / "roster.xlsx"
    book.save(path)
    return path


def plan_of(campaign: Campaign, path: Path) -> Plan:
    """What the file would change."""
    return make_plan(campaign, read_sheet(read_tables(path)).entries)


def cells_of(path: Path) -> list[list[str]]:
    """What the first sheet of a file that holds anything reads."""
    return [row.cells for row in read_tables(path)[0].rows]


def changed_xlsx(path: Path, change: Callable[[openpyxl.Workbook], object]) -> Path:
    """The file after a change by the library that writes it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path
