"""The official forms as Word files: every answer in its cell, whatever it says, and on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.form_facts import FormFacts
from bot.documents.forms import fill_form
from bot.documents.names import form_name
from tests.bot.documents.form_samples import (
    ANNEX1,
    ANNEX2,
    AT,
    SCORES,
    assert_undated,
    cells_of,
    footer_of,
    home_facts,
    lines_of,
    opened,
    rows_of,
    station_facts,
)
from tests.handlers.dialogue import the_campaign, the_card

HOSTILE = [
    "<w:t>&amp;</w:t> & < > \" ' ]]>",
    "{{ receipt }} {% for x in y %} {# no #} {%tr for %}",
    "{_{ receipt }_} {_% if %_} }}{{ %}{%",
    "第一行\n第二行\n\n第四行\t制表",
    "  两头有空格  ",
    "😀👨‍👩‍👧 𠮷 é",
    "长" * 500,
    "\\1 \\g<0> %s {0}",
]


def has(row: Any, name: str) -> bool:
    """Whether a table row is set to do this."""
    return row._tr.trPr.find(qn(name)) is not None


def texts_in(data: bytes) -> str:
    """Every text of the file, whichever part holds it."""
    document = opened(data)
    cells = [text for row in rows_of(document) for text in row]
    return "\n".join([*lines_of(document), *cells, footer_of(document)])


@pytest.fixture(scope="module")
def annex1() -> WordDocument:
    return opened(fill_form(ANNEX1, home_facts()))


@pytest.fixture(scope="module")
def annex2() -> WordDocument:
    return opened(fill_form(ANNEX2, station_facts()))


# -- 附件1


def test_each_item_stands_beside_its_points_and_its_score(annex1: WordDocument) -> None:
    head, *rows = rows_of(annex1)
    assert head == ["项　目", "内　容　及　标　准", "分值", "自评"]
    assert [row[1:] for row in rows] == [
        [name.split(".")[1], item.text, str(item.points), str(SCORES[name])]
        for name, item in the_card().items.items()
    ]


def test_a_section_is_one_cell_beside_its_items(annex1: WordDocument) -> None:
    left = [row[0] for row in cells_of(annex1.tables[0])[1:]]
    merged = list({id(cell._tc): cell for cell in left}.values())
    assert [sum(cell._tc is one._tc for cell in left) for one in merged] == [5, 5, 4, 6, 9, 2]
    assert [cell.text for cell in merged] == [
        f"{section.number}、{section.title}\n（共{section.points}分）\n"
        f"自评小计 {sum(int(SCORES[name]) for name in section.ids)} 分"
        for section in the_card().sections
    ]


def test_the_totals_stand_below_the_table(annex1: WordDocument) -> None:
    standard = sum(int(score) for name, score in SCORES.items() if name[0] != "6")
    bonus = int(SCORES["6.1"]) + int(SCORES["6.2"])
    lines = lines_of(annex1)
    assert f"自评得分：{standard + bonus} 分（标准项 {standard} 分，加分项 {bonus} 分）" in lines
    assert "备注：总分110分，其中标准项100分，加分项10分。" in lines
    assert "工会主席（签字）：\t分工会（加盖公章）：" in lines


def test_what_has_no_score_yet_stays_blank_and_is_counted() -> None:
    document = opened(fill_form(ANNEX1, home_facts({"1.1": 4, "1.2": 0})))
    assert [row[-1] for row in rows_of(document)[1:]] == ["4", "0", *[""] * 29]
    assert "自评得分：4 分（标准项 4 分，加分项 0 分；尚有 29 项未评）" in lines_of(document)


# -- 附件2


def test_the_head_names_station_branch_and_group(annex2: WordDocument) -> None:
    assert "暖心驿站名称：地学之家暖心驿站\t申请时间：2023年5月8日" in lines_of(annex2)
    branch, phone = rows_of(annex2)[:2]
    whole = ["分工会名称（全称）", "地球科学与资源学院分工会"]
    assert branch == [*whole, "工会主席", "张明", "小组名称", "矿物教研室小组"]
    assert phone == [*whole, "联系电话", "010-82321234", "小组会员数", "36"]


def test_each_question_has_its_boxes_and_its_group_one_cell(annex2: WordDocument) -> None:
    checklist: Any = the_campaign().tracks["station"].part("checklist")
    boxes = ["是 ☑　否 □", "是 □　否 ☑", "是 ☑　否 □", "是 ☑　否 □", "是 □　否 ☑", "是 □　否 □"]
    head, *rows = rows_of(annex2)[2:9]
    assert head == ["序号", "项目", "具体要求", "完成情况"]
    assert rows == [
        [question.id, question.group, question.text, ticked]
        for question, ticked in zip(checklist.items, boxes, strict=True)
    ]
    groups = [id(row[1]._tc) for row in cells_of(annex2.tables[0])[3:9]]
    assert [groups.count(group) for group in dict.fromkeys(groups)] == [2, 2, 1, 1]


def test_remarks_follow_the_questions_and_the_opinion_comes_last(annex2: WordDocument) -> None:
    assert rows_of(annex2)[9:] == [
        ["7", "其他配套设施设备或服务", "血压计、急救箱、图书角"],
        ["分工会意见", "经分工会委员会研究，同意推荐。"],
    ]
    assert "加盖公章：" in lines_of(annex2)


# -- both


@pytest.mark.parametrize(
    ("template", "filled", "title"),
    [
        (ANNEX1, home_facts(), "北京市教育系统建设职工小家自查验收标准\n自评表"),
        (ANNEX2, station_facts(), "中国地质大学（北京）职工暖心驿站申报测评表"),
    ],
    ids=["annex1", "annex2"],
)
def test_the_page_is_ready_to_print(template: Path, filled: FormFacts, title: str) -> None:
    data = fill_form(template, filled)
    document = opened(data)
    page = document.sections[0]
    assert title in lines_of(document)
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert footer_of(document).startswith(
        f"编号 {filled.receipt}　电子版提交于 2023年5月8日 09:41\t第 "
    )
    assert "{" not in texts_in(data)
    assert all(has(row, "w:cantSplit") for row in document.tables[0].rows)
    fonts = {run.get(qn("w:eastAsia")) for run in document.styles.element.iter(qn("w:rFonts"))} | {
        run.get(qn("w:eastAsia")) for run in document.element.body.iter(qn("w:rFonts"))
    }
    assert fonts - {None} <= {"宋体", "黑体"}
    assert "宋体" in fonts


def test_the_heading_of_the_scorecard_is_repeated_on_each_page(annex1: WordDocument) -> None:
    repeated = [has(row, "w:tblHeader") for row in annex1.tables[0].rows]
    assert repeated == [True] + [False] * 31


def test_the_items_of_a_section_are_kept_on_one_page(annex1: WordDocument) -> None:
    rows = cells_of(annex1.tables[0])[1:]
    kept = [row[2].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    lengths = [5, 5, 4, 6, 9, 2]
    assert kept == [place < length - 1 for length in lengths for place in range(length)]


@pytest.mark.parametrize("name", ["annex1", "annex2"])
def test_the_settings_of_a_cell_stand_in_the_order_word_wants(
    name: str, request: pytest.FixtureRequest
) -> None:
    wanted = [qn(f"w:{name}") for name in ("tcW", "gridSpan", "vMerge", "vAlign")]
    document: WordDocument = request.getfixturevalue(name)
    cells = [[child.tag for child in cell] for cell in document.element.body.iter(qn("w:tcPr"))]
    assert cells == [sorted(cell, key=wanted.index) for cell in cells]
    assert any(qn("w:vMerge") in cell for cell in cells)


# -- what people write


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_people_write_is_printed_as_they_wrote_it(text: str) -> None:
    filled = station_facts(station_name=text, group_name=text, opinion=text, other_facilities=text)
    document = opened(fill_form(ANNEX2, replace(filled, branch=text, receipt="Y03-v2")))
    rows = rows_of(document)
    assert rows[0][-1] == text
    assert [rows[9][-1], rows[10][-1]] == [text, text]
    assert f"暖心驿站名称：{text}\t申请时间：2023年5月8日" in lines_of(document)


def test_what_word_cannot_hold_is_left_out_and_line_ends_become_one_kind() -> None:
    text = "一\x00\x07\x1b\ud800\ufffe二\r\n三\r四\u2028五\x0b六"
    document = opened(fill_form(ANNEX2, station_facts(opinion=text)))
    assert rows_of(document)[10][-1] == "一二\n三\n四\n五\n六"


@given(st.text(st.sampled_from("{}%_#<>&\"'\\ \t\n一a😀tr-")))
def test_no_mix_of_signs_is_taken_for_a_tag(text: str) -> None:
    document = opened(fill_form(ANNEX2, station_facts(opinion=text)))
    assert rows_of(document)[10] == ["分工会意见", text]


# -- the same answers, the same file


@pytest.mark.parametrize(
    ("template", "filled"), [(ANNEX1, home_facts()), (ANNEX2, station_facts())], ids=["1", "2"]
)
def test_equal_facts_make_equal_bytes(template: Path, filled: FormFacts) -> None:
    data = fill_form(template, filled)
    assert fill_form(template, filled) == data
    assert fill_form(template, replace(filled, receipt="J03-v9")) != data
    assert_undated(data, AT)


@pytest.mark.parametrize(
    ("title", "suffix", "name"),
    [
        ("附件1 自评表", ".docx", "J03-v1 自评表.docx"),
        ("建家工作总结", ".docx", "J03-v1 建家工作总结.docx"),
        ("照片1", ".jpg", "J03-v1 照片1.jpg"),
        ('a<b>c:d"e/f\\g|h?i*j\r\nk\x00.', ".docx", "J03-v1 a b c d e f g h i j k.docx"),
        ("长" * 300, ".docx", f"J03-v1 {'长' * 73}.docx"),
    ],
)
def test_files_are_named_for_people(title: str, suffix: str, name: str) -> None:
    assert form_name("J03-v1", title, suffix) == name
