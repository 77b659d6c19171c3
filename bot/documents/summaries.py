"""The long text as a Word file. It is counted in campaign/, printed here."""

from __future__ import annotations

from datetime import datetime

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from bot.documents.word_files import clean, packed_file
from campaign.model import Branch
from campaign.word_count import count_characters


def summary_docx(
    title: str, branch: Branch, text: str, receipt: str, submitted_at: datetime
) -> bytes:
    """The essay as a Word file: title, branch, paragraphs; receipt and 字数 in the footer."""
    word = Document()
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    _add(word.add_paragraph(), title, 22, font="宋体", bold=True).alignment = ALIGN.CENTER
    _add(word.add_paragraph(), branch.name, 16, font="楷体").alignment = ALIGN.CENTER
    for line in clean(text).split("\n"):
        if line.strip():
            _indent(_add(word.add_paragraph(), line.strip(), 16))
    footer = f"编号 {receipt}　字数 {count_characters(text)}"
    _add(page.footer.paragraphs[0], footer, 9, font="宋体").alignment = ALIGN.CENTER
    return packed_file(word, title, branch.name, receipt, submitted_at)


def _add(
    paragraph: Paragraph, text: str, size: float, *, font: str = "仿宋", bold: bool = False
) -> Paragraph:
    """Write a text into a new paragraph, Chinese in one font and the rest in another."""
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Times New Roman"
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")  # else Word takes Chinese quotes from the Latin font
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _indent(paragraph: Paragraph) -> None:
    """Begin two characters in, in lines of 28 points, as official papers are set."""
    style = paragraph.paragraph_format
    style.first_line_indent, style.line_spacing = Pt(32), Pt(28)
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
