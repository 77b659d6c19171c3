"""Telling writing from bytes that were read in the wrong way."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

STRANGE = {"Cc", "Cn", "Co", "Cs"}
MOST_STRANGE = 0.01
MOST_STRANGE_IN_PRINT = 0.05  # emoji and marks of a font of its own come out as anything
MOST_UNKNOWN = 0.1
FEW = 20

_CHINESE = re.compile("[\u3400-\u9fff]")
_FILLING = re.compile(r"[\s_.…·—\-□○●•|]")
_WRONGLY_DECODED = re.compile("[\u00a1-\u00ff]")


def is_plausible(text: str) -> bool:
    """Whether this is writing, not bytes read in the wrong way."""
    return _strange(text) <= MOST_STRANGE * len(text)


def is_readable(text: str, unknown: int) -> bool:
    """Whether what a PDF gives is what stands there, `unknown` of it without a meaning in the file.

    A font may lack the table from its glyphs to characters; then numbers of glyphs come as characters.
    """
    seen = _FILLING.sub("", text)
    if _strange(seen) > MOST_STRANGE_IN_PRINT * len(seen):
        return False
    chinese = _CHINESE.findall(seen)
    common = sum(map(_is_common, chinese))
    if len(chinese) >= FEW and common < 0.85 * len(chinese):
        return False
    if unknown > MOST_UNKNOWN * len(seen) and common < 0.5 * len(seen):
        return False
    if len(seen) < FEW:
        return True
    letters = sum(char.isalnum() for char in seen)
    return letters >= 0.4 * len(seen) and len(_WRONGLY_DECODED.findall(seen)) <= 0.3 * len(seen)


def _strange(text: str) -> int:
    return text.count("\ufffd") + sum(
        1
        for char in text
        if unicodedata.category(char) in STRANGE and char not in "\t\n\v\f\r\x1a\x85"
    )


@cache
def _is_common(character: str) -> bool:
    """Whether a character is one of those in use, simplified or traditional."""
    for encoding in ("gb2312", "big5"):
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False
