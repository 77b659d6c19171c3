"""How typed words are read: full width as half width, with or without spaces or a leading slash."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u2060\ufeff]")
_ENDING = "。.!?~,、;… "


def visible(text: str) -> str:
    """The text as it was typed, without invisible characters and outer spaces."""
    return _INVISIBLE.sub("", text).strip()


def plain(text: str) -> str:
    """The text in half width, without invisible characters, a leading slash or outer spaces."""
    text = visible(unicodedata.normalize("NFKC", text))
    return text.removeprefix("/").strip()


def compact(text: str) -> str:
    """The plain text without any space or closing punctuation, in small letters."""
    return re.sub(r"\s+", "", plain(text)).rstrip(_ENDING).casefold()
