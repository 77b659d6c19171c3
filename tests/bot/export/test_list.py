"""清单.xlsx: every branch in it, every text a text, and it opens in the office's programs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from redis import Redis

from campaign.applications import Application, Place
from campaign.office_notes import Paper
from handlers.office.commands import LOOKS
from handlers.wording import changes
from storage.acts import Act
from tests.bot.export.export_samples import AT, STATION, Samples, fill, home
from tests.bot.export.upward_samples import corrected
from tests.bot.summary.calc import A4_ACROSS, convert, needs_calc, pages_of
from tests.handlers.dialogue import the_campaign

SHEETS = ["总表", "先进教职工小家", "职工暖心驿站", "文件", "记录"]


@pytest.fixture
def store(server: Redis, tmp_path: Path) -> Samples:
    return Samples(server, tmp_path)


def unpacked(store: Samples) -> Path:
    path, _ = store.build()
    folder = store.folder / "unpacked"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


def opened(store: Samples) -> Workbook:
    return openpyxl.load_workbook(unpacked(store) / "清单.xlsx")


def rows(book: Workbook, sheet: str, head: int = 1) -> list[dict[str, Any]]:
    """The lines of a sheet by column title; of equal titles the last."""
    lines = [list(line) for line in book[sheet].iter_rows(values_only=True)]
    ends = [number for number, line in enumerate(lines) if not any(line)]
    lines = lines[: ends[0]] if ends else lines  # totals stand below an empty line
    titles = [str(title).split("\n")[0] for title in lines[head - 1]]
    return [dict(zip(titles, line, strict=True)) for line in lines[head:]]


def test_nobody_is_left_out(store: Samples) -> None:
    book = opened(store)
    assert book.sheetnames == SHEETS
    lines = rows(book, "总表")
    branches, tracks = the_campaign().branches, the_campaign().tracks.values()
    assert [(line["编号"], line["项目"]) for line in lines] == [
        (branch.number, track.name) for branch in branches for track in tracks
    ]
    assert {line["状态"] for line in lines} == {"未开始", "已有称号"}
    assert len(rows(book, "先进教职工小家", 2)) == len(branches)


def test_how_everybody_stands(store: Samples) -> None:
    fill(store)
    lines = {(line["编号"], line["项目"][-2:]): line for line in rows(opened(store), "总表")}
    done = lines["03", "小家"]
    assert (done["状态"], done["自评分"], done["核定分"]) == ("已提交", 109, None)
    assert (done["申报编号"], done["纸质版"]) == ("J03-v1", "v1，5月9日 09:41")
    assert done["提交时间"] == datetime(2023, 5, 8, 10, 41, 7)  # noqa: DTZ001
    assert (done["评选结果"], done["还缺什么"]) == ("推荐：材料扎实", None)
    assert lines["03", "驿站"]["还缺什么"] == "纸质版"
    assert (lines["04", "小家"]["状态"], lines["04", "小家"]["还缺什么"]) == (
        "已退回",
        "改好后再提交",
    )
    assert lines["05", "小家"]["状态"] == "已撤回 J05-v1"
    assert lines["05", "小家"]["延期到"] == datetime(2023, 5, 8, 9, 41, 7)  # noqa: DTZ001
    assert lines["06", "小家"]["还缺什么"] == "30 项、照片 3 张、总结 1000 字"
    assert (lines["06", "驿站"]["状态"], lines["06", "驿站"]["还缺什么"]) == ("本次不申报", None)


def test_a_paper_that_is_no_longer_the_newest_and_changes_not_handed_in(store: Samples) -> None:
    newer = replace(home(store, "03", 2), paper=Paper(AT, 1, "office01", 1))
    store.put("03", newer.with_values({Place("scorecard", "1.2"): 0}, AT))
    line = next(line for line in rows(opened(store), "总表") if line["编号"] == "03")
    assert line["还缺什么"] == "v2 的纸质版、另有改动没提交"
    assert line["自评分"] == 110


def test_every_answer_is_on_the_sheet_of_its_award(store: Samples) -> None:
    fill(store)
    book = opened(store)
    home_line = next(line for line in rows(book, "先进教职工小家", 2) if line["编号"] == "03")
    assert (home_line["1.1"], home_line["2.1"], home_line["6.2"]) == (3, 5, 5)
    assert home_line["核定改动"] == "2.3：4→1；4.2：5→0"
    assert (home_line["职工小家照片"], home_line["建家工作总结字数"]) == (3, 1200)
    station = next(line for line in rows(book, "职工暖心驿站", 2) if line["编号"] == "03")
    assert station["小组会员数"] == 36
    returned = next(line for line in rows(book, "先进教职工小家", 2) if line["编号"] == "04")
    assert returned["退回原因"] == "请补拍活动照片"


def test_the_head_stays_in_sight_and_every_column_filters(store: Samples) -> None:
    book = opened(store)
    assert (book["总表"].freeze_panes, book["先进教职工小家"].freeze_panes) == ("D2", "D3")
    assert book["总表"].auto_filter.ref == "A1:P45"


def test_the_chair_is_a_name_or_an_empty_place_and_never_an_account(store: Samples) -> None:
    branches = tuple(
        branch.altered(chair_name="张明") if branch.number == "03" else branch
        for branch in store.campaign.branches
    )
    store.campaign = store.campaign.with_branches(branches)
    fill(store)
    chairs = {line["编号"]: line["主席"] for line in rows(opened(store), "总表")}
    assert chairs.pop("03") == "张明"
    assert set(chairs.values()) == {None}


def test_a_corrected_return_says_so_beside_the_date(store: Samples) -> None:
    store.put("03", corrected(home(store, "03"), "J03-v2", timedelta(days=7)))
    store.put("05", home(store, "05", 2))
    lines = {line["编号"]: line for line in rows(opened(store), "总表") if "小家" in line["项目"]}
    assert lines["03"]["提交时间"] == datetime(2023, 5, 15, 9, 41, 7)  # noqa: DTZ001
    assert lines["03"]["提交说明"] == "退回后改正，原 5月8日提交"
    assert lines["05"]["提交说明"] is None


def test_every_sheet_prints_on_a4_with_its_head_on_each_page(store: Samples) -> None:
    fill(store)
    book = opened(store)
    heads = {"先进教职工小家": "$1:$2", "职工暖心驿站": "$1:$2"}
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == ("9", "landscape") or (
            sheet.page_setup.paperSize,
            sheet.page_setup.orientation,
        ) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == heads.get(sheet.title, "$1:$1")
    assert book["总表"].page_setup.fitToWidth in (None, 1)


def test_the_first_sheet_ends_with_totals_and_room_to_sign(store: Samples) -> None:
    fill(store)
    lines = list(opened(store)["总表"].iter_rows(values_only=True))
    below = [cell for line in lines[45:] for cell in line if cell]
    assert below == [
        "小家：未开始 17 填写中 2　已提交 1 已退回 1 不申报 0　已有称号 1　其中已收纸质 1　推荐 1",
        "驿站：未开始 19 填写中 0　已提交 1 已退回 0 不申报 1　已有称号 1　其中已收纸质 0，没收到 1　推荐 0",
        "单位盖章：",
        "负责人签字：",
        "日期：　　　　年　　月　　日",
    ]


def test_formulas_in_answers_stay_texts(store: Samples) -> None:
    fill(store)
    book = opened(store)
    cells = {cell.value: cell for line in book["职工暖心驿站"].iter_rows() for cell in line}
    for text in (value for value in STATION.values() if str(value)[0] in "=+-@"):
        assert cells[text].data_type == "s"
        assert cells[text].quotePrefix  # also when somebody edits the cell
    assert all(
        cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line
    )
    assert "\t=1+1\n<b>&amp;</b>" in cells


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("+1", "+1"),
        ("-1", "-1"),
        ("@a", "@a"),
        ("\t=1", "\t=1"),
        ("\r=1", "\n=1"),
        ("'=1", "'=1"),
        ("{=1}", "{=1}"),
        ("1e5", "1e5"),
        ("0123", "0123"),
        ("https://a.b/c?d=e#f", "https://a.b/c?d=e#f"),
        ("internal:A1", "internal:A1"),
        ("\x00\x0b=1\ufffe", "\n=1"),
        ("<c t='n'>&amp;]]>", "<c t='n'>&amp;]]>"),
        ("长" * 40_000, "长" * 32_000),
    ],
)
def test_any_text_is_written_as_it_is(store: Samples, text: str, shown: str) -> None:
    application = Application("station").with_values({Place("basics", "station_name"): text}, AT)
    store.put("03", application)
    line = next(x for x in rows(opened(store), "职工暖心驿站", 2) if x["编号"] == "03")
    assert line["暖心驿站名称"] == shown


def test_every_link_leads_to_a_file_beside_the_list(store: Samples) -> None:
    fill(store)
    folder = unpacked(store)
    book = openpyxl.load_workbook(folder / "清单.xlsx")
    links = [
        cell.hyperlink.target
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.hyperlink
    ]
    assert len(links) == 4 + 4 + 19  # 总表, the awards, 文件
    for link in links:
        path = folder / link.replace("\\", "/").replace("%20", " ")
        assert path.exists(), link


def test_the_history_tells_each_act_once_in_words(store: Samples) -> None:
    fill(store)
    lines = rows(opened(store), "记录")
    told = [(x["单位"], x["谁"], x["做了什么"], x["改动前"], x["改动后"], x["说明"]) for x in lines]
    branch = "地球科学与资源学院分工会"
    assert told[0][:3] == (branch, "chair03", "回答")
    assert told[0][3:5] == (None, "1.1：4；总结字数：12；照片 1")
    assert told[1][:2] == (branch, "office01")
    assert told[1][3:5] == (None, "纸质版：v1")
    assert (told[2][0], told[2][1], told[2][5]) == ("海洋、材料", "office02", "催 未完成")
    assert len(told) == 3


@needs_calc
@pytest.mark.slow
def test_libreoffice_reads_every_sheet_as_it_was_written(store: Samples) -> None:
    fill(store)
    folder = unpacked(store)
    every_sheet = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    convert(folder / "清单.xlsx", "csv", every_sheet)
    texts = {
        path.stem.removeprefix("清单-"): path.read_text(encoding="utf-8")
        for path in (folder / "csv").glob("*.csv")
    }
    assert sorted(texts) == sorted(SHEETS)
    lines = list(csv.reader(io.StringIO(texts["总表"])))
    assert len([line for line in lines if line[1]]) == 1 + 2 * len(the_campaign().branches)
    station = texts["职工暖心驿站"]
    assert "=cmd|' /C calc'!A0" in station
    assert not re.search("#(NAME|REF|VALUE)|Err:", "".join(texts.values()))


@needs_calc
@pytest.mark.slow
def test_libreoffice_prints_it_on_a4(store: Samples) -> None:
    fill(store)
    folder = unpacked(store)
    convert(folder / "清单.xlsx", "pdf")
    sizes = pages_of(folder / "pdf" / "清单.pdf")
    assert set(sizes) == {A4_ACROSS}
    assert len(sizes) <= 8


@needs_calc
@pytest.mark.slow
def test_libreoffice_follows_the_links_into_the_folders(store: Samples) -> None:
    fill(store)
    folder = unpacked(store)
    convert(folder / "清单.xlsx", "fods")
    flat = (folder / "fods" / "清单.fods").read_text(encoding="utf-8")
    links = set(re.findall('xlink:href="([^"]+)"', flat))
    assert len(links) == 4 + 19
    for link in links:
        path = (folder / "fods" / link.replace("%20", " ")).resolve()
        assert path.is_relative_to(folder.resolve())
        assert path.exists(), link


def test_every_act_only_looks_or_is_told_in_words() -> None:
    """A new act: add it to LOOKS if it changes and sends nothing, else to changes.DID."""
    assert set(Act) == LOOKS | changes.DID.keys()
    assert not LOOKS & changes.DID.keys()


def test_a_row_is_as_high_as_the_lines_of_its_longest_cell(store: Samples) -> None:
    fill(store)
    sheet = opened(store)["总表"]
    titles = [cell.value for cell in sheet[1]]
    lacking = titles.index("还缺什么") + 1
    width = sheet.column_dimensions[sheet.cell(1, lacking).column_letter].width
    for row in range(2, 45):
        wide = 2 * len(str(sheet.cell(row, lacking).value or "")) > width
        assert not wide or (sheet.row_dimensions[row].height or 0) > 30
    assert any(sheet.row_dimensions[row].height for row in range(2, 45))
