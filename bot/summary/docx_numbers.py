"""The numbers Word puts before paragraphs by itself: 一、 （二） 3. They stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.summary.docx_package import Package, w
from bot.summary.number_formats import Format, padded, written

NOT_SHOWN = ("bullet", "none")
OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its numbers are written and what stands around them.

    `style` is the paragraph style that stands for the level; a level that is `legal` shows the numbers
    of the levels above in plain digits, one that `goes_on` is not begun anew below each of them.
    """

    start: int
    kind: str
    pattern: str
    own_format: Format | None = None
    style: str = ""
    is_legal: bool = False
    goes_on: bool = False
    has_gap: bool = True


Levels = dict[int, Level]


class Numbers:
    """The numbers of a document's lists, asked for paragraph by paragraph in order."""

    def __init__(self, package: Package) -> None:
        styles = package.beside("styles")
        self._styles = {
            style.get(w("styleId")): style
            for style in (styles.iterchildren(w("style")) if styles is not None else ())
        }
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")
            ),
            None,
        )
        self._lists: dict[str, tuple[str, Levels]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if (numbering := package.beside("numbering")) is not None:
            self._read(numbering)

    def before(self, paragraph: Any) -> str:
        """What Word shows before this paragraph; empty without a number or with a bullet."""
        number, depth = self._placed(paragraph)
        group, levels = self._lists.get(number, ("", {}))
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(group, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            if deeper not in levels or not levels[deeper].goes_on:
                del counts[deeper]
        return _shown(levels, counts, depth)

    def _placed(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, from itself or from the styles it is based on."""
        number = depth = None
        element, style, seen = (
            paragraph,
            _value(paragraph, "pPr/pStyle") or self._default,
            set[str](),
        )
        while True:
            number = number or _value(element, "pPr/numPr/numId")
            depth = depth or _value(element, "pPr/numPr/ilvl")
            if number or style is None or style in seen or style not in self._styles:
                break
            seen.add(style)
            element = self._styles[style]
            style = _value(element, "basedOn")
        if depth is None and number in self._lists:
            levels = self._lists[number][1]
            depth = next((str(d) for d, level in levels.items() if level.style in seen), None)
        return number or "", int(depth or 0)

    def _read(self, numbering: Any) -> None:
        groups = {
            group.get(w("abstractNumId"), ""): group
            for group in numbering.iterchildren(w("abstractNum"))
        }
        for one in numbering.iterchildren(w("num")):
            number, group = one.get(w("numId")), _value(one, "abstractNumId") or ""
            group = self._linked(group, groups, numbering)
            levels = _levels(groups[group]) if group in groups else {}
            for override in one.iterchildren(w("lvlOverride")):
                depth, start = int(override.get(w("ilvl"))), _value(override, "startOverride")
                levels |= _levels(override)
                if start and depth in levels:
                    # a list that starts anew counts for itself
                    group = f"{group}/{number}"
                    levels[depth] = replace(levels[depth], start=int(start))
            self._lists[number] = (group, levels)

    def _linked(self, group: str, groups: dict[str, Any], numbering: Any) -> str:
        """The list that holds the levels: a list may only name a style that has them."""
        link = _value(groups[group], "numStyleLink") if group in groups else None
        style = self._styles.get(link) if link else None
        number = _value(style, "pPr/numPr/numId") if style is not None else None
        for one in numbering.iterchildren(w("num")):
            if number and one.get(w("numId")) == number:
                return _value(one, "abstractNumId") or group
        return group


def _levels(group: Any) -> Levels:
    return {int(level.get(w("ilvl"))): _level(level) for level in group.iterchildren(w("lvl"))}


def _level(level: Any) -> Level:
    # a format of its own, 001, stands in a choice beside the next best for older programs
    own = next(
        (one.get(w("format")) for one in level.iter(w("numFmt")) if one.get(w("format"))), ""
    )
    legal = level.find(w("isLgl"))
    return Level(
        int(_value(level, "start") or 1),
        _value(level, "numFmt") or "decimal",
        _value(level, "lvlText") or "",
        padded(own) if own else None,
        _value(level, "pStyle") or "",
        is_legal=legal is not None and legal.get(w("val")) not in OFF,
        goes_on=_value(level, "lvlRestart") == "0",
        has_gap=_value(level, "suff") != "nothing",
    )


def _value(element: Any, path: str) -> str | None:
    """The value of the element at a path below, None if there is none."""
    found = element.find("/".join(w(name) for name in path.split("/")))
    value = None if found is None else found.get(w("val"))
    return None if value is None else str(value)


def _shown(levels: Levels, counts: dict[int, int], depth: int) -> str:
    own = levels[depth]
    if own.kind in NOT_SHOWN and not own.own_format:
        return ""

    def number(found: re.Match[str]) -> str:
        level = levels.get(int(found[1]) - 1)
        if level is None or level.kind == "none":
            return ""
        count = counts.get(int(found[1]) - 1, level.start)
        if own.is_legal:
            return str(count)
        return level.own_format(count) if level.own_format else written(count, level.kind)

    label = re.sub(r"%([1-9])", number, own.pattern)
    return f"{label} " if label[-1:].isascii() and label and own.has_gap else label
