"""The text of a Word file: paragraphs and tables as they follow each other, without headers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.summary.docx_numbers import OFF, Numbers
from bot.summary.docx_package import Package, w
from bot.summary.unreadable import UnreadableError
from handlers.wording import uploads as wording

PARAGRAPH, ROW, CELL, BOX, RUN = (w(name) for name in ("p", "tr", "tc", "txbxContent", "r"))
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
TEXTS = (w("t"), f"{{{MATHS}}}t")
BREAKS = {
    w("br"): "\n",
    w("cr"): "\n",
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "-",
}
# Deleted or moved away, phonetic guides, properties, and the second copy of each text box.
LEFT_OUT = {
    w(name) for name in ("del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "sectPr", "trPr", "tcPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read_docx(data: bytes) -> str:
    """The text of the body; UnreadableError if it is no sound Word file."""
    try:
        package = Package(data)
        body = package.document.find(w("body"))
        if body is None:
            raise UnreadableError(wording.broken_docx())
        if next(body.iter(w("altChunk")), None) is not None:
            raise UnreadableError(wording.pasted_whole())
        return "\n".join(_blocks(body, Numbers(package)))
    except UnreadableError:
        raise
    except Exception as error:  # whatever zip, XML and a wrong structure raise
        raise UnreadableError(wording.broken_docx()) from error


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
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag == BOX:
            boxes.append(child)
        elif child.tag not in LEFT_OUT and not _is_hidden(child):
            yield from _pieces(child, boxes)


def _is_hidden(element: Any) -> bool:
    """Whether a run is one that Word does not show."""
    hidden = element.find(f"{w('rPr')}/{w('vanish')}") if element.tag == RUN else None
    return hidden is not None and hidden.get(w("val")) not in OFF
