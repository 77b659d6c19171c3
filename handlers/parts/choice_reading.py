"""Reading which of some options a person means: by their numbers, their names, or a piece of one."""

from __future__ import annotations

import re

from campaign.parts.choice import AND, Choice
from handlers.hearing.clean import compact
from handlers.parts.kind import Refused, Values
from handlers.reading.numerals import arabic
from handlers.reading.tidy import tidy

NONE = "无"
NONE_SAID = ("无", "没有", "不填", "都不选", "都没有")
_ALL = ("全选", "都选", "全部", "全都选", "全部都选", "都有", "全是", "都是")
_LEAD = re.compile(r"^(?:我们?|咱们?)?(?:就|还是)?(?:选择?|要选?|勾选?|申?报|填|是|属于)(?:的?是)?")
_NUMBER = re.compile(r"(?:第|选项)?(\d{1,2})(?:个|项|号|种)?")
_BETWEEN = re.compile(r"[\s,，、;；]+|(?<=\d)[+/.](?=\d)")
_AND = re.compile(r"[和及跟与]")


def read_choice(part: Choice, text: str) -> Values | Refused:
    """The options a text names, all of them or none."""
    said = compact(tidy(text))
    if not part.required and said in NONE_SAID:
        return {part.id: NONE}
    if part.several and said in _ALL:
        return {part.id: AND.join(part.options)}
    whole = _option(part, said)
    named = [whole] if whole else [n for piece in _pieces(text) for n in _options(part, piece)]
    known = [name for name in part.options if name in named]
    if number := next((n for n in map(_number, _pieces(text)) if n and n > len(part.options)), 0):
        return Refused(
            f"{part.title}只有 {len(part.options)} 个选项，没有第 {number} 个，没有保存。", part.id
        )
    if not known or None in named:
        return Refused(f"没看懂{part.title}选哪个，没有保存。", part.id, is_unclear=True)
    if len(known) > 1 and not part.several:
        return Refused(f"{part.title}只能选一个，您写了 {len(known)} 个，没有保存。", part.id)
    return {part.id: AND.join(known)}


def _pieces(text: str) -> list[str]:
    return [compact(piece) for piece in _BETWEEN.split(tidy(text)) if compact(piece)]


def _options(part: Choice, piece: str) -> list[str | None]:
    """The options a piece names: one, or those on both sides of 和."""
    one = _option(part, piece)
    return [one] if one else [_option(part, side) for side in _AND.split(piece)]


def _option(part: Choice, said: str) -> str | None:
    """The option that is said: by its number, its name, or a piece that only one name has."""
    names = {compact(name): name for name in part.options}
    for way in (said, _LEAD.sub("", said)):
        if way in names:
            return names[way]
        if 0 < (number := _number(way)) <= len(part.options):
            return part.options[number - 1]
        near = [name for short, name in names.items() if len(way) > 1 and way in short]
        if len(near) == 1:
            return near[0]
    return None


def _number(said: str) -> int:
    read = _NUMBER.fullmatch(arabic(said))
    return int(read[1]) if read else 0
