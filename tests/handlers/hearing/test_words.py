"""Typed words: full width, spaces, slashes and invisible characters do not matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.hearing.clean import compact, plain

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


@pytest.mark.parametrize(
    "typed",
    ["申报小家", " 申报小家 ", "/申报小家", "／申报小家", "/ 申报小家", "申报 小家", "申报　小家",
     "申报小家。", "申报小家！", "申报小家?", "申报小家…", "申报小家~", "\ufeff申报小家\u200b",
     "申\u200b报小家", "申报小家\n", "\t申报\t小家"],
)  # fmt: skip
def test_one_command_in_many_spellings(typed: str) -> None:
    assert compact(typed) == "申报小家"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("４ ３　５", "4 3 5"),
        ("改　２．３　４", "改 2.3 4"),
        ("３＝２", "3=2"),
        ("／４", "4"),
        ("  4  ", "4"),
        ("4\u200b", "4"),
        ("", ""),
        ("/", ""),
        ("\u200b", ""),
    ],
)
def test_reads_plainly(typed: str, read: str) -> None:
    assert plain(typed) == read


@pytest.mark.parametrize("typed", ["HELP", "ｈｅｌｐ", "/Help", "help!"])
def test_letter_case_does_not_matter(typed: str) -> None:
    assert compact(typed) == "help"


@given(st.text(alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1))
def test_full_width_reads_as_half_width(text: str) -> None:
    assert plain(text.translate(FULL_WIDTH)) == plain(text)
    assert compact(text.translate(FULL_WIDTH)) == compact(text)


@given(st.lists(st.sampled_from("申报小家4改"), min_size=1), st.data())
def test_invisible_characters_and_spaces_change_nothing(
    said: list[str], data: st.DataObject
) -> None:
    noise = st.text(alphabet=INVISIBLE + " \t　", max_size=2)
    noisy = "".join(data.draw(noise) + character for character in said) + data.draw(noise)
    assert compact(noisy) == "".join(said)


@given(st.text())
def test_what_is_compact_holds_no_space(text: str) -> None:
    assert not any(character.isspace() for character in compact(text))
