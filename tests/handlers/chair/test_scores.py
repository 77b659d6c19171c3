"""A chair scores 小家: answers, changes, a whole section, and what is said about it."""

from __future__ import annotations

import pytest

from campaign.applications import Status
from tests.handlers.dialogue import Dialogue, home_dialogue, the_card

ALL_FULL = ["全满分"] * 6


def test_the_way_from_the_first_answer_to_ten() -> None:
    chat = Dialogue()
    assert "请回复 0–4" in chat.say("申报小家")
    assert "1.1 记 4 分 · 已答 1/31 · 得分 4" in chat.say("4")
    assert "已答 2/31 · 得分 7" in chat.say("３")
    assert "已答 3/31 · 得分 12" in chat.say("五分")
    told = chat.say("4 4")
    assert "已答 5/31 · 得分 20" in told
    assert "第一部分 20/20" in told
    assert "离 80 还差 60" in told
    assert "已答 10/31 · 得分 38" in chat.say("全满分 除了 3=2")
    told = chat.say("改 1.1 2")
    assert "1.1 由 4 改为 2" in told
    assert "【小家】" in told
    assert "已答 10/31 · 得分 36" in told
    assert chat.asked == "3.1"


def test_starting_tells_the_track_the_rules_and_the_first_question() -> None:
    told = home_dialogue().text
    for piece in ("【小家】", "31 项", "满分 110", "加分 10", "80 分", "1.1", "全满分 除了 3=2"):
        assert piece in told


@pytest.mark.parametrize(
    "word", ["申报小家", "小家", "申报先进教职工小家", "我要申报小家", "/申报小家", "申报：小家"]
)
def test_ways_to_start(word: str) -> None:
    chat = Dialogue()
    chat.say(word)
    assert chat.home.status is Status.FILLING
    assert chat.asked == "1.1"


def test_starting_again_goes_on_where_it_was() -> None:
    chat = home_dialogue("4", "3")
    told = chat.say("申报小家")
    assert "已答 2/31 · 得分 7" in told
    assert chat.asked == "1.3"
    assert chat.scores() == {"1.1": 4, "1.2": 3}


def test_an_answer_before_any_application_asks_to_choose_one() -> None:
    chat = Dialogue()
    told = chat.say("4")
    assert "申报小家" in told
    assert "申报驿站" in told
    assert chat.record.version == 0


def test_too_high_says_the_item_the_limit_and_where_we_are() -> None:
    chat = home_dialogue("4", "3")
    before = chat.record
    told = chat.say("6")
    for piece in (
        "【小家】",
        "1.3 最多 5 分",
        "6",
        "没有保存",
        "请回复 0–5",
        "已答 2/31",
        "得分 7",
    ):
        assert piece in told
    assert chat.record == before


def test_too_high_further_on_asks_for_that_item_again() -> None:
    chat = home_dialogue()
    told = chat.say("4 3 6")
    assert "1.3 最多 5 分" in told
    assert "1.3 填 0–5" in told
    assert chat.scores() == {}


def test_nothing_understood_repeats_what_is_asked() -> None:
    chat = home_dialogue("4")
    told = chat.say("天上飘着白云")
    assert "1.2" in told
    assert "请回复 0–3" in told
    assert "已答 1/31" in told


def test_a_change_elsewhere_keeps_the_question() -> None:
    chat = home_dialogue("4", "3")
    chat.say("改 2.3 4")
    assert chat.asked == "1.3"
    assert chat.score("2.3") == 4


def test_a_change_of_the_present_question_answers_it() -> None:
    chat = home_dialogue("4", "改 1.2 1")
    assert chat.score("1.2") == 1
    assert chat.asked == "1.3"


def test_change_without_a_value_asks_it_again_and_then_goes_on() -> None:
    chat = home_dialogue("4 3 5 4 4")
    told = chat.say("改 1.2")
    assert "1.2" in told
    assert "现在是 3 分" in told
    assert chat.asked == "1.2"
    assert chat.score("1.2") == 3
    assert "1.2 由 3 改为 1" in chat.say("1")
    assert chat.asked == "2.1"


@pytest.mark.parametrize("name", ["2.3", "第2.3项", "２．３", "2.3项", "第 2.3 项"])
def test_spellings_of_an_item_to_change_and_to_explain(name: str) -> None:
    chat = home_dialogue()
    chat.say(f"改 {name}")
    assert chat.asked == "2.3"
    assert the_card().items["2.3"].text in chat.say(f"说明 {name}")


@pytest.mark.parametrize(
    "text", ["改", "改 9.9 3", "改 9.9", "改 3 否", "改 2.3 5", "改 2.3 很多", "改 一下"]
)
def test_a_change_that_makes_no_sense_saves_nothing(text: str) -> None:
    chat = home_dialogue("4")
    before = chat.record
    assert "没有保存" in chat.say(text)
    assert chat.record == before


def test_changing_an_unknown_item_says_which_there_are() -> None:
    told = home_dialogue().say("改 9.9 3")
    assert "9.9" in told
    assert "1.1" in told
    assert "6.2" in told


def test_everything_answered_tells_the_score_and_what_is_still_to_send() -> None:
    chat = home_dialogue(*ALL_FULL)
    for piece in ("已答 31/31", "得分 110", "标准项 100 + 加分 10", "照片 3 张", "总结 1000 字"):
        assert piece in chat.text
    assert chat.asked is None


def test_after_the_last_answer_a_score_saves_nothing_but_a_change_works() -> None:
    chat = home_dialogue(*ALL_FULL)
    before = chat.record
    assert "没有保存" in chat.say("3")
    assert chat.record == before
    assert "得分 109" in chat.say("改 6.2 4")


def test_below_eighty_names_what_is_missing() -> None:
    chat = home_dialogue(*ALL_FULL[:2], *["全满分 除了 1=0 2=0"] * 2, *ALL_FULL[:1], "0 0")
    assert "得分 80" in chat.text
    assert "离申报要求" not in chat.text
    assert "已达到申报要求的 80 分" in chat.text
    told = chat.say("改 1.1 3")
    assert "得分 79" in told
    assert "还差 1 分" in told
    assert "第四部分 -11（4.1 -6，4.2 -5）" in told


def test_six_or_fewer_scores_are_named_more_are_shown_as_rows() -> None:
    chat = home_dialogue("4 3 5 4 4 5")
    assert "2.1 记 5" in chat.text
    told = chat.say("3 4 5 3 4 5 4")
    assert "记下 7 项" in told
    assert "三 4 5 4 ·" in told


def test_two_people_of_one_branch_share_the_answers_but_not_the_question() -> None:
    chat = home_dialogue("4")
    chat.say("申报小家", by="deputy03")
    assert "已答 1/31 · 得分 4" in chat.text
    assert "已答 2/31 · 得分 7" in chat.say("3", by="deputy03")
    told = chat.say("总览")
    assert "已答 2/31 · 得分 7" in told
    assert chat.asked == "1.2"
    assert "1.2 由 3 改为 2" in chat.say("2")
    assert chat.asked == "1.3"
