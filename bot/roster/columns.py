"""Which column of a roster file is which, by what its header says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter

from bot.roster.rows import RosterFileError, Row, Table
from handlers.hearing.clean import compact
from handlers.wording import roster_file as wording
from handlers.wording import roster_row

HEADER_WITHIN = 10  # rows; a title may stand above the header


class Column(StrEnum):
    """What a column holds, under the name that is best written over it."""

    NUMBER = "编号"
    NAME = "分工会"
    SHORT_NAME = "简称"
    CHAIR = "主席账号"
    CHAIR_NAME = "主席姓名"
    DEPUTY = "代填人账号"
    PHONE = "电话"
    HOLDS = "已获称号"


IDENTIFYING = (Column.NUMBER, Column.NAME, Column.SHORT_NAME)
_ALSO = {
    Column.NUMBER: "分工会编号 单位编号",
    Column.NAME: "名称 分工会名称 单位 单位名称 全称 分工会全称",
    Column.SHORT_NAME: "分工会简称 单位简称",
    Column.CHAIR: "账号 userid 主席userid 主席id 企业微信账号 主席企业微信账号",
    Column.CHAIR_NAME: "姓名 工会主席姓名",
    Column.DEPUTY: "代填人 代填人userid 副主席账号 副主席userid 副主席企业微信账号",
    Column.PHONE: "联系电话 主席电话 主席联系电话 手机 手机号 手机号码",
    Column.HOLDS: "称号 已有称号 获得称号",
}
_MEANING = {
    name: column for column, names in _ALSO.items() for name in (column.value, *names.split())
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row about a branch: its number in the file, and the text under each known column.

    `flaws` say why it cannot be used, `notes` what was done to its cells; under the columns in
    `numeric` the file holds a number.
    """

    row: int
    cells: Mapping[Column, str]
    flaws: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    numeric: frozenset[Column] = frozenset()

    def text(self, column: Column) -> str:
        """What stands there, "" for an empty cell and for a column the file has not."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the header, and the headers nobody knows what to do with.

    `name` is that of the worksheet where there are several, `left_out` are the others.
    """

    entries: tuple[Entry, ...]
    unused: tuple[str, ...]
    name: str = ""
    left_out: tuple[str, ...] = ()


def read_sheet(tables: Sequence[Table]) -> Sheet:
    """What the one table that looks like a roster says; RosterFileError when none or several do."""
    likely = [table for table in tables if _find_header(table)]
    shown = [table for table in likely if not table.is_hidden]
    if len(shown) > 1:
        opened = next((table.name for table in tables if table.is_shown_first), "")
        raise RosterFileError(wording.several_sheets([table.name for table in shown], opened))
    if likely and not shown:
        raise RosterFileError(wording.only_hidden(likely[0].name))
    table = shown[0] if shown else _looked_at(tables)
    left_out = tuple(other.name for other in tables if other is not table)
    return _read(table, table.name if left_out else "", left_out)


def _read(table: Table, name: str, left_out: tuple[str, ...]) -> Sheet:
    header, columns = _header(table)
    named = [column for column in columns if column]
    if twice := [column for column in Column if named.count(column) > 1]:
        raise RosterFileError(wording.column_twice(twice[0]))
    below = table.rows[table.rows.index(header) + 1 :]
    entries = [_entry(row, columns) for row in below]
    entries = [entry for entry in entries if any(entry.cells.values()) or entry.flaws]
    if not entries:
        raise RosterFileError(wording.no_rows())
    unused = [
        text for text, column in zip(header.cells, columns, strict=True) if text and not column
    ]
    return Sheet(tuple(entries), tuple(unused), name, left_out)


def _entry(row: Row, columns: Sequence[Column | None]) -> Entry:
    """What a row says under the known columns; what stands elsewhere is no matter."""
    known = {at: column for at, column in enumerate(columns) if column}
    return Entry(
        row.number,
        {column: row.cells[at] for at, column in known.items() if at < len(row.cells)},
        _told(row.number, known, row.flaws),
        _told(row.number, known, row.notes),
        frozenset(known[at] for at in row.numeric if at in known),
    )


def _told(number: int, known: Mapping[int, Column], about: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(
        roster_row.at_cell(f"{get_column_letter(at + 1)}{number}", text)
        for at, text in sorted(about.items())
        if at in known
    )


def _looked_at(tables: Sequence[Table]) -> Table:
    """The table whose rows are told when none is a roster: the one people see."""
    visible = [table for table in tables if not table.is_hidden] or list(tables)
    return next((table for table in visible if table.is_shown_first), visible[0])


def _header(table: Table) -> tuple[Row, list[Column | None]]:
    """The header row and what each of its cells means."""
    if found := _find_header(table):
        return found
    first = next((row.cells for row in table.rows), [])
    raise RosterFileError(wording.no_header(list(Column), [cell for cell in first if cell]))


def _find_header(table: Table) -> tuple[Row, list[Column | None]] | None:
    for row in table.rows[:HEADER_WITHIN]:
        columns = [_meaning(cell) for cell in row.cells]
        known = {column for column in columns if column}
        if len(known) > 1 and known & set(IDENTIFYING):
            return row, columns
    return None


def _meaning(text: str) -> Column | None:
    """The column a header names, with or without what it adds in brackets or behind a stroke."""
    said = compact(text).strip("*")
    ways = [re.sub(r"[()]", "", said), re.sub(r"\(.*?\)", "", said), *said.split("/")]
    return next((_MEANING[way] for way in ways if way in _MEANING), None)
