"""How words sound, without tones and with the sounds that many people do not tell apart made one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache

_SAME_TO_MANY = (
    (re.compile("^([zcs])h"), r"\1"),
    (re.compile("(?<=[aei])ng$"), "n"),
    (re.compile("^n(?=[aeiu])"), "l"),
)


def sounds(text: str) -> list[str]:
    """One syllable a character; characters that are not common Chinese stand for themselves."""
    table = _table()
    return [table.get(character, character) for character in text]


@cache
def _table() -> dict[str, str]:
    """The syllables of the 6763 characters of GB 2312, all that people type."""
    # The phrases of the dictionary tell readings apart that mishearing makes one; they take 40 MB.
    os.environ["PYPINYIN_NO_PHRASES"] = os.environ["PYPINYIN_NO_DICT_COPY"] = "true"
    from pypinyin import constants, lazy_pinyin

    characters = "".join(_common())
    table = dict(zip(characters, map(_blurred, lazy_pinyin(characters)), strict=True))
    constants.PINYIN_DICT.clear()  # 35,000 rare characters, 8 MB in every process
    return table


def _common() -> Iterator[str]:
    for row in range(0xB0, 0xF8):
        last = 0xFA if row == 0xD7 else 0xFF
        for cell in range(0xA1, last):
            yield bytes((row, cell)).decode("gb2312")


@cache
def _blurred(syllable: str) -> str:
    for pattern, same in _SAME_TO_MANY:
        syllable = pattern.sub(same, syllable)
    return syllable
