"""The shipped table of sounds is that of the library, read as many people hear."""

from __future__ import annotations

import pytest
from pypinyin import lazy_pinyin

from handlers.hearing.sounds import SYLLABLES, heard, sounds


def test_every_common_character_has_the_reading_of_the_library() -> None:
    lines = [line.split() for line in SYLLABLES.read_text(encoding="utf-8").splitlines()]
    assert sum(len(characters) for _, characters in lines) == 6763
    for syllable, characters in lines:
        assert all(lazy_pinyin(one) == [syllable] for one in characters), syllable


@pytest.mark.parametrize(
    ("said", "other"), [("进渡", "进度"), ("总借", "总结"), ("找片", "照片"), ("蓝", "南")]
)
def test_what_sounds_the_same_is_heard_as_the_same(said: str, other: str) -> None:
    assert heard(said) == heard(other)


def test_what_is_no_common_character_stands_for_itself() -> None:
    assert sounds("a龘1") == ["a", "龘", "1"]
