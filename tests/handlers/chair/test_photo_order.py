"""Photos of one burst are numbered as they were sent, however they come and are fetched."""

from __future__ import annotations

from itertools import permutations

import pytest

from storage.arrivals import Arrival, Arrivals, Fate
from storage.records import Change, Record, from_fields, to_fields
from storage.sessions import ChairSession
from tests.handlers.chair.photo_chat import PhotoChat, home_chat, photo_of

ORDERS = list(permutations("abc"))


@pytest.mark.parametrize("heard", ORDERS)
@pytest.mark.parametrize("fetched", ORDERS)
def test_numbers_follow_the_order_of_sending(
    heard: tuple[str, ...], fetched: tuple[str, ...]
) -> None:
    chat = home_chat("before")
    chat.sent_as(*"abc", heard=heard)
    chat.saved(*fetched)
    assert "收到 3 张：存下 3 张（照片 4/5）" in chat.quiet(heard[-1])
    assert chat.numbered == {1: "before", 2: "a", 3: "b", 4: "c"}


@pytest.mark.parametrize("fetched", [*permutations("abcdefg"), tuple("gfedcba")][::311])
def test_what_was_sent_last_is_what_is_left_out(fetched: tuple[str, ...]) -> None:
    chat = home_chat()
    chat.sent_as(*"abcdefg", heard="gdafbec")
    chat.saved(*fetched)
    told = chat.quiet("c")
    assert "收到 7 张：存下 5 张（照片 5/5），2 张没有放进来" in told
    assert chat.numbered == dict(enumerate("abcde", 1))


@pytest.mark.parametrize("fetched", ORDERS)
def test_one_that_fails_leaves_no_gap(fetched: tuple[str, ...]) -> None:
    chat = home_chat()
    chat.sent_as(*"abc", heard="cba")
    for name in fetched:
        _ = chat.failed(name, Fate.LOST) if name == "b" else chat.saved(name)
    chat.quiet("a")
    assert chat.numbered == {1: "a", 2: "c"}


@pytest.mark.parametrize("fetched", ORDERS)
def test_pictures_that_wait_for_a_word_are_filed_as_they_were_sent(
    fetched: tuple[str, ...],
) -> None:
    chat = PhotoChat()
    chat.has("zero")
    chat.sent_as(*"abc", heard="bca")
    chat.saved(*fetched)
    chat.quiet("a")
    chat.say("小家")
    assert chat.numbered == {1: "zero", 2: "a", 3: "b", 4: "c"}


def test_numbers_that_were_told_stay() -> None:
    chat = home_chat()
    chat.sent_as(*"abc", heard="abc")
    chat.saved("b", "c")
    chat.quiet("c")
    assert "还在下载" in chat.quiet("c", last_call=True)
    chat.saved("a")
    assert chat.numbered == {1: "b", 2: "c", 3: "a"}


@pytest.mark.parametrize("word", ["删 1", "照片"])
def test_numbers_that_were_seen_in_between_stay(word: str) -> None:
    chat = home_chat("x")
    chat.sent_as(*"abc", heard="abc")
    chat.saved("b", "c")
    chat.say(word)
    seen = chat.numbered
    chat.saved("a")
    assert {number: name for number, name in chat.numbered.items() if name != "a"} == seen


def test_a_repeat_is_told_with_the_number_its_picture_got() -> None:
    chat = home_chat()
    chat.sent_as("a", "b", "b-again", heard=["b", "b-again", "a"])
    chat.saved("b", "b-again", "a")
    assert "1 张与第 2 张相同没有重复保存" in chat.quiet("a")
    assert chat.numbered == {1: "a", 2: "b"}


@pytest.mark.parametrize("fetched", list(permutations(["a", "b", "b-again"])))
def test_of_two_that_are_the_same_the_earlier_place_counts(fetched: tuple[str, ...]) -> None:
    chat = home_chat()
    chat.sent_as("b", "a", "b-again", heard=["b-again", "a", "b"])
    chat.saved(*fetched)
    chat.quiet("b")
    assert {number: name[0] for number, name in chat.numbered.items()} == {1: "b", 2: "a"}


def test_what_a_session_holds_can_be_read_again() -> None:
    arrival = Arrival("c", "home", Fate.SAVED, 1, sequence="01", photo=photo_of("a"))
    session = ChairSession(arrivals=Arrivals(burst=(arrival,)))
    fields = to_fields(Record(), Change(sessions={"chair03": session}))
    back = from_fields(dict(zip(fields[::2], fields[1::2], strict=True)))
    assert back.session("chair03") == session
