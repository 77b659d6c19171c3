"""Yes / no lines out of typed text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.applications import Answers
from campaign.parts.checklist import Checklist
from handlers.parts.checklist import ChecklistKind
from handlers.parts.kind import Refused, Values
from tests.handlers.dialogue import station_dialogue, the_campaign

KIND = ChecklistKind()
YES = [
    "是",
    "有",
    "对",
    "是的",
    "有的",
    "√",
    "✓",
    "y",
    "YES",
    "ｙｅｓ",
    " 是 ",
    "/是",
    "是。",
    "有！",
]
NO = ["否", "没有", "无", "没", "不是", "n", "No", "×", "✗", "没有。"]
TYPED = st.characters(codec="utf-8") | st.sampled_from("是否有没全除了 123456、，对")


def checklist() -> Checklist:
    part = the_campaign().tracks["station"].part("checklist")
    assert isinstance(part, Checklist)
    return part


def read(text: str, asked: str | None = "1", answers: Answers | None = None) -> Values | Refused:
    return KIND.read(checklist(), text, answers or {}, asked)


def all_but(*no: str) -> dict[str, bool]:
    return {question.id: question.id not in no for question in checklist().items}


@pytest.mark.parametrize("text", YES)
def test_yes(text: str) -> None:
    assert read(text) == {"1": True}


@pytest.mark.parametrize("text", NO)
def test_no(text: str) -> None:
    assert read(text) == {"1": False}


@pytest.mark.parametrize(
    "text",
    [
        "是 有 否 是",
        "是，有，没有，是",
        "是、是、否、是",
        "是是否是",
        "是\n有\n没有\n对",
        "√ √ × √",
        "y y n y",
    ],
)
def test_several_in_turn(text: str) -> None:
    assert read(text) == {"1": True, "2": True, "3": False, "4": True}


@pytest.mark.parametrize(
    "text", ["全是", "全有", "都是", "都有", "全部是", "全是。", "全 是", "/全是"]
)
def test_all_yes(text: str) -> None:
    assert read(text) == all_but()


@pytest.mark.parametrize("text", ["全否", "都没有", "全没有", "全部否"])
def test_all_no(text: str) -> None:
    assert read(text) == dict.fromkeys(all_but(), False)


@pytest.mark.parametrize(
    "text",
    ["全是 除了 4", "全是除了4", "全是，除了4", "全是，除了第4项", "全是 除了 四", "全是 除第四项", "都有，但4",
     "全是 除了 ４"],
)  # fmt: skip
def test_all_but_one(text: str) -> None:
    assert read(text) == all_but("4")


@pytest.mark.parametrize(
    "text",
    ["全是 除了 4、5", "全是 除了 4，5", "全是 除了 第4项、第5项", "全是 除了 4和5", "全是 除了 4 5",
     "全是 除了 四 五"],
)  # fmt: skip
def test_all_but_two(text: str) -> None:
    assert read(text) == all_but("4", "5")


def test_all_no_but_some() -> None:
    assert read("都没有 除了 2") == {name: name == "2" for name in all_but()}


def test_the_rest_leaves_earlier_answers_alone() -> None:
    assert read("全是", "3", {"1": False, "2": True}) == {
        "3": True,
        "4": True,
        "5": True,
        "6": True,
    }
    assert read("是 否", "6", {"2": True, "3": True, "4": True, "5": True}) == {
        "6": True,
        "1": False,
    }


@pytest.mark.parametrize(
    "text",
    ["", "4", "也许", "是吗", "全是 除了", "全是 除了 7", "全是 除了 0", "全是 除了 甲", "是 否 是 否 是 否 是",
     "全满分"],
)  # fmt: skip
def test_what_is_neither_is_refused(text: str) -> None:
    result = read(text)
    assert isinstance(result, Refused)
    assert "没有保存" in result.why


def test_when_nothing_is_asked_nothing_is_taken() -> None:
    assert isinstance(read("是", None, all_but()), Refused)


@pytest.mark.parametrize(
    ("text", "values"),
    [("4 否", {"4": False}), ("4=否", {"4": False}), ("第4项 没有", {"4": False}), ("四 有", {"4": True}),
     ("4是", {"4": True}), ("4 是 否", None), ("4 也许", None)],
)  # fmt: skip
def test_change(text: str, values: Values | None) -> None:
    result = KIND.read_change(checklist(), text)
    assert isinstance(result, Refused) if values is None else result == values


@pytest.mark.parametrize("text", ["7 否", "2.3 4", "联系电话 82320000", "否"])
def test_change_of_another_part(text: str) -> None:
    assert KIND.read_change(checklist(), text) is None


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.data())
def test_several_at_once_equal_one_by_one(given_answers: list[bool], data: st.DataObject) -> None:
    yes_word, no_word = data.draw(st.sampled_from(YES[:5])), data.draw(st.sampled_from(NO[:5]))
    words = [yes_word if yes else no_word for yes in given_answers]
    separator = data.draw(st.sampled_from([" ", "，", "、", "\n", ";"]))
    assert read(separator.join(words)) == dict(zip(all_but(), given_answers, strict=False))


@given(st.text(TYPED, max_size=20), st.sampled_from([*all_but(), None]))
def test_any_text_is_an_answer_or_refused(text: str, asked: str | None) -> None:
    for result in (read(text, asked), KIND.read_change(checklist(), text)):
        if isinstance(result, Refused):
            assert "没有保存" in result.why
        elif result is not None:
            assert set(result) <= set(all_but())
            assert all(isinstance(value, bool) for value in result.values())


def test_answers_are_told_in_the_order_of_the_form() -> None:
    chat = station_dialogue("小站", "主席", "小组", "82320000", "12", "改 4", "全是 除了 2")
    assert re.findall(r"第 (\d) 项 记", chat.text) == list("123456")
