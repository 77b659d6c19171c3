"""Which column of a roster file is which, by what its header says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.roster.tables import RosterFileError, Table
from handlers.wording import roster_file as wording
from handlers.words import compact

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
    """One row about a branch: its number in the file, and the text under each known column."""

    row: int
    cells: Mapping[Column, str]

    def text(self, column: Column) -> str:
        """What stands there, "" for an empty cell and for a column the file has not."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the header, and the headers nobody knows what to do with."""

    entries: tuple[Entry, ...]
    unused: tuple[str, ...]


def read_sheet(table: Table) -> Sheet:
    """What the table says about branches; RosterFileError when it has no usable header."""
    at, columns = _header(table)
    named = [column for column in columns if column]
    if twice := [column for column in Column if named.count(column) > 1]:
        raise RosterFileError(wording.column_twice(twice[0]))
    entries = []
    for row, cells in enumerate(table[at + 1 :], at + 2):
        known = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        if any(known.values()):
            entries.append(Entry(row, known))
    if not entries:
        raise RosterFileError(wording.no_rows())
    unused = [text for text, column in zip(table[at], columns, strict=True) if text and not column]
    return Sheet(tuple(entries), tuple(unused))


def _header(table: Table) -> tuple[int, list[Column | None]]:
    """The index of the header row and what each of its cells means."""
    for at, cells in enumerate(table[:HEADER_WITHIN]):
        columns = [_meaning(cell) for cell in cells]
        known = {column for column in columns if column}
        if len(known) > 1 and known & set(IDENTIFYING):
            return at, columns
    found = next((cells for cells in table if any(cells)), [])
    raise RosterFileError(wording.no_header(list(Column), [cell for cell in found if cell]))


def _meaning(text: str) -> Column | None:
    """The column a header names, with or without what it adds in brackets or behind a stroke."""
    said = compact(text).strip("*")
    ways = [re.sub(r"[()]", "", said), re.sub(r"\(.*?\)", "", said), *said.split("/")]
    return next((_MEANING[way] for way in ways if way in _MEANING), None)
