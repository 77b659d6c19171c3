"""Where a picture belongs, what is asked about it, and when none is taken."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from campaign.applications import Status
from storage.arrivals import Fate
from tests.handlers.chair.photo_chat import PhotoChat, home_chat
from tests.handlers.dialogue import DEADLINE, OPENING

# -- where a picture belongs


def test_pictures_go_to_the_application_that_is_being_filled_in() -> None:
    chat = PhotoChat("申报小家", "申报驿站")
    chat.sends("a")
    chat.say("申报小家")
    chat.sends("b")
    chat.saved("a", "b")
    told = chat.quiet("b")
    assert "【驿站】收到 1 张：存下 1 张（照片 1/5）" in told
    assert "【小家】收到 1 张：存下 1 张（照片 1/5）" in told
    assert chat.sheets == [[1], [1]]
    assert chat.numbered == {1: "b"}
    assert chat.numbered_station == {1: "a"}


def test_pictures_go_to_the_only_application_in_hand() -> None:
    chat = home_chat()
    chat.sends("b", by="deputy03")  # this person has not said anything yet
    chat.saved("b", by="deputy03")
    assert "【小家】收到 1 张" in chat.quiet("b", by="deputy03")


def test_the_only_open_application_is_begun_by_a_picture_with_what_the_roster_knows() -> None:
    chat = PhotoChat(user_id="chair17")  # has the title of 小家
    chat.has("a")
    begun = chat.record.application("station")
    assert (begun.status, len(begun.photos)) == (Status.FILLING, 1)
    said = PhotoChat("申报驿站", user_id="chair17").record.application("station")
    assert begun.answers == said.answers != {}


@pytest.mark.parametrize(
    "answer",
    [
        *("小家", " 小 家。", "申报小家", "先进教职工小家", "小家的", "放小家", "是小家的"),
        *(
            "给小家",
            "放到小家里",
            "都是小家的照片",
            "这3张放小家吧",
            "职工小家的",
            "第一个",
            "第1项",
        ),
        *("刚才发的是小家的", "归小家", "小家那个", "放进小家就行"),
    ],
)
def test_the_bot_asks_where_pictures_belong_and_files_them(answer: str) -> None:
    chat = PhotoChat()
    chat.sends("a", "b", "c")
    chat.saved("a", "b")
    chat.failed("c", Fate.UNREADABLE)
    told = chat.quiet("c")
    assert told.startswith("收到 3 张：2 张已存好，1 张打不开")
    assert told.endswith("这 2 张照片放到哪一项？回复 小家 或 驿站。")
    told = chat.say(answer)
    assert told.startswith("【小家】这 2 张：存下 2 张（照片 2/5）。")
    assert "1.1" in told
    assert chat.sheets == [[1, 2]]
    assert chat.outcome.did == "photo"
    assert chat.home.status is Status.FILLING
    told = chat.say("小家")
    assert "这 2 张" not in told
    assert chat.numbered == {1: "a", 2: "b"}


@pytest.mark.parametrize(
    "said", ["不是小家的", "是小家的吗", "小家和驿站", "第三个", "小家的要几张照片", "照片放哪里"]
)
def test_what_names_no_place_or_two_files_nothing(said: str) -> None:
    chat = PhotoChat()
    chat.has("a")
    chat.say(said)
    assert chat.home.photos == chat.station.photos == ()
    assert "这 1 张照片放到哪一项" in chat.say("照片")


def test_an_answer_before_the_question_files_what_is_still_on_its_way() -> None:
    chat = PhotoChat()
    chat.sends("a", "b")
    chat.saved("a")
    assert "这 1 张：存下 1 张（照片 1/5）" in chat.say("驿站")
    assert chat.saved("b") == ""
    assert chat.quiet("b").startswith("【驿站】收到 1 张：存下 1 张（照片 2/5）")
    assert chat.numbered_station == {1: "a", 2: "b"}


def test_naming_the_application_before_anything_is_on_disk_starts_it() -> None:
    chat = PhotoChat()
    chat.sends("a")
    assert "自查评分" in chat.say("小家")
    chat.saved("a")
    assert "【小家】收到 1 张：存下 1 张" in chat.quiet("a")


def test_pictures_wait_for_a_word_as_long_as_it_takes() -> None:
    chat = PhotoChat()
    chat.has("a")
    chat.say("帮助")
    assert "这 1 张照片放到哪一项" in chat.say("照片")
    chat.sends("b")
    chat.saved("b")
    assert "这 2 张照片放到哪一项" in chat.quiet("b")
    chat.say("小家")
    assert chat.numbered == {1: "a", 2: "b"}


def test_pictures_that_wait_outlive_that_nothing_is_applied_for() -> None:
    chat = PhotoChat()
    chat.has("a")
    chat.say("本次不申报小家", "确认", "本次不申报驿站", "确认")
    assert "这 1 张照片还没有放到哪一项" in chat.say("照片")
    chat.say("申报小家")
    assert "这 1 张照片放到哪一项？回复 小家。" in chat.say("照片")
    chat.say("小家")
    assert chat.numbered == {1: "a"}


# -- when no picture is taken


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (OPENING - timedelta(days=1), "现在还不能填写"),
        (DEADLINE + timedelta(minutes=1), "照片没有保存：申报已于 5月12日（周五）12:00 截止。"),
    ],
)
def test_outside_the_time_one_sentence_and_nothing_stored(at: datetime, words: str) -> None:
    chat = home_chat("a")
    chat.now = at
    chat.fetched.clear()
    assert chat.sends("b", "c", "d") + chat.quiet("b") + chat.quiet("c") == ""
    assert chat.quiet("d").count("没有保存") == 1
    assert words in chat.text
    assert chat.fetched == []
    assert chat.numbered == {1: "a"}


def test_a_declined_application_takes_no_picture() -> None:
    chat = PhotoChat("申报小家", "本次不申报", "确认", "本次不申报驿站", "确认")
    chat.sends("a", "b")
    told = chat.quiet("b")
    assert "没有要交照片的项目，照片没有保存" in told
    assert chat.fetched == []


def test_a_picture_sent_in_time_counts_however_late_it_is_fetched() -> None:
    chat = home_chat()
    chat.now = DEADLINE
    chat.sends("a")
    chat.now = DEADLINE + timedelta(hours=1)
    chat.saved("a")
    told = chat.quiet("a")
    assert (
        told == "【小家】收到 1 张：存下 1 张（照片 1/5）。"
    )  # and nothing that cannot be done now
    assert chat.numbered == {1: "a"}
