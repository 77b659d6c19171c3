"""What is read from a Word file: all that Word shows in the body, once, in order."""

from __future__ import annotations

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.summary.number_formats import written
from bot.summary.unreadable import UnreadableError
from bot.summary.uploads import read_upload
from tests.bot.summary.docx_files import docx_of, repacked, strict, with_list


def test_paragraphs_and_tables_in_the_order_of_the_document() -> None:
    def add(document: WordDocument) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ["项目", "次数", "送温暖", "3"], strict=True):
            cell.text = text
        table.cell(0, 0).add_table(1, 1).cell(0, 0).text = "表中表"
        document.add_paragraph("表格之后")
        section = document.sections[0]
        section.header.paragraphs[0].text = "页眉"
        section.footer.paragraphs[0].text = "页脚"

    assert read_upload("a.docx", docx_of("表格之前", change=add)) == (
        "表格之前\n项目\n表中表\t次数\n送温暖\t3\n表格之后"
    )


def test_a_merged_cell_is_read_once() -> None:
    def add(document: WordDocument) -> None:
        table = document.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(0, 2)).text = "合并"
        table.cell(1, 0).text = "甲"

    assert read_upload("a.docx", docx_of(change=add)) == "合并\n甲"


def test_what_word_shows_is_read_and_nothing_else() -> None:
    """Insertions, links, content controls and text boxes are; deletions and second copies are not."""
    space = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent>"
    inside = f"""<w:p {space}><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>
        <w:ins><w:r><w:t>新增</w:t></w:r></w:ins>
        <w:del><w:r><w:delText>删除</w:delText></w:r></w:del>
        <w:hyperlink><w:r><w:t>链接</w:t><w:tab/><w:t>后</w:t><w:br/><w:t>行</w:t></w:r></w:hyperlink>
        <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>
        <w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>
        </mc:AlternateContent></w:r></w:p>"""
    control = f"""<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p>
        </w:sdtContent></w:sdt>"""

    def add(document: WordDocument) -> None:
        body = document.element.body
        body.insert(0, parse_xml(control))
        body.insert(0, parse_xml(inside))

    assert read_upload("a.docx", docx_of(change=add)) == "新增链接\t后\n行\n文本框\n控件"


