"""A photo that was sent for the wrong award is moved by a word, and what is said about it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from campaign.applications import Status
from tests.handlers.chair.photo_chat import PhotoChat
from tests.handlers.dialogue import DEADLINE


def both(*names: str) -> PhotoChat:
    """Both awards were begun; 小家 has these photos, which were seen last."""
    chat = PhotoChat("申报驿站", "申报小家")
    chat.has(*names)
    return chat


@pytest.mark.parametrize(
    "said",
    [
        "移 2 驿站",
        "移2驿站",
        "移 第2张 到 驿站",
        "移 小家 2 驿站",
        "挪 2 到暖心驿站",
        "第2张是驿站的",
        "第二张是驿站的。",
        "第2张照片放到驿站",
        "把第2张移到驿站",
        "把小家的第2张放驿站里",
        "小家第2张应该是驿站的",
        "照片2给驿站",
        "第2张放错了，是驿站的",
        "第2张属于职工暖心驿站",
    ],
)
def test_a_photo_goes_where_it_is_said_to_belong(said: str) -> None:
    chat = both("a", "b", "c")
    told = chat.say(said)
    assert told.startswith("【驿站】小家的第 2 张已移到驿站，编为第 1 张。")
    assert "驿站现有第 1 张 · 照片 1/5" in told
    assert "小家现有第 1、3 张 · 照片 2/5" in told
    assert chat.numbered == {1: "a", 3: "c"}
    assert chat.numbered_station == {1: "b"}
    assert chat.sheets == [[1]]
    assert chat.outcome.did == "photo_moved"


@pytest.mark.parametrize(
    "said", ["移 1 3 驿站", "移 1、3 驿站", "第1张和第3张是驿站的", "移1，3到驿站"]
)
def test_several_go_together(said: str) -> None:
    chat = both("a", "b", "c")
    assert "小家的第 1、3 张已移到驿站，编为第 1、2 张" in chat.say(said)
    assert chat.numbered == {2: "b"}
    assert chat.numbered_station == {1: "a", 2: "c"}


def test_a_span_and_the_last_one() -> None:
    chat = both("a", "b", "c", "d")
    chat.say("移 1-2 驿站")
    assert chat.numbered_station == {1: "a", 2: "b"}
    chat = both("a", "b", "c")
    chat.say("最后一张是驿站的")
    assert chat.numbered_station == {1: "c"}


@pytest.mark.parametrize("said", ["刚才那张是驿站的", "刚发的照片是驿站的", "这张放驿站"])
def test_which_one_is_asked_where_no_number_is_said(said: str) -> None:
    chat = both("a", "b")
    assert chat.say(said) == ("要把小家的哪一张移到驿站？现有第 1、2 张，请回复 移 2 驿站。")
    assert chat.numbered == {1: "a", 2: "b"}


def test_back_again_after_the_sheet_of_the_other_was_seen() -> None:
    chat = both("a", "b")
    chat.say("移 2 驿站", "移 1 小家")
    assert chat.numbered == {1: "a", 2: "b"}
    assert chat.numbered_station == {}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("移", "请写编号和移到哪里，如 移 2 驿站"),
        ("移 7 驿站", "【小家】没有第 7 张，没有移。现有第 1、2 张"),
        ("移 1 7 驿站", "没有第 7 张，没有移"),
        ("移 1 小家", "要从驿站移来，请回复 移 驿站 1 小家"),
        ("移 驿站 5 小家", "【驿站】没有第 5 张"),
    ],
)
def test_what_cannot_be_moved_is_told_and_stays(said: str, told: str) -> None:
    chat = PhotoChat("申报驿站")
    chat.has("s")
    chat.say("申报小家")
    chat.has("a", "b")
    assert told in chat.say(said)
    assert chat.numbered == {1: "a", 2: "b"}
    assert chat.numbered_station == {1: "s"}
    assert not chat.outcome.applications


def test_no_more_than_there_is_room_for() -> None:
    chat = PhotoChat("申报驿站")
    chat.has("p", "q", "r", "s")
    chat.say("申报小家")
    chat.has("a", "b")
    assert "只能再放 1 张（照片 4/5），没有移" in chat.say("移 1 2 驿站")
    assert len(chat.numbered_station) == 4
    chat.say("移 1 驿站")
    assert "已经满了" in chat.say("移 小家 2 驿站")
    assert chat.numbered == {2: "b"}


def test_not_beside_its_like() -> None:
    chat = PhotoChat("申报驿站")
    chat.has("a")
    chat.say("申报小家")
    chat.has("x", "a-smaller")
    assert "第 2 张和驿站第 1 张相同，没有移" in chat.say("移 2 驿站")
    assert len(chat.numbered) == 2


def test_an_award_that_was_not_begun_is_begun_by_it() -> None:
    chat = PhotoChat("申报小家")
    chat.has("a")
    chat.say("移 1 驿站")
    assert chat.station.status is Status.FILLING
    assert chat.numbered_station == {1: "a"}
    assert chat.numbered == {}


def test_not_to_what_takes_nothing() -> None:
    chat = PhotoChat("本次不申报驿站", "确认", "申报小家")
    chat.has("a")
    assert "不申报" in chat.say("移 1 驿站")
    assert chat.numbered == {1: "a"}
    chat = both("a")
    chat.now = DEADLINE + timedelta(hours=1)
    assert "截止" in chat.say("移 1 驿站")
    assert "截止" in chat.say("第1张是驿站的")
    assert chat.numbered == {1: "a"}


@pytest.mark.parametrize("said", ["2", "3 4 5", "改 1.2 3", "第2张删掉", "删 2", "驿站"])
def test_other_words_move_nothing(said: str) -> None:
    chat = both("a", "b")
    chat.say(said)
    assert chat.outcome.did != "photo_moved"
