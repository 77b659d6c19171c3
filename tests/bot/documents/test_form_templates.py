"""Templates as the office leaves them, next year, and on paper through LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from bot.documents.form_facts import FormFacts
from bot.documents.forms import fill_form
from bot.documents.names import FormError, template_of
from campaign.loading import read_campaign
from campaign.model import Campaign
from tests.bot.documents.form_samples import (
    ANNEX1,
    ANNEX2,
    FORMS,
    footer_of,
    home_facts,
    lines_of,
    opened,
    rows_of,
    station_facts,
)
from tests.bot.summary.office_program import convert, printed
from tests.handlers.dialogue import CONFIG, the_campaign

GROUP_NAME = "          - {id: group_name, label: 小组名称, type: text, example: 地学楼工会小组}\n"


# -- next year


def another_campaign(*edits: tuple[str, str]) -> Campaign:
    text = CONFIG.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return read_campaign(text)


def test_other_items_need_no_other_template() -> None:
    campaign = another_campaign(
        ("        points: 110\n", "        points: 113\n"),
        ("            points: 20\n", "            points: 23\n"),
        (
            "          - number: 二\n",
            '              - id: "1.6"\n                text: 新的一项\n                points: 3\n'
            "          - number: 二\n",
        ),
    )
    document = opened(fill_form(ANNEX1, home_facts({"1.6": 3}, campaign)))
    rows = rows_of(document)
    assert len(rows) == 33
    assert rows[6] == ["一、党政重视支持工会工作，推动工会改革创新\n（共23分）\n自评小计 3 分", "6", "新的一项", "3", "3"]  # fmt: skip
    assert "备注：总分113分，其中标准项103分，加分项10分。" in lines_of(document)


def test_a_field_without_a_place_of_its_own_gets_a_row() -> None:
    campaign = another_campaign(
        (
            "          - {id: opinion,",
            "          - {id: area, label: 面积, type: integer}\n          - {id: opinion,",
        ),
    )
    rows = rows_of(opened(fill_form(ANNEX2, station_facts(campaign, area=25))))
    assert [row[0] for row in rows[9:]] == ["7", "8", "分工会意见"]
    assert rows[10] == ["8", "面积", "25"]


def test_a_field_the_template_names_but_nobody_asks_is_an_error() -> None:
    campaign = another_campaign((GROUP_NAME, ""))
    with pytest.raises(FormError, match="^附件2 测评表.docx: config.yaml 里没有字段 group_name$"):
        fill_form(ANNEX2, station_facts(campaign))


def test_answers_without_rows_in_the_template_are_an_error() -> None:
    with pytest.raises(FormError, match="^附件1 自评表.docx: 没有放 groups 的行$"):
        fill_form(ANNEX1, station_facts())


# -- templates as the office leaves them


def edited(folder: Path, old: str, new: str) -> Path:
    """附件2 with one tag rewritten, as in Word."""
    document = Document(str(ANNEX2))
    cells = [cell for row in document.tables[0].rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs if old in run.text]
    for run in runs:
        run.text = run.text.replace(old, new)
    assert runs
    path = folder / "附件2 新.docx"
    document.save(str(path))
    return path


def test_the_office_may_move_and_rename_what_stands_in_a_cell(tmp_path: Path) -> None:
    template = edited(tmp_path, "{{ labels.opinion }}", "{{ award }}推荐意见")
    rows = rows_of(opened(fill_form(template, station_facts())))
    assert rows[10] == ["职工暖心驿站推荐意见", "经分工会委员会研究，同意推荐。"]


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("{{ opinion }}", "'opinion' is undefined"),
        ("{{ fields.opinion", "expected token"),
        ("{{ title.__class__ }}", "unsafe"),
    ],
)
def test_a_tag_that_does_not_work_is_named(tmp_path: Path, tag: str, reason: str) -> None:
    template = edited(tmp_path, "{{ labels.opinion }}", tag)
    with pytest.raises(FormError, match=f"^附件2 新.docx: .*{reason}"):
        fill_form(template, station_facts())


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    foreign = tmp_path / "表.docx"
    foreign.write_bytes(b"no zip")
    for path in (foreign, tmp_path / "没有.docx"):
        with pytest.raises(FormError, match=f"^{path.name}: 不是能打开的 Word 文件"):
            fill_form(path, station_facts())


# -- names


def test_each_track_has_its_template() -> None:
    tracks = the_campaign().tracks
    assert template_of(tracks["home"], FORMS) == ANNEX1
    assert template_of(tracks["station"], FORMS) == ANNEX2
    assert ANNEX1.is_file()
    assert ANNEX2.is_file()


# -- through LibreOffice


@pytest.mark.slow
@pytest.mark.parametrize(
    ("template", "filled"), [(ANNEX1, home_facts()), (ANNEX2, station_facts())], ids=["1", "2"]
)
def test_a_template_saved_by_another_program_prints_the_same(
    tmp_path: Path, template: Path, filled: FormFacts
) -> None:
    convert(tmp_path, template, "docx:MS Word 2007 XML")
    saved = opened(fill_form(tmp_path / template.name, filled))
    shipped = opened(fill_form(template, filled))
    assert (rows_of(saved), lines_of(saved)) == (rows_of(shipped), lines_of(shipped))
    assert footer_of(saved).split("\t")[0] == footer_of(shipped).split("\t")[0]


@pytest.mark.slow
def test_the_scorecard_prints_on_two_pages_with_the_seal_on_the_last(tmp_path: Path) -> None:
    pages = printed(tmp_path, fill_form(ANNEX1, home_facts()))
    assert 2 <= len(pages) <= 3
    assert "地球科学与资源学院分工会" in pages[0]
    assert "设分管工会工作的领导" in pages[0]
    assert all("J03-v1" in page and "分值" in page for page in pages)
    assert "承办上级重要活动" in pages[-1]
    assert "自评得分" in pages[-1]
    assert "加盖公章" in pages[-1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "opinion", ["同意推荐。", "经研究同意推荐，" * 62 + "特此报送"], ids=["short", "500"]
)
def test_the_station_form_prints_on_one_page(tmp_path: Path, opinion: str) -> None:
    assert len(opinion) <= 500
    (page,) = printed(tmp_path, fill_form(ANNEX2, station_facts(opinion=opinion)))
    for text in ("Y03-v2", "地学之家暖心驿站", "010-82321234", "☑", opinion[:5], "加盖公章"):
        assert text in page


@pytest.mark.slow
def test_whatever_fonts_a_machine_has_the_station_form_is_one_page(tmp_path: Path) -> None:
    filled = station_facts(opinion="经研究同意推荐，" * 62 + "特此报送")
    (page,) = printed(tmp_path, fill_form(ANNEX2, filled), fonts={})
    assert "加盖公章" in page


@pytest.mark.slow
def test_two_long_texts_take_a_second_page_with_opinion_and_seal(tmp_path: Path) -> None:
    filled = station_facts(opinion="鑫" * 500, other_facilities="淼" * 500)
    first, second = printed(tmp_path, fill_form(ANNEX2, filled))
    assert first.count("淼") == 500
    assert second.count("鑫") == 500
    assert "加盖公章" in second
