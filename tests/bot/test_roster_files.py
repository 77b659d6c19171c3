"""Reading rosters: encodings, spreadsheets, headers in any order, and files that are none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from bot.roster.columns import Column, read_sheet
from bot.roster.tables import MOST_ROWS, RosterFileError, read_table
from tests.bot.roster_files import csv_file, xlsx_file

ROWS = (("编号", "主席账号", "电话"), ("05", "chair31", "82320000"), ("06", "chair32", "1"))
READ = [["编号", "主席账号", "电话"], ["05", "chair31", "82320000"], ["06", "chair32", "1"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_the_encodings_people_have(tmp_path: Path, encoding: str, delimiter: str) -> None:
    assert read_table(csv_file(tmp_path, ROWS, encoding, delimiter)) == READ


def test_numbers_and_dates_in_a_spreadsheet_are_read_as_they_look(tmp_path: Path) -> None:
    at = datetime.fromisoformat("2023-05-12")
    rows = (("编号", "主席账号", "电话"), (5, 2001010123, 82320000.0), (None, at, " a  b "))
    assert read_table(xlsx_file(tmp_path, rows))[1:] == [
        ["5", "2001010123", "82320000"],
        ["", "2023-05-12", "a b"],
    ]


def test_the_first_worksheet_is_the_roster(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    book.create_sheet("说明").append(["这里不是名册"])
    book.save(path)
    assert read_table(path) == READ


def test_columns_are_known_by_their_headers_in_any_order_below_a_title(tmp_path: Path) -> None:
    rows = (
        ("分工会主席名册",),
        ("联系电话", "备注", "主席（账号）", "分工会/名称", "副主席/代填人 userid", "已获称号*"),
        ("82320000", "x", "chair31", "信息工程学院分工会", "deputy05", "小家"),
        (),
        ("82320001", "", "chair32", "地物", "", ""),
    )
    sheet = read_sheet(read_table(xlsx_file(tmp_path, rows)))
    assert sheet.unused == ("备注",)
    assert [entry.row for entry in sheet.entries] == [3, 5]
    assert sheet.entries[0].cells == {
        Column.PHONE: "82320000",
        Column.CHAIR: "chair31",
        Column.NAME: "信息工程学院分工会",
        Column.DEPUTY: "deputy05",
        Column.HOLDS: "小家",
    }


@pytest.mark.parametrize("column", Column)
def test_every_name_the_messages_use_is_understood(column: Column) -> None:
    other = Column.NUMBER if column is not Column.NUMBER else Column.NAME
    sheet = read_sheet([[other.value, f" {column.value} "], ["1", "2"]])
    assert sheet.entries[0].text(column) == "2"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), "文件是空的"),
        ((("05", "chair31"), ("06", "chair32")), "看到的是：05、chair31"),
        ((("编号", "备注"), ("05", "x")), "编号、分工会、简称、主席账号、主席姓名、代填人账号"),
        ((("主席账号", "电话"), ("a", "1")), "编号或分工会要有一列"),
        ((("编号", "主席账号", "userid"), ("05", "a", "b")), "有两列都是“主席账号”"),
        ((("编号", "主席账号"), ("", " ")), "表头下面没有内容"),
    ],
)
def test_a_table_without_usable_columns_says_which_are_known(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...], expected: str
) -> None:
    with pytest.raises(RosterFileError, match=expected):
        read_sheet(read_table(csv_file(tmp_path, rows)))


def test_files_that_are_no_roster_say_what_would_be_right(tmp_path: Path) -> None:
    good = xlsx_file(tmp_path, ROWS).read_bytes()
    path = tmp_path / "file"
    for content, expected in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为没有密码的 .xlsx"),
        (good[: len(good) // 2], "打不开"),
        (b"PK\x03\x04" + bytes(100), "打不开"),
        ("编号,主席账号\n05,chair31".encode("utf-16"), "文字编码"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "文字编码"),
        ('编号,主席账号\n05,"chair31'.encode(), "引号不成对"),
        (b"1\n" * (MOST_ROWS + 1), "超过 2000 行"),
        (b"1" * (5 * 1024 * 1024 + 1), "超过 5 MB"),
    ):
        path.write_bytes(content)
        with pytest.raises(RosterFileError, match=expected):
            read_table(path)
    with pytest.raises(RosterFileError, match="打不开文件"):
        read_table(tmp_path / "missing.csv")
    with pytest.raises(RosterFileError, match="打不开文件"):
        read_table(tmp_path)
