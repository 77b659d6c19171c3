"""Cards: the menu, the question asked back, and the items to tap."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from campaign.applications import Status
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.dialogue import (
    DEADLINE,
    OPENING,
    Dialogue,
    home_dialogue,
    station_dialogue,
    the_campaign,
)


def tapping(*said: str) -> Dialogue:
    """A chat in 小家 of a person who taps instead of typing."""
    return home_dialogue(*said, "点选")


def questions(chat: Dialogue) -> list[str]:
    return [question["question_key"] for question in chat.cards[0]["select_list"]]


# -- menu and greeting


def test_the_menu_card_leads_where_its_words_lead() -> None:
    chat = Dialogue()
    chat.say("菜单")
    keys = [button["key"] for button in chat.cards[0]["button_list"]]
    assert keys[:2] == ["申报小家", "申报驿站"]
    chat.tap("申报小家")
    assert chat.asked == "1.1"
    chat.say("菜单")
    assert chat.cards[0]["button_list"][0]["key"] == "继续"
    told = chat.tap("继续")
    assert "1.1" in told


def test_opening_the_chat_greets_once_in_twelve_hours() -> None:
    chat = Dialogue()
    assert "03 地球科学与资源学院分工会" in chat.enter()
    assert chat.enter() == ""
    chat.wait(hours=11, minutes=59)
    assert chat.enter() == ""
    assert chat.cards == ()
    chat.wait(minutes=1)
    assert "03" in chat.enter()


def test_the_greeting_does_not_disturb_a_question() -> None:
    chat = home_dialogue("4")
    chat.enter()
    chat.say("3")
    assert chat.scores() == {"1.1": 4, "1.2": 3}


def test_each_person_is_greeted() -> None:
    chat = Dialogue()
    chat.enter()
    other = Dialogue("deputy03")
    other.record = chat.record
    assert "03" in other.enter()


# -- items to tap


def test_tapping_is_turned_on_and_off_with_a_word() -> None:
    chat = tapping()
    assert questions(chat) == ["1.1", "1.2", "1.3"]
    chat.say("打字")
    assert chat.cards == ()
    chat.say("4")
    assert chat.cards == ()


def test_without_the_word_no_item_card_comes() -> None:
    chat = home_dialogue("4")
    assert chat.cards == ()


def test_choices_are_saved_like_typed_scores_and_the_next_card_comes() -> None:
    chat = tapping()
    told = chat.tap("scores:home", {"1.1": "4", "1.2": "3", "1.3": "0"})
    assert "已答 3/31 · 得分 7" in told
    assert chat.scores() == {"1.1": 4, "1.2": 3, "1.3": 0}
    assert chat.outcome.button
    assert questions(chat) == ["1.4", "1.5"]


def test_what_was_left_unchosen_stays_open_and_is_asked_next() -> None:
    chat = tapping()
    unchosen = chat.cards[0]["select_list"][0]["selected_id"]
    chat.tap("scores:home", {"1.1": unchosen, "1.2": "3", "1.3": unchosen})
    assert chat.scores() == {"1.2": 3}
    assert chat.asked == "1.1"
    assert questions(chat)[0] == "1.1"


def test_no_choice_at_all_saves_nothing_and_says_so() -> None:
    chat = tapping()
    unchosen = chat.cards[0]["select_list"][0]["selected_id"]
    before = chat.record
    for choice in ({}, {"1.1": unchosen, "1.2": unchosen}):
        assert "没有保存" in chat.tap("scores:home", choice)
        assert chat.record == before


@pytest.mark.parametrize(
    "choice",
    [{"1.1": "5"}, {"1.1": "99"}, {"9.9": "1"}, {"1.1": "x"}, {"": "1"}, {"1.1": "4 1.2=3"}],
)
def test_a_choice_no_card_offers_saves_nothing(choice: dict[str, str]) -> None:
    chat = tapping()
    before = chat.record
    assert chat.tap("scores:home", choice)
    assert chat.record == before


def test_a_card_tapped_late_changes_its_own_items_and_keeps_the_question() -> None:
    chat = tapping()
    chat.say("4 3 5 4 4")
    chat.tap("scores:home", {"1.1": "2"})
    assert chat.score("1.1") == 2
    assert chat.asked == "2.1"
    chat.say("撤销")
    assert chat.score("1.1") == 4


def test_a_stale_card_of_the_other_track_saves_there() -> None:
    """The card of 小家 is still on the screen while 驿站 is being filled in."""
    chat = tapping("4")
    chat.say("申报驿站")
    told = chat.tap("scores:home", {"1.2": "3"})
    assert "【小家】" in told
    assert "已答 2/31 · 得分 7" in told
    assert chat.scores() == {"1.1": 4, "1.2": 3}
    assert chat.say("进度")


def test_after_a_stale_card_of_the_other_track_the_next_answer_goes_where_was_asked() -> None:
    chat = tapping("4")
    chat.say("申报驿站")
    chat.tap("scores:home", {"1.2": "3"})
    session = chat.record.session("chair03")
    assert session.asked in the_campaign().tracks[session.track or ""].places


@pytest.mark.parametrize("key", ["scores:", "scores:station", "scores:nothing"])
def test_a_card_of_no_scorecard_saves_nothing(key: str) -> None:
    chat = tapping()
    before = chat.record
    assert chat.tap(key, {"1.1": "4"})
    assert chat.record == before


def test_who_has_the_title_can_not_score_with_a_tap() -> None:
    chat = Dialogue("chair17")
    assert chat.tap("scores:home", {"1.1": "4"})
    assert chat.record.applications == {}


def test_a_tap_does_not_bring_back_a_declined_application() -> None:
    chat = tapping()
    chat.say("本次不申报", "确认")
    chat.tap("scores:home", {"1.1": "4"})
    assert chat.status("home") is Status.DECLINED


def test_tapping_through_the_whole_form() -> None:
    chat = tapping()
    for _ in range(31):
        if not chat.cards:
            break
        assert_acceptable(chat.cards[0])
        best = {
            question["question_key"]: max(
                (option["id"] for option in question["option_list"] if option["id"].isdigit()),
                key=int,
            )
            for question in chat.cards[0]["select_list"]
        }
        chat.tap("scores:home", best)
    assert "已答 31/31" in chat.text
    assert "得分 110" in chat.text


# -- what WeCom takes


def test_every_card_is_one_that_wecom_takes() -> None:
    cards: list[dict[str, Any]] = []
    for user_id in ("chair03", "chair06", "chair17", "chair20"):
        for at in (OPENING - timedelta(days=1), OPENING, DEADLINE, DEADLINE + timedelta(days=1)):
            chat = Dialogue(user_id, at=at)
            for word in ("菜单", "申报小家", "申报驿站", "菜单", "点选", "本次不申报小家", "继续"):
                chat.say(word)
                cards += chat.cards
    for card in cards:
        assert_acceptable(card)
    assert {card["card_type"] for card in cards} == {"button_interaction", "multiple_interaction"}


def test_two_cards_never_share_their_name() -> None:
    chat = tapping()
    names = []
    for word in ("菜单", "4", "菜单", "3", "本次不申报", "申报小家", "本次不申报"):
        chat.say(word)
        names += [card["task_id"] for card in chat.cards]
    assert len(set(names)) == len(names)


# -- lines to tick


def ticking() -> Dialogue:
    """A chat in 驿站 of a person who taps, at the first line that is yes or no."""
    chat = station_dialogue("点选", "地科驿站", "主席", "教研室小组", "82320000", "12")
    assert chat.asked == "1"
    return chat


def test_fields_have_no_card_and_all_that_is_yes_or_no_has_one() -> None:
    chat = station_dialogue("点选")
    assert chat.cards == ()
    (card,) = ticking().cards
    assert_acceptable(card)
    assert card["card_type"] == "vote_interaction"
    assert [option["id"] for option in card["checkbox"]["option_list"]] == list("123456")
    assert not any(option["is_checked"] for option in card["checkbox"]["option_list"])


def test_the_lines_stand_in_full_above_the_card() -> None:
    told = ticking().text
    assert "6 建立经费运行保障机制，确保工会工作正常运转。" in told
    assert "打勾" in told


def test_what_is_ticked_is_yes_and_all_else_on_the_card_is_no() -> None:
    chat = ticking()
    key = chat.cards[0]["submit_button"]["key"]
    told = chat.tap(key, {"checklist": ("1", "2", "3", "5", "6")})
    assert "已答 13/15" in told
    assert chat.station.part("checklist") == {n: n != "4" for n in "123456"}
    chat.say("撤销")
    assert chat.station.part("checklist") == {}


def test_nothing_ticked_saves_nothing() -> None:
    chat = ticking()
    key = chat.cards[0]["submit_button"]["key"]
    before = chat.record
    for choice in ({}, {"checklist": ()}):
        assert "没有保存" in chat.tap(key, choice)
    assert chat.record == before


def test_an_old_card_says_nothing_of_lines_it_did_not_show() -> None:
    chat = ticking()
    chat.say("是 是 否")
    key = chat.cards[0]["submit_button"]["key"]
    chat.tap(key, {"checklist": ("4",)})
    assert chat.station.part("checklist") == {
        "1": True,
        "2": True,
        "3": False,
        "4": True,
        "5": False,
        "6": False,
    }
