"""Long texts arrive whole: in pieces that WeCom does not cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handlers.splitting import MOST_BYTES, split

CHARACTERS = st.sampled_from("字a，é\u0301👩\u200d🎓 ")
LINES = st.lists(st.text(CHARACTERS, min_size=1, max_size=40), min_size=1, max_size=12)
LIMITS = st.integers(8, 120)


@given(LINES, LIMITS)
def test_no_piece_is_longer_than_allowed_and_none_is_empty(lines: list[str], most: int) -> None:
    for piece in split("\n".join(lines), most):
        assert 0 < len(piece.encode()) <= most


@given(LINES, LIMITS)
def test_nothing_but_line_ends_is_lost(lines: list[str], most: int) -> None:
    text = "\n".join(lines)
    assert "".join(split(text, most)).replace("\n", "") == text.replace("\n", "")


@given(LINES)
def test_lines_that_fit_are_never_torn(lines: list[str]) -> None:
    most = max(len(line.encode()) for line in lines)
    pieces = split("\n".join(lines), most)
    assert "\n".join(pieces) == "\n".join(lines)


@given(st.text(max_size=200), st.integers(8, 400))
def test_any_text_comes_back_in_order(text: str, most: int) -> None:
    pieces = split(text, most)
    at = 0
    for piece in pieces:
        at = text.index(piece, at) + len(piece)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.text(min_size=1, max_size=60).map(lambda text: f"字{text}"))
def test_a_text_that_fits_stays_as_it_is(text: str) -> None:
    assert split(text) == [text]


@given(st.lists(st.sampled_from(["字" * 10, "b", ""]), min_size=1, max_size=9), st.integers(8, 40))
def test_blank_lines_never_become_an_empty_message(lines: list[str], most: int) -> None:
    text = "\n".join(lines)
    assert all(split(text, most)) or not text.strip("\n")


def test_pieces_are_filled_before_a_new_one_is_begun() -> None:
    assert split("一\n二\n三", 7) == ["一\n二", "三"]


def test_a_line_longer_than_a_message_is_cut_between_characters() -> None:
    pieces = split("字" * 2000)
    assert "".join(pieces) == "字" * 2000
    assert [len(piece.encode()) for piece in pieces] == [2046, 2046, 1908]
    assert MOST_BYTES == 2048


def test_emoji_stay_whole() -> None:
    assert split("👩👩👩", 9) == ["👩👩", "👩"]


def test_a_line_that_has_to_be_cut_is_cut_behind_a_comma() -> None:
    names = [f"{n:04} 第{n}分工会" for n in range(1, 1001)]
    pieces = split("、".join(names))
    assert [name for piece in pieces for name in piece.split("、") if name] == names
    assert all(len(piece.encode()) <= MOST_BYTES for piece in pieces)
