"""记录 <分工会>: the past of a branch in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from redis import Redis

from handlers.messages import Image, PhotoSaved
from storage.audit import Entry, write_of
from tests.handlers.chair.photo_chat import photo_of
from tests.handlers.dialogue import DURING
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


def told(live: Live, text: str) -> str:
    return live.say(text, by="office01")


def test_answers_in_one_go_are_one_line_and_the_office_is_marked(live: Live) -> None:
    live.say("申报小家", "4", "3", "5")
    live.say("4", now=DURING + timedelta(hours=2))
    lines = told(live, "记录 地科").splitlines()
    assert lines[0] == "03 地科 的记录 3 条"
    assert lines[2] == "5月8日 09:00 chair03 回答 小家：1.1：4；1.2：3；1.3：5"
    assert lines[3].startswith("5月8日 11:00 chair03 回答 小家：1.4：4")
    hand_in(live, "05")
    told(live, "收 5 小家")
    assert "校工会 office01" in told(live, "记录 5")
    assert "纸质版：v1" in told(live, "记录 5")


def test_a_long_past_shows_its_end_and_all_on_request(live: Live) -> None:
    live.say("申报小家")
    for number in range(40):
        live.say(f"改 1.1 {number % 4}", now=DURING + timedelta(hours=number))
    short = told(live, "记录 3")
    assert "记录 41 条，最近 30 条" in short
    assert "5月8日 09:00 chair03 开始申报" not in short
    assert "5月8日 09:00 chair03 开始申报" in told(live, "记录 3 全部")


def test_photos_are_told_by_their_numbers(live: Live) -> None:
    stored = Entry(DURING, "chair03", "photo", "home", {}, {"photo/1": "a.jpg", "photo/2": "b.jpg"})
    deleted = Entry(
        DURING, "chair03", "photo_deleted", "home", {"photo/2": "b.jpg"}, {"photo/2": None}
    )
    run: Any = live.server.execute_command
    run(*write_of(live.keys, "03", stored))
    run(*write_of(live.keys, "03", deleted))
    assert told(live, "记录 3").splitlines()[1:] == [
        "5月8日 09:00 chair03 存照片 小家 2 张",
        "5月8日 09:00 chair03 删照片 小家 2",
    ]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("记录", "看谁的记录"),
        ("记录 火星", "没有找到“火星”"),
        ("记录 学院", "“学院”有"),
        ("记录 海洋", "还没有任何记录"),
        ("记录 海洋 昨天", "看谁的记录"),
    ],
)
def test_what_cannot_be_shown_is_said(live: Live, said: str, answer: str) -> None:
    assert answer in told(live, said)


def test_photos_are_counted_and_what_was_taken_back_is_said(live: Live) -> None:
    live.say("申报小家")
    for name in ("a", "b", "c"):
        arrival = a_callback()
        live.conversation.answer(Image(arrival, "chair03", DURING, name), DURING)
        saved = PhotoSaved(a_callback(), "chair03", DURING, arrival, photo_of(name))
        live.conversation.answer(saved, DURING)
    live.say("删 1")
    hand_in(live, "05")
    told(live, "收 5 小家")
    told(live, "收 5 小家 取消")
    text = told(live, "记录 地科")
    assert "chair03 存照片 小家 3 张" in text
    assert "chair03 删照片 小家 1" in text
    assert ".jpg" not in text
    assert "收纸质 小家：取消登记" in told(live, "记录 信工")
