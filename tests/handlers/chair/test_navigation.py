"""Going back, skipping and looking around."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaign.applications import Place
from storage.sessions import Step
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue, the_card


def test_back_asks_the_one_before_and_a_new_answer_replaces_it() -> None:
    chat = home_dialogue("4", "3")
    told = chat.say("上一题")
    assert "1.2" in told
    assert "现在是 3 分" in told
    assert "已答 2/31" in told
    assert "1.2 由 3 改为 1" in chat.say("1")
    assert chat.asked == "1.3"


def test_back_from_the_end_asks_the_last_one() -> None:
    chat = home_dialogue(*["全满分"] * 6)
    chat.say("上一题")
    assert chat.asked == "6.2"


def test_back_at_the_first_stays_there() -> None:
    chat = home_dialogue()
    before = chat.record
    assert "请回复 0–4" in chat.say("上一题")
    assert chat.record == before


def test_skipping_leaves_it_open_and_it_comes_again_at_the_end() -> None:
    chat = home_dialogue("跳过")
    assert "1.1 先跳过 · 已答 0/31" in chat.text
    assert chat.asked == "1.2"
    chat.say("3 5 4 4", *["全满分"] * 5)
    assert chat.asked == "1.1"
    assert "已答 31/31" in chat.say("4")


def test_skipping_the_only_open_one_keeps_asking_it() -> None:
    chat = home_dialogue("跳过", "3 5 4 4", *["全满分"] * 5)
    told = chat.say("跳过")
    assert chat.asked == "1.1"
    assert "请回复 0–4" in told


def test_one_can_look_at_an_old_answer_and_leave_it_when_all_is_done() -> None:
    chat = home_dialogue(*["全满分"] * 6, "改 2.3")
    chat.say("跳过")
    assert chat.asked is None
    assert chat.score("2.3") == 4


def test_overview_shows_every_answer_by_section() -> None:
    told = home_dialogue("4 3 5 4 4", "5 3 2").say("总览")
    for row in (
        "【小家】已答 8/31 · 得分 30",
        "一 4 3 5 4 4　20/20",
        "二 5 3 2 · ·　10/20",
        "六 · ·",
    ):
        assert row in told


def test_overview_of_a_station_shows_labels_and_checks() -> None:
    chat = station_dialogue("地科驿站", "改 4 否")
    told = chat.say("总览")
    for row in ("暖心驿站名称：地科驿站", "小组名称：·", "4否", "5·"):
        assert row in told


def test_overview_before_any_start_is_the_menu() -> None:
    assert "申报小家" in Dialogue().say("总览")


def test_progress_tells_both_applications_and_the_time_left() -> None:
    told = home_dialogue("4").say("进度")
    for piece in (
        "03",
        "先进教职工小家：填写中",
        "已答 1/31",
        "得分 4",
        "职工暖心驿站：未开始",
        "4 天 3 小时",
    ):
        assert piece in told


def test_explaining_shows_an_item_in_full_and_changes_nothing() -> None:
    chat = home_dialogue("4")
    before = chat.record
    told = chat.say("说明 2.3")
    assert the_card().items["2.3"].text in told
    assert "满分 4 分" in told
    assert "1.2" in chat.say("说明")
    assert "请回复 0–3" in chat.text
    assert "9.9" in chat.say("说明 9.9")
    assert chat.record == before


def test_continue_asks_the_open_question() -> None:
    chat = home_dialogue("4")
    told = chat.say("继续")
    assert "已答 1/31 · 得分 4" in told
    assert "1.2" in told
    assert chat.asked == "1.2"


def test_continue_finds_the_application_of_a_person_who_is_new_here() -> None:
    chat = home_dialogue("4")
    told = chat.say("继续", by="deputy03")
    assert "1.2" in told
    assert "已答 2/31" in chat.say("3", by="deputy03")


@pytest.mark.parametrize("word", ["上一题", "跳过", "继续", "说明", "改 2.3 4", "改 2.3", "4"])
def test_before_a_start_every_word_leads_to_one(word: str) -> None:
    chat = Dialogue()
    told = chat.say(word)
    assert "申报小家" in told
    assert chat.record.version == 0


@pytest.mark.parametrize("word", ["谢谢", "好的", "收到", "ok", "嗯。", "好！"])
def test_a_pleasantry_is_no_answer(word: str) -> None:
    chat = home_dialogue("4")
    told = chat.say(word)
    assert chat.scores() == {"1.1": 4}
    assert "没看懂" not in told
    assert "1.2" in told


@pytest.mark.parametrize("word", ["帮助", "help", "ＨＥＬＰ", "怎么填", "/帮助"])
def test_help_lists_commands(word: str) -> None:
    told = Dialogue().say(word)
    for piece in ("上一题", "跳过", "撤销", "改 2.3", "总览", "全满分 除了 3=2", "82322450"):
        assert piece in told


@pytest.mark.parametrize("kind", ["voice", "video", "location", "link", "shortvideo", "file"])
def test_other_kinds_of_message_are_answered_and_change_nothing(kind: str) -> None:
    chat = home_dialogue("4")
    before = chat.record
    assert "文字和照片" in chat.send_other(kind)
    assert chat.record == before


def test_a_menu_entry_is_a_word() -> None:
    chat = Dialogue()
    chat.click("申报小家")
    assert chat.asked == "1.1"


def test_a_place_that_config_no_longer_has_is_not_asked() -> None:
    chat = home_dialogue("4")
    session = replace(
        chat.record.session("chair03"),
        asked=Place("scorecard", "9.9"),
        steps=(Step("home", {Place("gone", "1"): None}, {Place("gone", "1"): 1}),),
    )
    chat.record = replace(chat.record, sessions={"chair03": session})
    assert "没有可以撤销" in chat.say("撤销")
    assert "1.2" in chat.say("继续")
    assert "已答 2/31 · 得分 7" in chat.say("3")


def test_the_same_answer_again_is_nothing_to_take_back() -> None:
    chat = home_dialogue("4", "改 1.1 4")
    chat.say("撤销")
    assert chat.scores() == {}


@pytest.mark.parametrize("typed", ["改 2.3 2", "改 2.3", "改 第2.3项 2"])
def test_an_item_of_the_other_application_is_pointed_to(typed: str) -> None:
    chat = home_dialogue("4")
    chat.say("申报驿站")
    before = chat.record
    assert "2.3 是小家的项，没有保存。要改请先回复 小家。" in chat.say(typed)
    assert chat.record.applications == before.applications
    chat.say("小家", typed)
    assert "2.3" in chat.text


def test_a_field_of_the_other_application_is_pointed_to() -> None:
    chat = station_dialogue()
    chat.say("申报小家")
    assert "联系电话 是驿站的项" in chat.say("改 联系电话 82320000")


def test_an_item_of_an_application_never_begun_is_pointed_to() -> None:
    assert "要改请先回复 申报小家。" in station_dialogue("改 2.3 2").text


@pytest.mark.parametrize("typed", ["改 9.9 2", "改 9.9", "改 27 否"])
def test_what_neither_has_is_not_understood(typed: str) -> None:
    assert "没看懂要改哪一项" in station_dialogue(typed).text


def test_a_title_holder_is_not_sent_to_what_is_closed() -> None:
    chat = Dialogue("chair17")
    assert "没看懂要改哪一项" in chat.say("申报驿站", "改 2.3 2")
