"""What stands on a page of a PDF, line by line, as somebody who looks at it sees it."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

MOST_CHARACTERS = 60_000  # on one page; the longest text we take is not much longer
# Nobody typed these spaces: they stand for a gap. A digit placed by itself has one beside it.
GAP = "\x1f"
NARROW = 0.9  # of the height of the writing
LEAST_GAP = 0.15
_LONE = re.compile(rf"(?<![0-9A-Za-z])[0-9A-Za-z](?:{GAP}[0-9A-Za-z])+(?![0-9A-Za-z])")
_SPREAD = re.compile(
    rf"(?<![^{GAP}\s])[\u3400-\u9fff](?:{GAP}[\u3400-\u9fff]){{2,}}(?![^{GAP}\s，。、；：！？])"
)
_HYPHENS = ("\x02", "\ufffe")


class Box(NamedTuple):
    """Where a character stands, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Character(NamedTuple):
    """One character; without a box it is a gap or the end of a line."""

    text: str
    box: Box | None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page; `unknown` characters of it have no meaning in the file."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    unknown: int


def lines_of(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page in the order they were set, what was printed twice for boldness once."""
    rows: list[list[Character]] = [[]]
    for character in _once(_characters(page.get_textpage())):
        if character.text != "\n":
            rows[-1].append(character)
        elif any(c.box for c in rows[-1]):
            rows.append([])
    return [line for row in _side_by_side(rows) if (line := _line(row))]


def _characters(text_page: pdfium.PdfTextPage) -> Iterator[Character]:
    rect = raw.FS_RECTF()
    previous = 0
    for index in range(min(text_page.count_chars(), MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xDC00 <= code < 0xE000 and 0xD800 <= previous < 0xDC00:
            code = 0x10000 + ((previous - 0xD800) << 10) + (code - 0xDC00)
        previous = code
        if 0xD800 <= code < 0xDC00 or code in (0, 0x0D):
            continue
        text = chr(code)
        if raw.FPDFText_IsGenerated(text_page, index) == 1:
            yield Character("\n" if text == "\n" else GAP, None)
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect))
        box = Box(rect.left, rect.bottom, rect.right, rect.top)
        is_known = raw.FPDFText_HasUnicodeMapError(text_page, index) != 1
        yield Character(text, box, is_known)


def _once(characters: Iterable[Character]) -> Iterator[Character]:
    """Leave out what stands a second time at the same place."""
    seen: dict[tuple[str, int, int], Box] = {}
    for character in characters:
        box = character.box
        if box is None or character.text.isspace():
            yield character
            continue
        size = max(box.top - box.bottom, 1.0)
        column, row = round(box.left / size * 2), round(box.bottom / size * 2)
        near = (
            seen.get((character.text, column + across, row + up))
            for across in (-1, 0, 1)
            for up in (-1, 0, 1)
        )
        if any(other and _is_same(box, other, size) for other in near):
            continue
        seen[character.text, column, row] = box
        yield character


def _is_same(box: Box, other: Box, size: float) -> bool:
    return abs(box.left - other.left) < size / 5 and abs(box.bottom - other.bottom) < size / 5


def _side_by_side(rows: list[list[Character]]) -> list[list[Character]]:
    """Put together again what stands in one row: wide spacing is taken for columns of writing."""
    joined: list[list[Character]] = []
    for row in rows:
        last = next((c.box for c in reversed(joined[-1]) if c.box), None) if joined else None
        first = next((c.box for c in row if c.box), None)
        if last and first and _goes_on(last, first):
            joined[-1] += [Character(GAP, None), *row]
        else:
            joined.append(row)
    return joined


def _goes_on(last: Box, first: Box) -> bool:
    size = max(last.top - last.bottom, 1.0)
    return abs(first.bottom - last.bottom) < size / 5 and first.left > last.right - size / 5


def _line(characters: list[Character]) -> Line | None:
    characters = _in_order(characters)
    placed = [c for c in characters if c.box and not c.text.isspace()]
    boxes = [c.box for c in placed if c.box]
    if not boxes:
        return None
    text = "".join(_spaced(characters))
    for closed_up in (_LONE, _SPREAD):
        text = closed_up.sub(lambda found: found[0].replace(GAP, ""), text)
    text = re.sub(f"{GAP}+", " ", text).strip(" ")
    return Line(
        text,
        min(box.left for box in boxes),
        max(box.right for box in boxes),
        min(box.bottom for box in boxes),
        max(box.top - box.bottom for box in boxes),
        sum(not character.is_known for character in placed),
    )


def _in_order(characters: list[Character]) -> list[Character]:
    """From left to right, where a piece in another font was set after all the rest of the line."""
    placed = [(c.box, c) for c in characters if c.box and not c.text.isspace()]
    steps = zip(placed, placed[1:], strict=False)
    if all(after[0].left >= before[0].left for before, after in steps) or any(
        unicodedata.bidirectional(c.text) in ("R", "AL") for _, c in placed
    ):
        return characters
    placed.sort(key=lambda one: one[0].left)
    if any(_covers(before, box) for (before, _), (box, _) in zip(placed, placed[1:], strict=False)):
        return characters  # two lines close above each other, not one
    ordered = [placed[0][1]]
    for (before, _), (box, character) in zip(placed, placed[1:], strict=False):
        is_apart = box.left - before.right > LEAST_GAP * (box.top - box.bottom)
        ordered += [Character(GAP, None), character] if is_apart else [character]
    return ordered


def _covers(box: Box, after: Box) -> bool:
    return box.right - after.left > (after.right - after.left) / 2


def _spaced(characters: list[Character]) -> Iterator[str]:
    """The texts, a wide gap as a space, a narrow one as a gap that may go."""
    for at, character in enumerate(characters):
        if character.text in _HYPHENS:
            yield "-"
        elif character.text != GAP:
            yield character.text
        elif 0 < at < len(characters) - 1:
            before, after = characters[at - 1].box, characters[at + 1].box
            if before and after:
                is_wide = after.left - before.right > NARROW * (before.top - before.bottom)
                yield " " if is_wide else GAP
            else:
                yield GAP
