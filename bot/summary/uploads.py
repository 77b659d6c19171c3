"""Reading the files people upload: what they are is told by their bytes, not by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.file_kinds import Kind, kind_of
from bot.summary.txt_text import read_txt
from bot.summary.unreadable import UnreadableError
from campaign.essays import MOST_CHARACTERS, tidy
from handlers.wording import uploads as wording

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "UnreadableError", "read_upload"]

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
WIDEST_CHARACTER = 4  # bytes, in any encoding we read


def _read_docx(data: bytes) -> str:
    from bot.summary.docx_text import (
        read_docx,  # only where a file is read, in a process of its own
    )

    return read_docx(data)


def _read_pdf(data: bytes) -> str:
    from bot.summary.pdf_text import read_pdf

    return read_pdf(data)


READERS: Mapping[Kind, Callable[[bytes], str]] = {
    Kind.WORD: _read_docx,
    Kind.PDF: _read_pdf,
    Kind.TEXT: read_txt,
}
REASONS: Mapping[Kind, Callable[[], str]] = {
    Kind.SHEET: wording.other_office,
    Kind.BINARY_SHEET: wording.other_office,
    Kind.SLIDES: wording.other_office,
    Kind.OLD_SHEET: wording.other_office,
    Kind.OLD_SLIDES: wording.other_office,
    Kind.OPEN_SHEET: wording.other_office,
    Kind.APPLE_SHEET: wording.other_office,
    Kind.OLD_WORD: wording.old_word,
    Kind.OPEN_TEXT: wording.other_document,
    Kind.RICH_TEXT: wording.other_document,
    Kind.XML_OFFICE: wording.other_document,
    Kind.WEB_PAGE: wording.web_page,
    Kind.APPLE_TEXT: wording.apple_text,
    Kind.FIXED_LAYOUT: wording.fixed_layout,
    Kind.PICTURE: wording.picture,
    Kind.LOCKED: wording.locked_docx,
    Kind.ARCHIVE: wording.archive,
    Kind.BROKEN_ZIP: wording.broken_docx,
}


def read_upload(name: str, data: bytes) -> str:
    """The text of a docx, txt or pdf; UnreadableError says what would be right otherwise.

    The name only tells apart what the bytes leave open: a presentation or sheet in the old format.
    """
    if not data:
        raise UnreadableError(wording.empty())
    if len(data) > MOST_BYTES:
        raise UnreadableError(wording.too_big(MOST_BYTES // MEGABYTE))
    kind = kind_of(name, data)
    if kind in REASONS:
        raise UnreadableError(REASONS[kind]())
    if kind is Kind.TEXT and len(data) > MOST_CHARACTERS * WIDEST_CHARACTER:
        raise UnreadableError(wording.too_long(MOST_CHARACTERS))
    text = tidy(READERS[kind](data))
    if not text:
        raise UnreadableError(wording.no_text())
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(wording.too_long(MOST_CHARACTERS))
    return text
