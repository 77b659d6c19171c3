"""The text of a Word file: paragraphs and tables as they follow each other, without headers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from bot.summary.docx_numbers import Numbers
from bot.summary.unreadable import UnreadableError
from handlers.wording import uploads as wording

MOST_ENTRIES = 2000
MOST_UNPACKED = 80 * 1024 * 1024
MOST_UNPACKED_XML = 10 * 1024 * 1024  # the parsed tree takes many times this much memory

PARAGRAPH, ROW, CELL, TEXT, BOX = (
    qn(f"w:{name}") for name in ("p", "tr", "tc", "t", "txbxContent")
)
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
# Deleted or moved away, phonetic guides, properties, and the second copy of each text box.
LEFT_OUT = {
    qn(f"w:{name}") for name in ("del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "sectPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read_docx(data: bytes) -> str:
    """The text of the body; UnreadableError if it is no sound Word file."""
    _check_size(data)
    try:
        document = Document(io.BytesIO(data))
        return "\n".join(_blocks(document.element.body, Numbers(document)))
    except Exception as error:  # python-docx lets out whatever zip, XML and its own lookups raise
        raise UnreadableError(wording.broken_docx()) from error


def _check_size(data: bytes) -> None:
    """Refuse what unpacks to far more than a document; the sizes stated bind the unpacking."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError(wording.broken_docx()) from error
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or whole > MOST_UNPACKED or xml > MOST_UNPACKED_XML:
        raise UnreadableError(wording.docx_too_large())


def _blocks(container: Any, numbers: Numbers) -> Iterator[str]:
    """One text for each paragraph and each table row, however deep content controls nest them."""
    for element in container.iterchildren("*"):
        if element.tag == PARAGRAPH:
            boxes: list[Any] = []
            text = "".join(_pieces(element, boxes))
            yield numbers.before(element) + text if text.strip() else ""
            for box in boxes:
                yield from _blocks(box, numbers)
        elif element.tag == ROW:
            cells = ("\n".join(filter(None, _blocks(cell, numbers))) for cell in _cells(element))
            yield "\t".join(cells)
        elif element.tag not in LEFT_OUT:
            yield from _blocks(element, numbers)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row as the file holds them: a merged one once."""
    for element in row.iterchildren("*"):
        if element.tag == CELL:
            yield element
        elif element.tag not in LEFT_OUT:
            yield from _cells(element)


def _pieces(element: Any, boxes: list[Any]) -> Iterator[str]:
    """What a paragraph shows; text boxes anchored in it are put aside, to follow it."""
    for child in element.iterchildren("*"):
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag == BOX:
            boxes.append(child)
        elif child.tag not in LEFT_OUT:
            yield from _pieces(child, boxes)
