"""Yes and no at the items of the checklist, as people say them."""

from __future__ import annotations

import pytest

from tests.handlers.dialogue import Dialogue, station_dialogue


def checked(*said: str) -> Dialogue:
    """The first item was just answered with 是, the second is asked."""
    return station_dialogue("小站", "主席", "小组", "82320000", "12", "是", *said)


def checks(chat: Dialogue) -> dict[str, object]:
    return dict(chat.station.part("checklist"))


OUTRIGHT = {
    "这个做到了": True,
    "这个也是的": True,
    "那必须的": True,
    "早就有了": True,
    "肯定有": True,
    "没问题的，有": True,
    "暂时没有，下个月弄": False,
    "这个没有": False,
    "目前还没有呢": False,
}
READ_BACK = {
    "公布了的": True,
    "挂着呢": True,
    "弄好了": True,
    "都配齐了": True,
    "牌子还没挂呢": False,
    "没弄": False,
    "还在弄": False,
    "正在申请": False,
    "下个月装": False,
    "快了": False,
}


@pytest.mark.parametrize(("said", "sense"), (OUTRIGHT | READ_BACK).items())
def test_what_is_doubtful_is_read_back_and_a_word_writes_it_down(said: str, sense: bool) -> None:
    chat = checked(said)
    if said in READ_BACK:
        assert checks(chat) == {"1": True}
        assert f"第 2 项 记“{'是' if sense else '否'}”，对吗" in chat.text
        chat.say("对")
    assert checks(chat) == {"1": True, "2": sense}


@pytest.mark.parametrize("said", ["部分有", "有一半", "还差微波炉", "有倒是有，就是旧了点"])
def test_a_part_of_it_is_asked_about(said: str) -> None:
    chat = checked(said)
    assert checks(chat) == {"1": True}
    assert "一部分" in chat.text
    assert "请回复 是 或 否" in chat.text
    chat.say("否")
    assert checks(chat) == {"1": True, "2": False}


@pytest.mark.parametrize("said", ["上一个改成没有", "刚才那个不对，应该是没有", "因地制宜那项没有"])
def test_an_earlier_answer_is_corrected_in_words(said: str) -> None:
    chat = checked(said)
    assert "第 1 项 记“否”，对吗" in chat.text
    assert checks(chat) == {"1": True}
    chat.say("对")
    assert checks(chat) == {"1": False}


@pytest.mark.parametrize(
    "said", ["这个怎么填", "小王你把那个课表发我一下", "照片还没发", "等我开完会再弄", "谢谢", "有什么条件"]
)  # fmt: skip
def test_what_says_nothing_of_the_item_is_no_answer(said: str) -> None:
    chat = checked(said)
    assert checks(chat) == {"1": True}
    assert "对吗" not in chat.text


def test_an_item_that_is_named_by_its_number_is_the_one_that_is_meant() -> None:
    chat = checked("第四个公布了的")
    assert "第 4 项 记“是”，对吗" in chat.text
    chat.say("好")
    assert checks(chat) == {"1": True, "4": True}


def test_what_is_said_before_a_yes_is_asked_about_together() -> None:
    chat = checked("第五个没问题", "最后一个也是的")
    assert "第 5 项 记“是”、第 6 项 记“是”，对吗" in chat.text
    chat.say("对")
    assert checks(chat) == {"1": True, "5": True, "6": True}


@pytest.mark.parametrize("said", ["收到没", "我们小家不报行不行", "能算有吗"])
def test_a_question_is_neither_yes_nor_no(said: str) -> None:
    chat = checked(said)
    assert "记“" not in chat.text
    assert checks(chat) == {"1": True}
