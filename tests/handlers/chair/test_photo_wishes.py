"""What people want done with photos in their own words."""

from __future__ import annotations

import pytest

from tests.handlers.chair.photo_chat import PhotoChat, home_chat

FOUR = {1: "a-1", 2: "b-2", 3: "c-3", 4: "d-4"}


def four() -> PhotoChat:
    return home_chat(*FOUR.values())


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("最后一张照歪了，不要了", {4}),
        ("最后那张糊了，删了吧", {4}),
        ("刚发的那张不要了", {4}),
        ("这张是去年的，换一张", {4}),
        ("第三张拍得太暗，重新发", {3}),
        ("第2张发错了", {2}),
        ("倒数第二张去掉", {3}),
        ("删掉最后两张", {3, 4}),
        ("前两张不要了", {1, 2}),
        ("照片都不要了，重发", {1, 2, 3, 4}),
    ],
)
def test_a_photo_is_deleted_after_a_yes(said: str, numbers: set[int]) -> None:
    chat = four()
    told = chat.say(said)
    assert chat.numbered == FOUR
    assert all(str(number) in told for number in numbers if len(numbers) < 4)
    chat.say("是")
    assert chat.numbered == {n: name for n, name in FOUR.items() if n not in numbers}


@pytest.mark.parametrize("no", ["否", "不删", "不用了", "算了"])
def test_a_no_deletes_nothing(no: str) -> None:
    chat = four()
    chat.say("最后一张照歪了，不要了", no, "是")
    assert chat.numbered == FOUR


@pytest.mark.parametrize(
    "said", ["第二张和第三张换一下", "把第2张和第3张对调", "2和3调换一下位置", "照片第2张跟第3张换个顺序"]
)  # fmt: skip
def test_two_photos_are_exchanged(said: str) -> None:
    chat = four()
    assert "第 2 张和第 3 张已对调" in chat.say(said)
    assert chat.numbered == {1: "a-1", 2: "c-3", 3: "b-2", 4: "d-4"}
    assert chat.sheets == [[1, 2, 3, 4]]


def test_a_photo_that_is_not_there_is_named() -> None:
    chat = four()
    assert "第 5 张" in chat.say("第五张和第一张对调")
    assert "第 7 张" in chat.say("第七张不要了")
    assert chat.numbered == FOUR


def test_who_replaces_one_is_told_to_send_the_new_one() -> None:
    chat = four()
    chat.say("这张是去年的，换一张")
    assert "请把新的照片发来" in chat.say("是")


@pytest.mark.parametrize("said", ["第2张要不要删", "照片怎么删", "能不能换一张", "别删第一张"])
def test_a_question_deletes_nothing(said: str) -> None:
    chat = four()
    chat.say(said)
    assert chat.numbered == FOUR


def test_the_question_survives_what_is_said_in_between() -> None:
    chat = four()
    chat.say("最后一张照歪了，不要了")
    told = chat.say("截止什么时候")
    assert "5月12日" in told
    assert "删小家第 4 张照片还没有办" in told
    chat.say("确认")
    assert chat.numbered == {1: "a-1", 2: "b-2", 3: "c-3"}
