"""The official forms as Word files: every answer in its cell, whatever it says, and on paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.form_facts import FormFacts, form_facts
from bot.documents.forms import fill_form
from bot.documents.names import FormError, form_name, template_of
from bot.documents.summaries import summary_docx
from campaign.applications import Application, Value
from campaign.loading import read_campaign
from campaign.model import Campaign
from campaign.word_count import count_characters
from tests.bot.summary.office_program import convert, printed
from tests.handlers.dialogue import CONFIG, the_campaign, the_card

FORMS = Path(__file__).parents[3] / "forms"
ANNEX1, ANNEX2 = FORMS / "附件1 自评表.docx", FORMS / "附件2 测评表.docx"
AT = datetime(2023, 5, 8, 1, 41, 7, tzinfo=UTC)
SCORES: Mapping[str, Value] = {
    name: item.points - (position % 2)
    for position, (name, item) in enumerate(the_card().items.items())
}
BASICS: Mapping[str, Value] = {
    "station_name": "地学之家暖心驿站",
    "branch_name": "地球科学与资源学院分工会",
    "chair_name": "张明",
    "group_name": "矿物教研室小组",
    "phone": "010-82321234",
    "member_count": 36,
    "applied_on": "2023-05-08",
}
CHECKS: Mapping[str, Value] = {"1": True, "2": False, "3": True, "4": True, "5": False}
REMARKS: Mapping[str, Value] = {
    "other_facilities": "血压计、急救箱、图书角",
    "opinion": "经分工会委员会研究，同意推荐。",
}
GROUP_NAME = "          - {id: group_name, label: 小组名称, type: text, example: 地学楼工会小组}\n"
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


def home_facts(scores: Mapping[str, Value] = SCORES, campaign: Campaign | None = None) -> FormFacts:
    return facts("home", {"scorecard": scores}, "J03-v1", campaign)


def station_facts(
    campaign: Campaign | None = None, checks: Mapping[str, Value] = CHECKS, **fields: Value
) -> FormFacts:
    """The facts of a station; `fields` say what differs from the usual answers."""
    answers = {
        "basics": {id_: fields.get(id_, value) for id_, value in BASICS.items()},
        "checklist": checks,
        "remarks": {**REMARKS, **{id_: v for id_, v in fields.items() if id_ not in BASICS}},
    }
    return facts("station", answers, "Y03-v2", campaign)


def facts(
    track: str, answers: Mapping[str, Mapping[str, Value]], receipt: str, campaign: Campaign | None
) -> FormFacts:
    campaign = campaign or the_campaign()
    application = Application(track, answers=answers)
    branch = campaign.branch_by_number["03"]
    return form_facts(campaign, branch, campaign.tracks[track], application, receipt, AT)


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def rows_of(document: WordDocument) -> list[list[str]]:
    """The texts of each row of the table, a cell that spans columns once."""
    return [[cell.text for cell in cells] for cells in cells_of(document.tables[0])]


def cells_of(table: Table) -> list[list[Any]]:
    return [list({id(cell._tc): cell for cell in row.cells}.values()) for row in table.rows]


def has(row: Any, name: str) -> bool:
    """Whether a table row is set to do this."""
    return row._tr.trPr.find(qn(name)) is not None


def lines_of(document: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def footer_of(document: WordDocument) -> str:
    return str(document.sections[0].footer.paragraphs[0].text)


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


def assert_undated(data: bytes, at: datetime) -> None:
    """Nothing in the file comes from the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = opened(data).core_properties
    assert (core.created, core.modified) == (at.replace(tzinfo=UTC), at.replace(tzinfo=UTC))
    assert (core.author, core.last_modified_by) == ("地球科学与资源学院分工会", "")


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


# -- the summary

SUMMARY = "一、基本情况\n\n　　会员 128 人，建有“小家”。\r\n<b>&{{ x }}\x00😀"


def summary(text: str = SUMMARY) -> bytes:
    branch = the_campaign().branch_by_number["03"]
    return summary_docx("建家工作总结", branch, text, "J03-v1", AT)


def test_the_summary_is_set_as_a_paper() -> None:
    document = opened(summary())
    title, branch, *paragraphs = document.paragraphs
    assert (title.text, branch.text) == ("建家工作总结", "地球科学与资源学院分工会")
    assert [p.text for p in paragraphs] == [
        "一、基本情况",
        "会员 128 人，建有“小家”。",
        "<b>&{{ x }}😀",
    ]
    for element in (paragraph._p for paragraph in paragraphs):
        (indent,) = element.iter(qn("w:ind"))
        (fonts,) = element.iter(qn("w:rFonts"))
        assert indent.get(qn("w:firstLineChars")) == "200"
        assert fonts.get(qn("w:eastAsia")) == "仿宋"
    assert footer_of(document) == f"编号 J03-v1　字数 {count_characters(SUMMARY)}"


def test_equal_summaries_are_equal_bytes() -> None:
    assert summary() == summary()
    assert summary() != summary(SUMMARY + "。")
    assert_undated(summary(), AT)


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


@pytest.mark.slow
def test_a_summary_prints_its_footer_on_each_page(tmp_path: Path) -> None:
    pages = printed(tmp_path, summary("我们坚持服务教职工。\n" * 120))
    assert len(pages) > 1
    assert all("J03-v1" in page and "1200" in page for page in pages)
