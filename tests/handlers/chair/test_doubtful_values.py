"""What is hardly meant for the form is asked back before it stands there."""

from __future__ import annotations

import pytest

from campaign.applications import Value
from tests.handlers.dialogue import Dialogue, station_dialogue

TO_OPINION = ("小站", "主席", "小组", "82320000", "12", "全是", "无")


def at_opinion() -> Dialogue:
    chat = station_dialogue(*TO_OPINION)
    assert chat.asked == "opinion"
    return chat


def opinion(chat: Dialogue) -> Value | None:
    return chat.station.part("remarks").get("opinion")


@pytest.mark.parametrize(
    "text",
    [
        "取消", "先不", "可以写同意吗", "写同意行不行？", "可以", "提交吗", "不填", "可以推荐", "写同意还是写推荐？",
        "主席说了算吗", "算了吧", "不填了", "帮我看看还差什么", "请问怎么填", "请提交驿站", "现在提交吧",
        "总览一下", "这里写什么", "什么意思呢", "为什么要填这个", "不知道", "请问填错了吧", "收到了",
        "帮我提交一下吧", "谢谢老师", "这个怎么填", "我先去开会，下午再写", "[抱拳]", "没有", "等等",
        "刚才那张是小家的", "部分有",
    ],
)  # fmt: skip
def test_what_is_said_to_the_bot_is_answered_or_asked_about_and_not_kept(text: str) -> None:
    chat = at_opinion()
    before = chat.record.applications
    assert chat.say(text)
    assert chat.record.applications == before
    chat.say("同意推荐")
    assert opinion(chat) == "同意推荐"


@pytest.mark.parametrize("text", ["取消", "可以"])
@pytest.mark.parametrize("yes", ["确认", "确定", "是的"])
def test_confirmed_it_is_written_as_it_is(text: str, yes: str) -> None:
    chat = at_opinion()
    assert f"记“{text}”，对吗" in chat.say(text)
    assert "已答" in chat.say(yes)
    assert opinion(chat) == text


@pytest.mark.parametrize(
    "value",
    [
        "无",
        "同意",
        "同意推荐。",
        "材料齐全，同意申报",
        "好中选优",
        "请示过学院，同意",
        "要加强建设",
    ],
)
def test_real_values_are_taken_at_once(value: str) -> None:
    chat = at_opinion()
    chat.say(value)
    assert opinion(chat) == value


@pytest.mark.parametrize("value", ["同意", "同意推荐", "没问题，同意"])
def test_after_the_question_a_value_is_a_value(value: str) -> None:
    """同意 would be a yes to other questions."""
    chat = at_opinion()
    chat.say("取消", value)
    assert opinion(chat) == value


def test_a_no_asks_for_the_value_again() -> None:
    chat = at_opinion()
    told = chat.say("取消", "不是")
    assert "分工会意见" in told
    assert "没有要确认" in chat.say("确认")
    assert opinion(chat) is None


def test_a_second_doubt_is_asked_about_itself() -> None:
    chat = at_opinion()
    assert "记“行吗”，对吗" in chat.say("取消", "行吗")
    chat.say("确认")
    assert opinion(chat) == "行吗"


def test_a_command_forgets_the_question() -> None:
    chat = at_opinion()
    assert "已答" in chat.say("取消", "上一题")
    assert "没有要确认" in chat.say("确认")
    assert opinion(chat) is None


def test_an_optional_field_can_be_left_out() -> None:
    chat = station_dialogue(*TO_OPINION[:-1], "不填")
    assert chat.station.part("remarks")["other_facilities"] == "无"


def test_what_is_too_long_is_refused_first() -> None:
    assert "没有保存" in at_opinion().say("字" * 500 + "吗")
