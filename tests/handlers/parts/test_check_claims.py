"""Yes and no as people say it: in two words, with a remark, of named items, of the others."""

from __future__ import annotations

import pytest

from campaign.applications import Answers
from handlers.parts.check_reading import read_checks
from handlers.parts.kind import Doubtful, Refused
from tests.handlers.dialogue import station_dialogue
from tests.handlers.parts.test_checklists import all_but, checklist, read

TO_CHECKS = ("小站", "主席", "小组", "82320000", "12")


@pytest.mark.parametrize(
    "text",
    ["是的，有", "对，有的", "是√", "√是", "对 有", "有，是的", "✅", "✔️", "☑", "有了", "已经有了", "是（有照片）", "有，在一楼", "有 在一楼203",
     "是的，2022年就挂了", "有；在三楼"],
)  # fmt: skip
def test_one_yes(text: str) -> None:
    assert read(text) == {"1": True}


@pytest.mark.parametrize(
    "text",
    [
        "没有，没",
        "没有，正在办",
        "❌",
        "✖️",
        "没有呢",
        "还没有",
        "没了",
        "否，下个月挂",
        "没有（已经申请）",
        "无，没有",
    ],
)
def test_one_no(text: str) -> None:
    assert read(text) == {"1": False}


@pytest.mark.parametrize(
    "text",
    ["是 是 否", "是，是，否", "√√×", "有\n有\n没有", "对，有的；是；没有，没", "✅✅❌", "是是否"],
)
def test_a_series_stays_one(text: str) -> None:
    assert read(text) == {"1": True, "2": True, "3": False}


@pytest.mark.parametrize(
    "text",
    ["1.是 2.否", "1是2否", "1 是\n2 否", "1、有\n2、没有", "①是 ②否", "1️⃣是 2️⃣否", "第1项是，第2项否", "1：是；2：否", "一是二否", "1)√ 2)×"],
)  # fmt: skip
def test_named_items(text: str) -> None:
    assert read(text) == {"1": True, "2": False}


@pytest.mark.parametrize(
    "text",
    ["除了2、4，其他都是", "除2、4外都是", "除了2和4都有", "2、4没有，其他都有", "2、4否 其余是", "全是，2、4否", "都有，就2、4没有",
     "全是 除了 2、4", "1、3、5、6是，2、4否", "都是，但2和4没有", "第2项、第4项没有，其余都有", "剩下的都是，2、4否"],
)  # fmt: skip
def test_all_but_some_in_other_words(text: str) -> None:
    assert read(text) == all_but("2", "4")


@pytest.mark.parametrize(
    "text",
    ["前三项是，后面否", "前3是后3否", "1-3是，4-6否", "1到3是，4到6否", "前三项都有，其他没有", "1至3有，剩下的没有", "后三项没有，其他都有"],
)  # fmt: skip
def test_the_first_and_the_last(text: str) -> None:
    assert read(text) == all_but("4", "5", "6")


@pytest.mark.parametrize(
    "text",
    ["是否", "有没有", "是不是", "有无", "有吗", "是的吗？", "有什么要求", "有，怎么填？", "是，2否", "7是", "前七项是", "1是 1否", "是 有 是",
     "没问题", "有照片", "1.是（有照片） 2.否", "除了2", "4", "100%"],
)  # fmt: skip
def test_what_is_not_clear_is_refused(text: str) -> None:
    result = read(text)
    assert isinstance(result, Refused)
    assert not isinstance(result, Doubtful)
    assert "没有保存" in result.why


def test_what_is_only_inferred_is_asked_about() -> None:
    result = read("只有4没有")
    assert isinstance(result, Doubtful)
    assert result.values == all_but("4")


def test_a_list_that_would_change_answers_is_asked_about() -> None:
    answered: Answers = {"1": False, "2": False}
    result = read_checks("1.是 2.否", checklist(), answered, "3")
    assert isinstance(result, Doubtful)
    assert result.values == {"1": True, "2": False}
    assert read_checks("3.是 4.否", checklist(), answered, "3") == {"3": True, "4": False}


def test_how_many_answers_is_asked_with_forms_that_work() -> None:
    result = read("是 有 是")
    assert isinstance(result, Refused)
    for form, values in (
        ("是 是 否", {"1": True, "2": True, "3": False}),
        ("1是 6否", {"1": True, "6": False}),
    ):
        assert form in result.why
        assert read(form) == values


def test_in_the_chat_what_was_asked_about_is_confirmed() -> None:
    chat = station_dialogue(*TO_CHECKS, "只有4没有")
    assert "对吗" in chat.text
    assert dict(chat.station.part("checklist")) == {}
    chat.say("对")
    assert dict(chat.station.part("checklist")) == all_but("4")


def test_in_the_chat_two_words_answer_one_item() -> None:
    chat = station_dialogue(*TO_CHECKS)
    assert chat.asked == "1"
    chat.say("是的，有")
    assert dict(chat.station.part("checklist")) == {"1": True}
    assert chat.asked == "2"
    chat.say("没有，正在办", "除了5，其他都是")
    assert dict(chat.station.part("checklist")) == all_but("2", "5")
