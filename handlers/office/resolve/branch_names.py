"""How a branch may be called: cleaned names, their cores without 学院 or 分工会, sound and spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.hearing.clean import compact
from handlers.hearing.sounds import sounds

_BRACKETS = re.compile(r"['‘’<>【】\[\]()]")
_UNION = re.compile(r"(?:分?工会)$")
# What a kind of unit is called, so that 材料学院, 后勤处 and 数理院 are 材料, 后勤 and 数理.
_ENDING = re.compile(r"(?:分?工会|大学院|学院|分院|院|学部|系|部门|部|处|的)$")
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("n", "l"))


@lru_cache(maxsize=4096)
def cleaned(name: str) -> str:
    """The name in one spelling, without anything that encloses it."""
    return compact(_BRACKETS.sub("", compact(name)))


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
    if name in text or _in_order(text, name) or sounds(text) == sounds(name):
        return True
    if text.isascii():
        return _flat(text) == _flat("".join(sounds(name))) or text == "".join(
            sound[:1] for sound in sounds(name)
        )
    return len(name) > 3 and OSA.distance(text, name) <= len(name) // 4


def _in_order(text: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in text)


def _flat(sound: str) -> str:
    """Typed syllables without what many do not tell apart."""
    for full, flat in _ALIKE:
        sound = sound.replace(full, flat)
    return sound
