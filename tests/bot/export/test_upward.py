"""The archive that goes upward: who is in it, what is printed to be signed, and what it lacks."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from redis import Redis

from tests.bot.export.export_samples import AT, Samples, home
from tests.bot.export.upward_samples import CHOSEN, built_upward, fill_results
from tests.bot.summary.calc import A4_ACROSS, A4_UPRIGHT, convert, needs_calc, pages_of

HOME, STATION = "小家推荐汇总表", "驿站推荐汇总表"
J03 = "先进教职工小家/1 地球科学与资源学院分工会"
SIGN = ["单位盖章：", "负责人签字：", "日期：　　　　年　　月　　日"]


@pytest.fixture
def store(server: Redis, tmp_path: Path) -> Samples:
    return Samples(server, tmp_path)


def unpacked(store: Samples) -> Path:
    path, _ = built_upward(store)
    folder = store.folder / "unpacked"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


def summary(store: Samples) -> Workbook:
    return openpyxl.load_workbook(unpacked(store) / "推荐汇总表.xlsx", data_only=True)


def table(book: Workbook, sheet: str) -> list[list[object]]:
    """The lines below the title and the organiser, until the empty line behind the totals."""
    lines = [list(line) for line in book[sheet].iter_rows(min_row=3, values_only=True)]
    return lines[: next(number for number, line in enumerate(lines) if not any(line))]


def test_only_what_is_recommended_lies_in_it_under_names_people_give(store: Samples) -> None:
    fill_results(store)
    path, built = built_upward(store)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    folders = {"/".join(name.split("/")[:2]) for name in names if "/" in name}
    assert folders == {
        J03,
        "先进教职工小家/2 信息工程学院分工会",
        "职工暖心驿站/1 地球物理与信息技术学院分工会",
        "职工暖心驿站/2 海洋学院分工会",
    }
    assert {name.split("/")[2] for name in names if name.startswith(J03)} == {
        "地球科学与资源学院分工会 自评表.docx",
        "地球科学与资源学院分工会 建家工作总结.docx",
        *(f"地球科学与资源学院分工会 照片{number}.jpg" for number in (1, 2, 3)),
    }
    assert {name for name in names if "/" not in name} == {
        "小家评分汇总表.docx",
        "驿站评分汇总表.docx",
        "推荐汇总表.xlsx",
        "说明.txt",
        "校验.txt",
    }
    assert (built.applications, built.right, built.expected, built.problems) == (4, 22, 22, ())


def test_the_summary_has_a_sheet_an_award_the_grants_and_the_files(store: Samples) -> None:
    fill_results(store)
    assert summary(store).sheetnames == [HOME, STATION, "经费表", "材料清单"]


def test_the_summary_tells_who_with_which_points_since_when(store: Samples) -> None:
    fill_results(store)
    book = summary(store)
    assert book[HOME]["A1"].value == "先进教职工小家推荐汇总表"
    head, *lines, total = table(book, HOME)
    assert head == [
        "序号", "推荐单位", "主席", "联系电话", "自评分", "核定分", "申报时间", "备注"
    ]  # fmt: skip
    assert lines[0] == [
        1,
        "地球科学与资源学院分工会",
        "张明",
        "82320003",
        109,
        109,
        "5月15日（退回后改正，原 5月8日提交）",
        None,
    ]
    assert lines[1][:3] == [2, "信息工程学院分工会", None]
    assert lines[1][4:7] == [109, None, "5月8日"]
    assert total[:2] == ["合计", "共推荐 2 个（名额 2 个）"]


def test_the_summary_of_stations_adds_up_what_can_be_added(store: Samples) -> None:
    fill_results(store)
    head, *lines, total = table(summary(store), STATION)
    members = head.index("小组会员数")
    assert [line[members] for line in lines] == [36, 36]
    assert total[members] == 72
    assert "分工会意见" not in head


def test_the_grants_are_those_of_the_recommended(store: Samples) -> None:
    fill_results(store)
    head, *lines, total = table(summary(store), "经费表")
    assert head[3:6] == ["市总工会（元）", "市教育工会（元）", "合计（元）"]
    assert [line[3:6] for line in lines] == [[2000, 2000, 4000]] * 2
    assert total[3:6] == [4000, 4000, 8000]


def test_sums_stay_right_when_a_line_is_taken_out(store: Samples) -> None:
    fill_results(store)
    book = openpyxl.load_workbook(unpacked(store) / "推荐汇总表.xlsx")
    formulas = {
        cell.value
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    }
    assert formulas == {"=SUM(E4:E5)", "=SUM(D4:D5)", "=SUM(F4:F5)"}


def test_a_day_behind_the_deadline_is_explained_by_the_deadline_of_the_branch(
    store: Samples,
) -> None:
    late = AT + timedelta(days=5)
    application = replace(home(store, "03").handed_in("J03-v2", "chair03", late), result=CHOSEN)
    store.put("03", application, until=late + timedelta(hours=2, minutes=18, seconds=53))
    _, line, _ = table(summary(store), HOME)
    assert line[6] == "5月13日（延期到 5月13日 12:00）"


def test_no_account_is_printed_anywhere(store: Samples) -> None:
    fill_results(store)
    cells = {
        str(cell)
        for sheet in summary(store)
        for line in sheet.iter_rows(values_only=True)
        for cell in line
    }
    assert not [cell for cell in cells if re.search(r"chair\d|office\d", cell)]


def test_the_name_on_the_form_stands_where_the_roster_has_none(store: Samples) -> None:
    fill_results(store)
    head, line, other, _ = table(summary(store), STATION)
    assert (line[head.index("主席")], other[head.index("主席")]) == ("@SUM(1)", "张明")


def test_each_sheet_prints_on_one_a4_page_wide_with_room_to_sign(store: Samples) -> None:
    fill_results(store)
    for sheet in summary(store):
        assert int(sheet.page_setup.paperSize) == 9
        upright = sheet.title == "材料清单"
        assert sheet.page_setup.orientation == ("portrait" if upright else "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$3"
        *_, last = sheet.iter_rows(values_only=True)
        assert [cell for cell in last if cell] == SIGN


@needs_calc
@pytest.mark.slow
def test_libreoffice_prints_each_sheet_on_one_page(store: Samples) -> None:
    fill_results(store)
    folder = unpacked(store)
    convert(folder / "推荐汇总表.xlsx", "pdf")
    assert pages_of(folder / "pdf" / "推荐汇总表.pdf") == [*[A4_ACROSS] * 3, A4_UPRIGHT]


def test_a_missing_file_is_named_in_the_folder_the_summary_and_the_notes(store: Samples) -> None:
    fill_results(store)
    for photo in sorted((store.folder / "photos" / "J03").glob("*.jpg"))[:2]:
        photo.unlink()
    path, built = built_upward(store)
    assert (built.expected - built.right, len(built.problems)) == (2, 2)
    folder = unpacked(store)
    here = (folder / J03 / "缺少的文件.txt").read_text(encoding="utf-8")
    notes = (folder / "说明.txt").read_text(encoding="utf-8")
    assert all(problem in here and problem in notes for problem in built.problems)
    lines = [line for line in table(summary(store), "材料清单")[1:] if line[4]]
    assert [line[3] for line in lines] == [
        f"地球科学与资源学院分工会 照片{number}.jpg" for number in (1, 2)
    ]


def test_every_link_of_the_summary_leads_to_a_file_beside_it(store: Samples) -> None:
    fill_results(store)
    folder = unpacked(store)
    sheet = openpyxl.load_workbook(folder / "推荐汇总表.xlsx")["材料清单"]
    links = [cell.hyperlink.target for line in sheet.iter_rows() for cell in line if cell.hyperlink]
    assert len(links) == 18
    for link in links:
        assert (folder / link.replace("\\", "/").replace("%20", " ")).is_file(), link


def test_the_same_results_are_the_same_bytes(store: Samples) -> None:
    fill_results(store)
    one, two = (built_upward(store, name)[0].read_bytes() for name in ("1.zip", "2.zip"))
    assert one == two


def test_what_stands_against_handing_it_on_is_in_the_notes(store: Samples) -> None:
    fill_results(store)
    notes = (unpacked(store) / "说明.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in notes if line.startswith("·")] == [
        "· 纸质没收到：小家 05 信工；驿站 06 地物",
        "· 没核分，或没核完：小家 05 信工",
        "· 没有主席姓名：小家 05 信工。汇总表里留空，可以手填",
        "· 没有联系电话：小家 05 信工。也留空",
        "· 小家已提交、没定结果 1 个：08 材料",
        "· 小家退回改正中 1 个：09 经管",
        "· 驿站已提交、没定结果 1 个：03 地科",
    ]


def test_before_anything_is_recommended_only_the_notes_and_an_empty_list(store: Samples) -> None:
    path, built = built_upward(store)
    assert (built.applications, built.right) == (0, 2)
    assert summary(store).sheetnames == ["材料清单"]
