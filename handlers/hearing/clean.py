"""How typed words are read: the text to store, and the same without what people write around it.

`visible` and `one_line` are what is stored, the person's own text; all others are only for
understanding.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

from campaign.characters import printable
from handlers.hearing.faces import without_faces
from handlers.hearing.particles import BEHIND, IN_FRONT

_ENDING = "。.!?~,、;:… "
_QUOTES = str.maketrans("", "", "「」『』“”\"‘’'《》〈〉„‟＂")
_LONGEST_REMEMBERED = 100  # characters; what is longer is hardly said twice
# The way WeCom quotes: the words answered to, a line of dashes, the person's own words.
_QUOTED = re.compile(r"\s*[「“\"『].*\n\s*(?:[-—–－_]\s*){4,}\n?", re.DOTALL)
_simplified = OpenCC("t2s").convert


def visible(text: str) -> str:
    """The text as it was typed, less what cannot be printed, without outer spaces."""
    return printable(text).strip()


def one_line(text: str) -> str:
    """The visible text as a value of one line: every run of spaces and line ends is one space."""
    return " ".join(printable(text).split())


def plain(text: str) -> str:
    """The text for reading: half width, simplified characters, no quotes, faces or leading slash."""
    if text.isalnum() and text.isascii():
        return text
    return _plain(text) if len(text) <= _LONGEST_REMEMBERED else _read(text)


def compact(text: str) -> str:
    """The plain text without any space or closing punctuation, in small letters."""
    if text.isdecimal() and text.isascii():
        return text
    return _compact(text) if len(text) <= _LONGEST_REMEMBERED else _pressed(text)


def without_quote(text: str) -> str:
    """The person's own words, without the message they answer to as WeCom quotes it above them."""
    return _QUOTED.sub("", visible(text), count=1).strip()


def core(text: str) -> str:
    """The compact text without the particles around it: `麻烦帮我看一下进度，谢谢` is `看一下进度`.

    A question stays one: 撤回了吗 is not 撤回.
    """
    return cores(text)[-1]


def cores(text: str) -> list[str]:
    """The compact text and what is left of it when one particle after another is taken away."""
    forms = [compact(without_quote(text))]
    while (less := _without_one(forms[-1])) not in ("", forms[-1]):
        forms.append(less)
    return forms


def _without_one(said: str) -> str:
    """Less one particle in front, else one behind, if there is any."""
    if found := IN_FRONT.match(said):
        return said[found.end() :]
    found = BEHIND.search(said)
    return said[: found.start()] if found else said


def _read(text: str) -> str:
    text = unicodedata.normalize("NFKC", without_faces(printable(text)))
    text = printable(_simplified(text)).translate(_QUOTES)
    return text.strip().removeprefix("/").strip()


def _pressed(text: str) -> str:
    return re.sub(r"\s+", "", plain(text)).rstrip(_ENDING).casefold()


_plain = lru_cache(2048)(_read)
_compact = lru_cache(2048)(_pressed)
