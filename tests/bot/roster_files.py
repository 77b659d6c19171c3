"""Roster files as Excel and WPS write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from bot.roster.columns import read_sheet
from bot.roster.plan import Plan, make_plan
from bot.roster.tables import read_table
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
    return make_plan(campaign, read_sheet(read_table(path)).entries)
