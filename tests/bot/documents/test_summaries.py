"""The long text as a paper of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from bot.documents.summaries import summary_docx
from campaign.word_count import count_characters
from tests.bot.documents.form_samples import (
    AT,
    assert_undated,
    footer_of,
    opened,
)
from tests.bot.summary.office_program import printed
from tests.handlers.dialogue import the_campaign

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


@pytest.mark.slow
def test_a_summary_prints_its_footer_on_each_page(tmp_path: Path) -> None:
    pages = printed(tmp_path, summary("我们坚持服务教职工。\n" * 120))
    assert len(pages) > 1
    assert all("J03-v1" in page and "1200" in page for page in pages)
