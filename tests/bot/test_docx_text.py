"""What is read from a Word file: all that Word shows in the body, once, in order."""

from __future__ import annotations

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.summary.docx_numbers import FORMATS
from bot.summary.uploads import read_upload
from tests.bot.docx_files import docx_of


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
    ("kind", "count", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 35, "三十五"),
        ("chineseCounting", 120, "120"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("unknown", 7, "7"),
    ],
)
def test_numbers_are_written_as_their_list_says(kind: str, count: int, written: str) -> None:
    assert FORMATS.get(kind, str)(count) == written
