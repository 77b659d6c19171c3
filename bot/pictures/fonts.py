"""The font of every picture that carries Chinese: it comes with the program, not with the system."""

from __future__ import annotations

from functools import cache

import noto_cjk
from PIL import ImageFont

_SIMPLIFIED = 2  # the collection holds Japanese, Korean, both Chinese ones, Hong Kong


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Noto Sans CJK with the simplified forms, `size` pixels high."""
    path = str(noto_cjk.otc_path("sans"))
    return ImageFont.truetype(path, size, _SIMPLIFIED, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, size: int) -> float:
    """How wide a line of text comes out."""
    return font(size).getlength(text)


def fitted(text: str, size: int, width: float) -> str:
    """The text, cut with an ellipsis where it is wider than this; "" where nothing would be left."""
    if width_of(text, size) <= width:
        return text
    for end in range(len(text) - 1, 0, -1):
        cut = text[:end].rstrip() + "…"
        if width_of(cut, size) <= width:
            return cut
    return ""
