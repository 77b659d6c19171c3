"""The text layer of a PDF, with the lines of a paragraph joined again."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

from pypdf import PageObject, PdfReader

from bot.summary.plain_text import is_plausible
from bot.summary.unreadable import UnreadableError
from handlers.wording import uploads as wording

MOST_PAGES = 30
MOST_CONTENT = 1024 * 1024  # drawing commands of one page; a page of text has some kilobytes
INDENT_PT = 8.0
FULL_LINE = 0.85  # a line this much of the longest goes on in the next one
PAGE_NUMBER = re.compile(
    r"[-—–\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／共]\s*\d{1,3}\s*页?)?[-—–\s]*"
)

# Where the font changes, a PDF gives a space nobody typed: beside full-width punctuation, and
# between Chinese and other writing. One between two Chinese characters may part two names.
MARKS = "—‘’“”…、-〟！-／：-＠［-｀｛-･"
CHINESE = f"{MARKS}㐀-鿿"
SPURIOUS = re.compile(
    rf"(?<=[!-~]) +(?=[{CHINESE}])|(?<=[{CHINESE}]) +(?=[!-~])"
    rf"|(?<=[{MARKS}]) +(?=\S)|(?<=\S) +(?=[{MARKS}])"
)


class Line(NamedTuple):
    """One line as it stands on the page."""

    text: str
    is_indented: bool


def read_pdf(data: bytes) -> str:
    """The text of all pages; UnreadableError if it is locked, scanned, garbled or too large."""
    try:
        lines = [line for page in _pages(data) for line in _lines(page)]
    except UnreadableError:
        raise
    except Exception as error:  # pypdf lets out whatever its parsers and codecs raise
        raise UnreadableError(wording.broken_pdf()) from error
    text = _joined(lines)
    if not text.strip():
        raise UnreadableError(wording.scanned_pdf())
    if not is_plausible(text):
        raise UnreadableError(wording.garbled_pdf())
    return text


def _pages(data: bytes) -> list[PageObject]:
    reader = PdfReader(io.BytesIO(data))
    # Many files are only locked against changes: those open with an empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(wording.locked_pdf())
    count = reader.get_num_pages()
    if count > MOST_PAGES:
        raise UnreadableError(wording.pdf_too_long(count, MOST_PAGES))
    return list(reader.pages)


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page, without its number."""
    content = page.get_contents()
    if content is not None and len(content.get_data()) > MOST_CONTENT:
        raise UnreadableError(wording.pdf_too_large())
    lines = _placed(page)
    while lines and not lines[-1][0].strip():
        lines.pop()
    if len(lines) > 1 and PAGE_NUMBER.fullmatch(lines[-1][0]):
        lines.pop()
    margin = min((left for text, left in lines if text.strip()), default=0.0)
    return [Line(SPURIOUS.sub("", text), left > margin + INDENT_PT) for text, left in lines]


def _placed(page: PageObject) -> list[tuple[str, float]]:
    """Each line and how far from the left it begins."""
    lines = [("", 0.0)]

    def add(piece: str, to_page: list[float], to_line: list[float], *_: object) -> None:
        left = to_line[4] * to_page[0] + to_page[4]
        for number, text in enumerate(piece.split("\n")):
            if number:
                lines.append(("", 0.0))
            before, begins = lines[-1]
            # pieces come in the order they were drawn, quotes of another font after the rest
            if text.strip():
                begins = min(begins, left) if before.strip() else left
            lines[-1] = (before + text, begins)

    page.extract_text(visitor_text=add)
    return lines


def _joined(lines: list[Line]) -> str:
    """The lines as paragraphs: those begin indented, and only their last line is short."""
    full = FULL_LINE * max((_width(line.text) for line in lines), default=0)
    text, goes_on = "", False
    for line in lines:
        starts = line.is_indented or not line.text.strip() or line.text[:1].isspace()
        if not text or not goes_on or starts:
            text += f"\n{line.text}" if text else line.text
        else:
            between = " " if text[-1:].isascii() and line.text[:1].isascii() else ""
            text += between + line.text
        goes_on = _width(line.text) >= full
    return text


def _width(text: str) -> int:
    """The width in half-width characters, near enough."""
    return sum(1 if char.isascii() else 2 for char in text.strip())
