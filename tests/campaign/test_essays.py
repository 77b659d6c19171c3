"""The long text: pieces and whole, what looks cut, what is made plain."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from campaign.applications import Application
from campaign.essays import (
    LONGEST_MESSAGE,
    essay_length,
    is_closed,
    pieces_of,
    text_of,
    tidy,
    was_cut,
)
from campaign.word_count import count_characters
from tests.handlers.dialogue import DURING

CUT = "工" * 682
texts = st.lists(st.text("一二，。 \n　A1", max_size=12) | st.just(CUT)).map("\n".join)


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("工" * 682, True),  # 2046 bytes: another character does not fit
        ("工" * 682 + "ab", True),
        ("a" * 2044, False),
        ("a" * 2045, True),
        ("工" * 682 + "abc", False),  # arrived whole
        ("工" * 681 + "。", False),
        ("工" * 300, False),
        ("", False),
    ],
)
def test_a_piece_of_the_greatest_length_without_an_end_was_cut(piece: str, expected: bool) -> None:
    assert LONGEST_MESSAGE == 2048
    assert was_cut(piece) is expected


@pytest.mark.parametrize("piece", ["完。", "完！", "“完”", "（完）", "完……", "done."])
def test_how_a_sentence_ends(piece: str) -> None:
    assert is_closed(piece)


@pytest.mark.parametrize("piece", ["完", "完，", "完、", "完——工", "一、加强领导"])
def test_how_no_sentence_ends(piece: str) -> None:
    assert not is_closed(piece)


def test_pieces_stand_on_lines_of_their_own_unless_one_was_cut() -> None:
    assert text_of(()) == ""
    assert text_of(("一。", "二", "三。")) == "一。\n二\n三。"
    assert text_of((CUT, "会。", "二。")) == f"{CUT}会。\n二。"
    assert text_of(("一。", CUT)) == f"一。\n{CUT}"


def test_a_text_falls_into_its_paragraphs() -> None:
    assert pieces_of("") == ()
    assert pieces_of("一。\n　　二。\n\n三。") == ("一。", "　　二。\n", "三。")


@given(texts.map(tidy))
@example(f"{CUT}\n二")
@example(f"{CUT}\n{CUT}\n\n二")
def test_a_text_comes_back_exactly_and_counts_the_same(text: str) -> None:
    pieces = pieces_of(text)
    assert text_of(pieces) == text
    assert all(pieces)
    assert essay_length(Application("home").with_essay(pieces, DURING)) == count_characters(text)


def test_a_number_broken_by_a_cut_counts_once() -> None:
    start = "a" * 2047 + "2"
    application = Application("home").with_essay((start, "022年。"), DURING)
    assert essay_length(application) == count_characters(start + "022年。") == 3