def test_the_numbers_word_puts_before_paragraphs_are_kept() -> None:
    """一、 at the first level, （一） below, anew under each; a second list begins again; a style."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, kind, pattern in [
            (0, "chineseCountingThousand", "%1、"),
            (1, "japaneseCounting", "（%2）"),
            (2, "decimal", "%3."),
            (3, "bullet", "\uf0b7"),
        ]
    )
    lists = [
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>',
        f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>',
        f'<w:num {nsdecls("w")} w:numId="92"><w:abstractNumId w:val="90"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    ]
    placed = [(91, 0), (91, 1), (91, 1), (91, 2), (91, 3), (91, 0), (91, 1), (92, 0), (0, 0)]

    def add(document: WordDocument) -> None:
        numbering = document.part.numbering_part.element
        for xml in lists:
            numbering.append(parse_xml(xml))
        for number, depth in placed:
            paragraph = document.add_paragraph("项")
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = number
            properties.get_or_add_ilvl().val = depth
        document.add_paragraph("样式", style="List Number")

    assert read_upload("a.docx", docx_of(change=add)).split("\n") == [
        "一、项",
        "（一）项",
        "（二）项",
        "1. 项",
        "项",
        "二、项",
        "（一）项",
        "一、项",
        "项",
        "1. 样式",
    ]


@pytest.mark.parametrize(
    ("kind", "count", "shown"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 35, "三十五"),
        ("chineseCounting", 120, "一二〇"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 2010, "二千零一十"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("ideographEnclosedCircle", 11, "11"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("decimalEnclosedParen", 1, "⑴"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("numberInDash", 3, "- 3 -"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 13, "13th"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 49, "XLIX"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("unknown", 7, "7"),
    ],
)
def test_numbers_are_written_as_their_list_says(kind: str, count: int, shown: str) -> None:
    assert written(count, kind) == shown


def test_a_level_may_show_the_numbers_above_it_in_plain_digits() -> None:
    levels = [
        ("chineseCountingThousand", "第%1章", '<w:suff w:val="nothing"/>'),
        ("decimal", "%1.%2", "<w:isLgl/>"),
        ("decimal", "%1.%2.%3", '<w:isLgl w:val="0"/>'),
    ]
    text = read_upload("a.docx", docx_of(change=lambda d: with_list(d, levels, [0, 1, 1, 2, 0, 1])))
    assert text.split("\n") == ["第一章项", "1.1 项", "1.2 项", "一.2.1 项", "第二章项", "2.1 项"]


def test_numbers_of_a_width_of_their_own_and_levels_that_go_on() -> None:
    levels = [
        ("ideographTraditional", "%1、", ""),
        ("001, 002, 003, ...", "%2.", '<w:lvlRestart w:val="0"/>'),
    ]
    text = read_upload("a.docx", docx_of(change=lambda d: with_list(d, levels, [0, 1, 0, 1])))
    assert text.split("\n") == ["甲、项", "001. 项", "乙、项", "002. 项"]


def test_a_heading_style_stands_for_a_level_of_its_list() -> None:
    levels = [
        ("chineseCounting", "%1、", '<w:pStyle w:val="Heading1"/>'),
        ("chineseCounting", "（%2）", '<w:pStyle w:val="Heading2"/>'),
    ]

    def add(document: WordDocument) -> None:
        with_list(document, levels, [])
        for name in ("Heading 1", "Heading 2"):
            numbered = document.styles[name].element.get_or_add_pPr().get_or_add_numPr()
            numbered.get_or_add_numId().val = 91
        document.add_heading("组织", 1)
        document.add_heading("机构", 2)

    assert read_upload("a.docx", docx_of(change=add)) == "一、组织\n（一）机构"


def dangling(rels: bytes) -> bytes:
    """Relationships of which some lead nowhere, as a deleted picture and a link to the top leave them."""
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lost = b"".join(
        b'<Relationship Id="rId9%d" Type="%s/%s" Target="%s"/>' % (number, kind, what, target)
        for number, (what, target) in enumerate(
            [(b"image", b"../NULL"), (b"hyperlink", b"#_top"), (b"image", b"media/gone.png")]
        )
    )
    return rels.replace(b"</Relationships>", lost + b"</Relationships>")


def as_kind(kind: str) -> bytes:
    """The content types of a file with macros or of a template."""
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changed = repacked(
        docx_of("一句话"),
        **{"[Content_Types]_xml": lambda types: types.replace(usual.encode(), kind.encode())},
    )
    assert kind.encode() in changed or changed != docx_of("一句话")
    return changed


@pytest.mark.parametrize(
    "data",
    [
        repacked(docx_of("一句话"), document_xml_rels=dangling),
        repacked(docx_of("一句话"), document_xml_rels=lambda _: None),
        repacked(docx_of("一句话"), _rels=lambda _: None),
        repacked(docx_of("一句话"), styles_xml=lambda _: None, settings_xml=lambda _: b"<broken"),
        strict(docx_of("一句话")),
        as_kind("application/vnd.ms-word.document.macroEnabled.main+xml"),
        as_kind("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    ],
    ids=["dangling", "no links", "no root links", "no styles", "strict", "docm", "dotx"],
)
def test_what_lies_beside_the_text_is_no_reason_to_refuse_it(data: bytes) -> None:
    assert read_upload("a.docx", data) == "一句话"


def test_the_strict_spelling_keeps_numbers_and_tables() -> None:
    def add(document: WordDocument) -> None:
        with_list(document, [("decimalEnclosedParen", "%1", '<w:suff w:val="nothing"/>')], [0, 0])
        document.add_table(1, 2).cell(0, 1).text = "格"

    assert read_upload("a.docx", strict(docx_of(change=add))) == "⑴项\n⑵项\n\t格"


def test_hidden_writing_is_not_read() -> None:
    def add(document: WordDocument) -> None:
        document.add_paragraph("看得见").add_run("看不见").font.hidden = True

    assert read_upload("a.docx", docx_of(change=add)) == "看得见"


def test_a_document_pasted_whole_into_another_is_said_to_be_one() -> None:
    def add(document: WordDocument) -> None:
        space = nsdecls("w", "r")
        document.element.body.insert(0, parse_xml(f'<w:altChunk {space} r:id="rId77"/>'))

    with pytest.raises(UnreadableError, match="嵌着另一份文档"):
        read_upload("a.docx", docx_of("页眉", change=add))
