"""The numbers Word puts before paragraphs by itself: 一、 （二） 3. They stand nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

DIGITS = "零一二三四五六七八九"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = {"x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts and how its numbers are written."""

    start: int
    format: str
    pattern: str


class Numbers:
    """The numbers of a document's lists, asked for paragraph by paragraph in order."""

    def __init__(self, document: Document) -> None:
        self._styles = {
            style.get(qn("w:styleId")): style
            for style in document.styles.element.iterchildren(qn("w:style"))
        }
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if related := [r for r in document.part.rels.values() if r.reltype.endswith("/numbering")]:
            self._read(related[0].target_part.element)

    def before(self, paragraph: Any) -> str:
        """What Word shows before this paragraph; empty without a number or with a bullet."""
        number, depth = self._placed(paragraph)
        group, levels = self._lists.get(number, ("", {}))
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(group, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _shown(levels, counts, depth)

    def _placed(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, from itself or from the styles it is based on."""
        number = depth = None
        element, style, seen = paragraph, _found(paragraph, "pPr/pStyle"), set[str]()
        while True:
            number = number or _found(element, "pPr/numPr/numId")
            depth = depth or _found(element, "pPr/numPr/ilvl")
            if number or style is None or style in seen or style not in self._styles:
                return number or "", int(depth or 0)
            seen.add(style)
            element = self._styles[style]
            style = _found(element, "basedOn")

    def _read(self, numbering: Any) -> None:
        abstract = {
            group.get(qn("w:abstractNumId")): _levels(group)
            for group in numbering.iterchildren(qn("w:abstractNum"))
        }
        for one in numbering.iterchildren(qn("w:num")):
            number, group = one.get(qn("w:numId")), _found(one, "abstractNumId") or ""
            levels = dict(abstract.get(group, {}))
            for override in one.iterchildren(qn("w:lvlOverride")):
                depth, start = int(override.get(qn("w:ilvl"))), _found(override, "startOverride")
                levels |= _levels(override)
                if start and depth in levels:
                    # a list that starts anew counts for itself
                    group = f"{group}/{number}"
                    levels[depth] = Level(int(start), levels[depth].format, levels[depth].pattern)
            self._lists[number] = (group, levels)


def _levels(group: Any) -> dict[int, Level]:
    return {
        int(level.get(qn("w:ilvl"))): Level(
            int(_found(level, "start") or 1),
            _found(level, "numFmt") or "decimal",
            _found(level, "lvlText") or "",
        )
        for level in group.iterchildren(qn("w:lvl"))
    }


def _found(element: Any, path: str) -> str | None:
    """The value of the element at a path below, None if there is none."""
    found = element.find("/".join(qn(f"w:{name}") for name in path.split("/")))
    return None if found is None else found.get(qn("w:val"))


def _shown(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    if levels[depth].format in ("bullet", "none"):
        return ""

    def number(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        if level not in levels:
            return ""
        return _written(counts.get(level, levels[level].start), levels[level].format)

    label = re.sub(r"%([1-9])", number, levels[depth].pattern)
    return f"{label} " if label[-1:].isascii() and label else label


def _written(count: int, kind: str) -> str:
    """A number in the writing of its level, in digits if that is none of the usual ones."""
    return FORMATS.get(kind, str)(count)


def _chinese(count: int) -> str:
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    return (DIGITS[tens] if tens > 1 else "") + "十" * (tens > 0) + (DIGITS[ones] if ones else "")


def _letters(count: int) -> str:
    """a to z, then aa, bb and so on, as Word goes on."""
    return LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    text = ""
    for letters, worth in ROMAN.items():
        text += letters * (count // worth)
        count %= worth
    return text


def _circled(count: int) -> str:
    return chr(0x245F + count) if 0 < count <= 20 else str(count)


FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
}
