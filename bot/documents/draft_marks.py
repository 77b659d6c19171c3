"""What shows on every page that a form is a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

NOT_HANDED_IN = "（未提交）"
MARK = "草稿 · 未提交 · 只供核对，不能盖章报送"
RED = RGBColor(0xC0, 0x00, 0x00)


def mark_as_draft(word: Any) -> None:
    """Say at the head of every page that this was not handed in."""
    for header in _headers(word):
        if header.is_linked_to_previous:
            header.is_linked_to_previous = False
        first = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
        paragraph = first if not first.text else first.insert_paragraph_before()
        paragraph.alignment = ALIGN.CENTER
        run = paragraph.add_run(MARK)
        run.font.bold, run.font.size, run.font.color.rgb = True, Pt(12), RED
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")


def _headers(word: Any) -> Iterator[Any]:
    """The headers that are printed."""
    for section in word.sections:
        yield section.header
        if section.different_first_page_header_footer:
            yield section.first_page_header
        if word.settings.odd_and_even_pages_header_footer:
            yield section.even_page_header
