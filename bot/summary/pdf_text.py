"""The text layer of a PDF, with the lines of a paragraph joined again."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
from pypdfium2 import raw

from bot.summary.pdf_fonts import use_own_fonts
from bot.summary.pdf_page import Line, lines_of
from bot.summary.plain_text import is_readable
from bot.summary.unreadable import UnreadableError
from handlers.wording import uploads as wording

MOST_PAGES = 30
INDENT_PT = 8.0
WIDE_LEADING = 1.6  # of the usual distance between two lines
LONGEST_HEADING = 30
PAGE_NUMBER = re.compile(
    r"[-—–\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／共]\s*\d{1,3}\s*页?)?[-—–\s]*"
)
HEADING = re.compile(
    r"(?:第\s*)?[一二三四五六七八九十百]+\s*[、.．章节条部]|[（(][一二三四五六七八九十]+[)）]"
    r"|\d{1,2}(?:\.\d{1,2})*\s*[、.．)）]\s*\D|\d{1,2}(?:\.\d{1,2})+\s*\D|[（(]\d{1,2}[)）]|[①-⑳⑴-⒛]"
)
PAUSE = ("，", "、", ",")  # nothing ends here, however short the line
SENTENCE_END = tuple("。！？；：.!?;:…”）》")

# Where the font changes, a PDF gives a space nobody typed: beside full-width punctuation, and
# between Chinese and other writing. One between two Chinese characters may part two names.
MARKS = "—‘’“”…、-〟！-／：-＠［-｀｛-･"
CHINESE = f"{MARKS}㐀-鿿"
SPURIOUS = re.compile(
    rf"(?<=[!-~]) +(?=[{CHINESE}])|(?<=[{CHINESE}]) +(?=[!-~])"
    rf"|(?<=[{MARKS}]) +(?=\S)|(?<=\S) +(?=[{MARKS}])"
)


def read_pdf(data: bytes) -> str:
    """The text of all pages; UnreadableError if it is locked, scanned, garbled or too large."""
    try:
        pages = [_lines(page) for page in _open(data)]
    except pdfium.PdfiumError as error:
        is_locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise UnreadableError(
            wording.locked_pdf() if is_locked else wording.broken_pdf()
        ) from error
    text = _joined(pages)
    if not text.strip():
        raise UnreadableError(wording.scanned_pdf())
    unknown = sum(line.unknown for lines in pages for line in lines)
    if not is_readable(text, unknown):
        raise UnreadableError(wording.garbled_pdf())
    return text


def _open(data: bytes) -> pdfium.PdfDocument:
    use_own_fonts()
    document = pdfium.PdfDocument(data)
    if len(document) > MOST_PAGES:
        raise UnreadableError(wording.pdf_too_long(len(document), MOST_PAGES))
    return document


def _lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page, without its number at the bottom or the top."""
    lines = lines_of(page)
    for end in (-1, 0):
        if len(lines) > 1 and PAGE_NUMBER.fullmatch(lines[end].text):
            lines.pop(end)
    return lines


def _joined(pages: list[list[Line]]) -> str:
    """The lines as paragraphs, which also go on from page to page."""
    lines = [line for page in pages for line in page]
    edge = max((line.right for line in lines), default=0.0)
    leading = _usual_leading(pages)
    text, before = "", None
    for page in pages:
        margin = min((line.left for line in page), default=0.0)
        for at, line in enumerate(page):
            after = page[at + 1] if at + 1 < len(page) else None
            begins = (
                before is None
                or line.left > margin + INDENT_PT
                or line.text[:1].isspace()
                or not _is_full(before, line, edge)
                or (at > 0 and before.bottom - line.bottom > WIDE_LEADING * leading)
                or _is_heading(before, line, after, edge)
            )
            text = f"{text}\n{line.text}" if begins else _continued(text, line.text)
            before = line
    return SPURIOUS.sub("", text).strip("\n")


def _usual_leading(pages: list[list[Line]]) -> float:
    steps = sorted(
        before.bottom - line.bottom
        for page in pages
        for before, line in zip(page, page[1:], strict=False)
        if before.bottom > line.bottom
    )
    return steps[len(steps) // 2] if steps else 0.0


def _is_full(line: Line, after: Line, edge: float) -> bool:
    """Whether what begins the next line had no room any more at the end of this one."""
    word = re.match(r"[!-~]+", after.text)
    if line.text.endswith(PAUSE):
        return True
    needed = line.height * max(2.0, len(word[0]) * 0.55 + 1 if word else 0.0)
    return edge - line.right < needed


def _is_heading(before: Line, line: Line, after: Line | None, edge: float) -> bool:
    """Whether a line behind a full one begins something new all the same."""
    if not before.text.endswith(SENTENCE_END):
        return False
    if HEADING.match(line.text):
        return True
    is_short = len(line.text) <= LONGEST_HEADING and not line.text.endswith(SENTENCE_END)
    return is_short and after is not None and not _is_full(line, after, edge)


def _continued(text: str, more: str) -> str:
    if text[-1:] == "-" and text[-2:-1].isalpha() and text[-2:].isascii() and more[:1].islower():
        return text[:-1] + more
    between = " " if text[-1:].isascii() and more[:1].isascii() else ""
    return text + between + more
