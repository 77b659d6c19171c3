"""Telling writing from bytes that were read in the wrong way."""

from __future__ import annotations

import unicodedata

STRANGE = {"Cc", "Cn", "Co"}
MOST_STRANGE = 0.01


def is_plausible(text: str) -> bool:
    """Whether this is writing, not bytes read in the wrong way."""
    strange = sum(
        1
        for char in text
        if unicodedata.category(char) in STRANGE and char not in "\t\n\v\f\r\x1a\x85"
    )
    return (strange + text.count("\ufffd")) <= MOST_STRANGE * len(text)
