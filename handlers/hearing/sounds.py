"""How words sound, without tones and with the sounds that many people do not tell apart made one.

`syllables.txt` holds the 6763 characters of GB 2312, all that people type, by their usual reading:
the whole dictionary of a library takes 8 MB in every process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SYLLABLES = Path(__file__).with_name("syllables.txt")
_SAME_TO_MANY = (
    (re.compile("^([zcs])h"), r"\1"),
    (re.compile("(?<=[aei])ng$"), "n"),
    (re.compile("^n(?=[aeiu])"), "l"),
)


def sounds(text: str) -> list[str]:
    """One syllable a character; characters that are not common Chinese stand for themselves."""
    table = _table()
    return [table.get(ord(character), character) for character in text]


def heard(text: str) -> str:
    """The text with every character replaced by the first one that sounds like it."""
    return text.translate(_homophones())


@cache
def _table() -> dict[int, str]:
    return {ord(c): syllable for syllable, characters in _read() for c in characters}


@cache
def _homophones() -> dict[int, str]:
    first: dict[str, str] = {}
    return {
        ord(c): first.setdefault(syllable, c)
        for syllable, characters in _read()
        for c in characters
    }


def _read() -> Iterator[tuple[str, str]]:
    for line in SYLLABLES.read_text(encoding="utf-8").splitlines():
        syllable, characters = line.split()
        yield _blurred(syllable), characters


def _blurred(syllable: str) -> str:
    for pattern, same in _SAME_TO_MANY:
        syllable = pattern.sub(same, syllable)
    return syllable
