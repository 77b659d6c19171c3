"""A choice of named options: by number, by name, on a card; one of them, or several."""

from __future__ import annotations

import pytest

from campaign.applications import Place, Value
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.dialogue import Dialogue, campaign_with_choices

BASICS = ("暖心小站", "主席", "小组", "82320000", "12")
LEVEL, SERVICES = Place("level", "level"), Place("services", "services")


def asked_for_the_level(*said: str) -> Dialogue:
    """A chat in which the level is asked, and then this was said."""
    chat = Dialogue(campaign=campaign_with_choices())
    chat.say("申报驿站", *BASICS, *said)
    return chat


def level(chat: Dialogue) -> Value | None:
    return chat.station.value(LEVEL)


def services(chat: Dialogue) -> Value | None:
    return chat.station.value(SERVICES)


def test_the_options_are_asked_with_their_numbers() -> None:
    told = asked_for_the_level().text
    assert "申报类别（选一个）\n1 示范驿站　2 合格驿站　3 新建驿站\n回复编号或名称，如 1。" in told


@pytest.mark.parametrize(
    "said",
    [
        "2",
        "２",
        "二",
        "第2个",
        "选2",
        "②",
        "合格驿站",
        "合格",
        "我们选合格驿站",
        "合格驿站。",
        "是合格的驿站"[:3],
    ],
)
def test_one_is_chosen_by_number_or_name(said: str) -> None:
    chat = asked_for_the_level()
    assert "申报类别 记“合格驿站” · 已答 8/17" in chat.say(said)
    assert level(chat) == "合格驿站"
    assert chat.asked == "services"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("4", "申报类别只有 3 个选项，没有第 4 个，没有保存"),
        ("1 2", "申报类别只能选一个，您写了 2 个，没有保存"),
        ("示范、新建", "申报类别只能选一个，您写了 2 个，没有保存"),
        ("室外的", "没看懂申报类别选哪个，没有保存"),
        ("不是示范", "没看懂申报类别选哪个，没有保存"),
        ("无", "这句没有记"),
        ("不变", "申报类别还没有填过，没有保存"),
    ],
)
def test_what_is_no_choice_is_told_and_nothing_saved(said: str, why: str) -> None:
    chat = asked_for_the_level()
    assert why in chat.say(said)
    assert level(chat) is None
    assert chat.asked == "level"


@pytest.mark.parametrize("said", ["示范还是合格", "选示范吗？", "1还是2"])
def test_a_question_about_the_options_is_no_answer(said: str) -> None:
    chat = asked_for_the_level(said)
    assert level(chat) is None


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("1 3", "饮水、阅读"),
        ("3、1", "饮水、阅读"),
        ("1和3", "饮水、阅读"),
        ("阅读和饮水", "饮水、阅读"),
        ("饮水，热饭，阅读", "饮水、热饭、阅读"),
        ("全选", "饮水、热饭、阅读、母婴"),
        ("4", "母婴"),
        ("无", "无"),
        ("都没有", "无"),
    ],
)
def test_several_are_chosen_in_the_order_of_the_options(said: str, chosen: str) -> None:
    chat = asked_for_the_level("1", said)
    assert services(chat) == chosen


@pytest.mark.parametrize("said", ["1 9", "饮水 洗澡", "除了1都选"])
def test_several_are_taken_all_or_none(said: str) -> None:
    chat = asked_for_the_level("1")
    assert "没有保存" in chat.say(said)
    assert services(chat) is None


@pytest.mark.parametrize(
    "said", ["改 申报类别 3", "改 类别 新建", "改 申报类别 改为新建驿站", "申报类别：新建驿站"]
)
def test_it_is_changed_by_its_name(said: str) -> None:
    chat = asked_for_the_level("1", "1")
    assert "申报类别 记“新建驿站”" in chat.say(said)
    assert level(chat) == "新建驿站"


@pytest.mark.parametrize("said", ["改 申报类别", "改 类别", "改 服务内容"])
def test_named_without_a_value_it_is_asked_again(said: str) -> None:
    chat = asked_for_the_level("1", "1 2")
    assert "现在是“" in chat.say(said)
    assert chat.asked in ("level", "services")


def test_it_is_explained_taken_back_and_passed_over() -> None:
    chat = asked_for_the_level()
    assert "已建满一年的选示范或合格。" in chat.say("说明")
    assert "申报类别 先跳过" in chat.say("跳过")
    assert level(chat) is None
    chat.say("上一题", "1")
    assert "已撤销 申报类别" in chat.say("撤销")
    assert level(chat) is None


def test_every_view_shows_what_was_chosen() -> None:
    chat = asked_for_the_level("示范", "1 2")
    assert "申报类别：示范驿站\n服务内容（可多选）：饮水、热饭" in chat.say("总览")
    assert "申报类别（选一个）：示范驿站\n1 示范驿站　2 合格驿站　3 新建驿站" in chat.say("题目")
    assert "选择 编号 1 或名称" in chat.say("帮助")
    assert "申报类别 3 选 1" in chat.say("一共要填多少")


@pytest.mark.parametrize(
    ("place", "key", "mode", "tapped", "chosen"),
    [
        (LEVEL, "level", 0, "2", "合格驿站"),
        (SERVICES, "services", 1, ("1", "4"), "饮水、母婴"),
    ],
)
def test_it_is_chosen_on_a_card(
    place: Place, key: str, mode: int, tapped: str | tuple[str, ...], chosen: str
) -> None:
    chat = asked_for_the_level("点选", *(["1"] if key == "services" else []))
    (card,) = chat.cards
    assert_acceptable(card)
    assert card["checkbox"]["question_key"] == key
    assert card["checkbox"]["mode"] == mode
    assert f"记“{chosen}”" in chat.tap(card["submit_button"]["key"], {key: tapped})
    assert chat.station.value(place) == chosen


def test_a_card_on_which_nothing_was_chosen_saves_nothing() -> None:
    chat = asked_for_the_level("点选")
    assert "您还没有选，没有保存" in chat.tap("choice:station", {})
    assert "没有第 9 个" not in chat.tap("choice:station", {"level": "9"})
    assert level(chat) is None


def test_what_may_stay_empty_does_not_hold_up_the_submission() -> None:
    chat = asked_for_the_level("1", "跳过", "全是", "无", "同意推荐")
    assert "2 项" not in chat.say("提交")
    assert "暖心驿站照片 3 张" in chat.text
