"""How a branch may be called: cleaned names, their cores without 学院 or 分工会, sound and spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from opencc import OpenCC
from pypinyin import lazy_pinyin
from rapidfuzz.distance import OSA

from handlers.words import compact

_QUOTES = re.compile(r"[\"'“”‘’「」『』《》〈〉<>【】\[\]（）()]")
_UNION = re.compile(r"(?:分?工会)$")
# What a kind of unit is called, so that 材料学院, 后勤处 and 数理院 are 材料, 后勤 and 数理.
_ENDING = re.compile(r"(?:分?工会|大学院|学院|分院|院|学部|系|部门|部|处|的)$")
_SOUNDS_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
_simplified = OpenCC("t2s").convert


@lru_cache(maxsize=4096)
def cleaned(name: str) -> str:
    """The name in one spelling: half width, simplified, small letters, without spaces and quotes."""
    return compact(_QUOTES.sub("", _simplified(compact(name))))


def without_union(name: str) -> str:
    """A cleaned name without 分工会 or 工会 behind it."""
    return _UNION.sub("", name) or name


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A cleaned name without what all units of its kind are called; "" where nothing else is there."""
    while (shorter := _ENDING.sub("", name)) != name:
        name = shorter
    return name


def is_short_for(text: str, name: str) -> bool:
    """Whether a text is a name with letters left out, its first letter there: 土科 for 土地科学."""
    return len(text) > 1 and text[0] == name[:1] and _in_order(text, name)


def is_near(text: str, name: str) -> bool:
    """Whether a name may have been meant by a text that sounds or is spelled like it, or holds it."""
    if len(name) < 2 or len(text) < 2:
        return bool(text) and text in name
    if name in text or _in_order(text, name) or _sound(text) == _sound(name):
        return True
    if text.isascii():
        return text == _pinyin(name) or text == "".join(s[0] for s in lazy_pinyin(name))
    return len(name) > 3 and OSA.distance(text, name) <= len(name) // 4


def _in_order(text: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in text)


@lru_cache(maxsize=4096)
def _pinyin(text: str) -> str:
    return "".join(lazy_pinyin(text))


@lru_cache(maxsize=4096)
def _sound(text: str) -> str:
    """The sound of a text, without what many do not hear or type apart: zh and z, in and ing."""
    sound = " ".join(lazy_pinyin(text))
    for full, flat in _SOUNDS_ALIKE:
        sound = sound.replace(full, flat)
    return sound
