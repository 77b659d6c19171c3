"""Plain text files, in the encodings that Chinese computers write."""

from __future__ import annotations

import codecs

from bot.summary.plain_text import is_plausible
from bot.summary.unreadable import UnreadableError
from handlers.wording import uploads as wording

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def read_txt(data: bytes) -> str:
    """The text in the encoding its mark or its bytes tell; UnreadableError if none fits."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _first([encoding], data[len(mark) :])
    if b"\0" in data:
        # Characters of the first 256 have a zero byte: the high one, which tells the byte order.
        odd, even = data[1::2].count(0), data[::2].count(0)
        return _first(["utf-16-le" if odd >= even else "utf-16-be"], data)
    return _first(["utf-8", "gb18030"], data)


def _first(encodings: list[str], data: bytes) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_plausible(text):
            return text
    raise UnreadableError(wording.unknown())
