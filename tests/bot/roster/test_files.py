"""Reading rosters: encodings, spreadsheets, headers in any order, and files that are none."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from bot.config_file import load_campaign
from bot.file_kinds import Kind
from bot.roster.columns import Column, read_sheet
from bot.roster.rows import MOST_ROWS, RosterFileError, Row, Table
from bot.roster.tables import REASONS, read_tables
from tests.bot.roster.roster_files import cells_of, changed_xlsx, csv_file, plan_of, xlsx_file
from tests.bot.served import ROOT
from tests.bot.summary.test_uploads import zip_of

ROWS = (("编号", "主席账号", "电话"), ("05", "chair31", "82320000"), ("06", "chair32", "1"))
READ = [["编号", "主席账号", "电话"], ["05", "chair31", "82320000"], ["06", "chair32", "1"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_the_encodings_people_have(tmp_path: Path, encoding: str, delimiter: str) -> None:
    assert cells_of(csv_file(tmp_path, ROWS, encoding, delimiter)) == READ


def test_numbers_and_dates_in_a_spreadsheet_are_read_as_they_look(tmp_path: Path) -> None:
    at = datetime.fromisoformat("2023-05-12")
    rows = (("编号", "主席账号", "电话"), (5, 2001010123, 82320000.0), (None, at, " a  b "))
    assert cells_of(xlsx_file(tmp_path, rows))[1:] == [
        ["5", "2001010123", "82320000"],
        ["", "2023-05-12", "a b"],
    ]


def test_the_worksheet_that_looks_like_one_is_the_roster(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ROWS)
    book = openpyxl.load_workbook(path)
    book.create_sheet("说明").append(["这里不是名册"])
    book.save(path)
    assert read_sheet(read_tables(path)).name == "Sheet"
    assert read_sheet(read_tables(path)).left_out == ("说明",)


def test_columns_are_known_by_their_headers_in_any_order_below_a_title(tmp_path: Path) -> None:
    rows = (
        ("分工会主席名册",),
        ("联系电话", "备注", "主席（账号）", "分工会/名称", "副主席/代填人 userid", "已获称号*"),
        ("82320000", "x", "chair31", "信息工程学院分工会", "deputy05", "小家"),
        (),
        ("82320001", "", "chair32", "地物", "", ""),
    )
    sheet = read_sheet(read_tables(xlsx_file(tmp_path, rows)))
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
    sheet = read_sheet(
        [Table("", [Row(1, [other.value, f" {column.value} "]), Row(2, ["1", "2"])])]
    )
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
        read_sheet(read_tables(csv_file(tmp_path, rows)))


def test_files_that_are_no_roster_say_what_would_be_right(tmp_path: Path) -> None:
    good = xlsx_file(tmp_path, ROWS).read_bytes()
    path = tmp_path / "file"
    for content, expected in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为没有密码的 .xlsx"),
        (good[: len(good) // 2], "打不开"),
        (b"PK\x03\x04" + bytes(100), "打不开"),
        ("编号,主席账号\n05,chair31".encode("utf-16"), "文字编码"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "不是表格"),
        (b"%PDF-1.7 abc", "不是表格"),
        (zip_of(word__document_dot_xml=b"<a/>"), "不是表格"),
        (zip_of(xl__workbook_dot_bin=b"abc"), "xlsb"),
        (zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ods"),
        (b"<html><table><tr><td>1</td></tr></table>", "网页"),
        ("<table><tr><td>1".encode("utf-16"), "网页"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "网页或 XML"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "设了密码",
        ),
        ('编号,主席账号\n05,"chair31'.encode(), "引号不成对"),
        (b"1\n" * (MOST_ROWS + 1), "超过 2000 行"),
        (b"1" * (5 * 1024 * 1024 + 1), "超过 5 MB"),
    ):
        path.write_bytes(content)
        with pytest.raises(RosterFileError, match=expected):
            read_tables(path)
    with pytest.raises(RosterFileError, match="打不开文件"):
        read_tables(tmp_path / "missing.csv")
    with pytest.raises(RosterFileError, match="打不开文件"):
        read_tables(tmp_path)


def test_a_numbers_file_is_told_how_to_become_a_table(tmp_path: Path) -> None:
    path = tmp_path / "名册.numbers"
    path.write_bytes(zip_of(Index__Document_dot_iwa=b"abc"))
    with pytest.raises(RosterFileError, match="Numbers 里导出"):
        read_tables(path)
    assert Kind.TEXT not in REASONS


# -- which worksheet


def with_second(book: openpyxl.Workbook, name: str = "新名册") -> None:
    """A second worksheet with another chair, which is the one that opens."""
    sheet = book.create_sheet(name)
    for row in (ROWS[0], ("05", "chair41", "82320009")):
        sheet.append(row)
    book.active = sheet


def test_a_hidden_worksheet_is_not_read(tmp_path: Path) -> None:
    def hide_first(book: openpyxl.Workbook) -> None:
        with_second(book)
        book.worksheets[0].sheet_state = "hidden"

    sheet = read_sheet(read_tables(changed_xlsx(xlsx_file(tmp_path, ROWS), hide_first)))
    assert [entry.text(Column.CHAIR) for entry in sheet.entries] == ["chair41"]
    assert (sheet.name, sheet.left_out) == ("新名册", ("Sheet",))


def test_two_worksheets_that_look_like_rosters_are_refused_by_name(tmp_path: Path) -> None:
    path = changed_xlsx(xlsx_file(tmp_path, ROWS), with_second)
    with pytest.raises(RosterFileError, match="“Sheet”、“新名册”（打开时看到的是“新名册”）"):
        read_sheet(read_tables(path))


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_roster_that_is_hidden_is_named(tmp_path: Path, state: str) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book.create_sheet("说明").append(["x"])
        book.worksheets[0].sheet_state = state

    with pytest.raises(RosterFileError, match="隐藏的工作表“Sheet”"):
        read_sheet(read_tables(changed_xlsx(xlsx_file(tmp_path, ROWS), hide)))


# -- cells that are not what they seem


@pytest.mark.parametrize(
    "error", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"]
)
def test_an_error_of_a_formula_is_no_name(tmp_path: Path, error: str) -> None:
    campaign = load_campaign(ROOT / "config.yaml")
    rows = (("编号", "分工会", "主席账号", "备注"), ("05", error, "chair31", error))
    for path in (xlsx_file(tmp_path, rows), csv_file(tmp_path, rows)):
        plan = plan_of(campaign, path)
        assert plan.problems == [(2, f"B2 是 {error}（公式出错），请改成实际内容")]
        assert not plan.changed


def test_a_formula_without_its_result_is_told_by_its_cell(tmp_path: Path) -> None:
    rows = (("编号", "主席账号"), ("05", '="chair"&"31"'), ("06", "chair32"))
    plan = plan_of(load_campaign(ROOT / "config.yaml"), xlsx_file(tmp_path, rows))
    ((row, told),) = plan.problems
    assert row == 2
    assert told.startswith("B2 是公式，文件里没有它的结果")


def test_rows_that_only_have_a_format_are_none(tmp_path: Path) -> None:
    def frame(book: openpyxl.Workbook) -> None:
        for row in range(2, MOST_ROWS * 2):
            book.active.cell(row, 5).number_format = "@"
        book.active.cell(70_000, 1).number_format = "@"

    path = changed_xlsx(xlsx_file(tmp_path, ROWS), frame)
    assert [cells[:3] for cells in cells_of(path)] == READ


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("信息工程\n学院分工会", "信息工程学院分工会"),
        ("信息工程\r\n 学院分工会", "信息工程学院分工会"),
        ("chair31\nx", "chair31 x"),
    ],
)
def test_a_line_break_in_a_cell_goes_and_is_told(tmp_path: Path, written: str, read: str) -> None:
    rows = (("编号", "分工会"), ("05", written))
    for path in (xlsx_file(tmp_path, rows), csv_file(tmp_path, rows)):
        (entry,) = read_sheet(read_tables(path)).entries
        assert entry.text(Column.NAME) == read
        assert entry.notes == (f"B2 里的换行已去掉，读作“{read}”",)


def test_what_cannot_be_seen_in_a_cell_is_dropped(tmp_path: Path) -> None:
    rows = (("编号", "主席账号"), ("05", "\u202achair31\u202c\u200b"))
    assert cells_of(xlsx_file(tmp_path, rows))[1] == ["05", "chair31"]


def test_an_account_kept_as_a_number_may_have_lost_its_zeros(tmp_path: Path) -> None:
    campaign = load_campaign(ROOT / "config.yaml")
    branches = [
        branch.model_copy(update={"chair": "0020203"}) if branch.number == "05" else branch
        for branch in campaign.branches
    ]
    campaign = campaign.model_copy(update={"branches": branches})
    rows = (("编号", "主席账号", "电话"), ("05", 20203, 82320000), ("06", 30203, 1082322450))
    plan = plan_of(campaign, xlsx_file(tmp_path, rows))
    assert plan.problems[0][0] == 2
    assert "只差前面的 0" in plan.problems[0][1]
    assert [note.partition("的 ")[0] for note in plan.notes] == [
        "第 2 行主席账号",
        "第 3 行主席账号",
        "第 3 行电话",
    ]
    as_text = (("编号", "主席账号"), ("05", "20203"))
    assert not plan_of(campaign, xlsx_file(tmp_path, as_text)).problems


def test_zeros_that_the_format_shows_are_read(tmp_path: Path) -> None:
    def show_zeros(book: openpyxl.Workbook) -> None:
        book.active["B2"].number_format = "0000000"

    path = changed_xlsx(xlsx_file(tmp_path, (("编号", "主席账号"), ("05", 20203))), show_zeros)
    assert cells_of(path)[1] == ["05", "0020203"]


def test_a_number_longer_than_a_spreadsheet_keeps_is_refused(tmp_path: Path) -> None:
    rows = (("编号", "主席账号"), ("05", 2001010123456789))
    (entry,) = read_sheet(read_tables(xlsx_file(tmp_path, rows))).entries
    assert entry.flaws == ("B2 的数字太长，Excel 已经改了后几位。请把这一格设成文本再填",)


def test_styles_that_the_library_refuses_are_no_reason_to(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ROWS)
    whole = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(whole, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/styles.xml":
                assert b"<fill>" in data
                data = re.sub(rb"<fill>.*?</fill>", b"<fill/>", data)
            new.writestr(entry.filename, data)
    path.write_bytes(whole.getvalue())
    assert cells_of(path) == READ
