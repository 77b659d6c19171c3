"""Before the opening and around the deadline: what counts is when a message was sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.handlers.dialogue import DEADLINE, OPENING, Dialogue, home_dialogue

CHANGES = [
    "3",
    "改 1.1 3",
    "撤销",
    "申报驿站",
    "本次不申报",
    "跳过",
    "上一题",
    "继续",
    "全满分",
    "确认",
]
LOOKS = ["进度", "总览", "说明 1.1", "帮助", "菜单"]
PLEASANTRIES = ["谢谢", "好的", "收到"]


def begun(at_deadline: timedelta) -> Dialogue:
    """A chat with one answer, some time after the deadline (or before, if negative)."""
    chat = home_dialogue("4")
    chat.now = DEADLINE + at_deadline
    return chat


@pytest.mark.parametrize("word", ["申报小家", "小家", "4", "继续", "撤销", "本次不申报小家"])
def test_before_the_opening_nothing_can_be_filled_in(word: str) -> None:
    chat = Dialogue(at=OPENING - timedelta(seconds=1))
    told = chat.say(word)
    assert "5月5日" in told
    assert "09:00" in told
    assert chat.record.version == 0


@pytest.mark.parametrize("word", PLEASANTRIES)
def test_before_the_opening_a_pleasantry_does_not_lead_into_a_refusal(word: str) -> None:
    """Whatever the answer tells to reply must be possible now."""
    chat = Dialogue(at=OPENING - timedelta(days=1))
    assert "请先回复 申报小家" not in chat.say(word)


def test_before_the_opening_the_menu_says_when_it_starts_and_offers_nothing_to_fill() -> None:
    chat = Dialogue(at=OPENING - timedelta(days=1))
    assert "5月5日" in chat.say("菜单")
    assert not _keys(chat) & {"申报小家", "申报驿站", "继续"}
    assert "申报小家" in chat.say("帮助")


def test_at_the_opening_it_starts() -> None:
    chat = Dialogue(at=OPENING)
    chat.say("申报小家", "4")
    assert chat.scores() == {"1.1": 4}


def test_at_the_deadline_itself_an_answer_still_counts() -> None:
    chat = begun(timedelta())
    chat.say("3")
    assert chat.scores() == {"1.1": 4, "1.2": 3}


@pytest.mark.parametrize("handled", [timedelta(seconds=1), timedelta(minutes=5)])
def test_sent_in_time_and_handled_within_the_tolerance_counts(handled: timedelta) -> None:
    chat = begun(handled)
    chat.send_earlier("3", sent_at=DEADLINE - timedelta(seconds=1))
    assert chat.scores() == {"1.1": 4, "1.2": 3}


def test_sent_in_time_but_handled_too_late_is_not_saved_and_says_so() -> None:
    chat = begun(timedelta(minutes=5, seconds=1))
    told = chat.send_earlier("3", sent_at=DEADLINE - timedelta(seconds=1))
    assert chat.scores() == {"1.1": 4}
    assert "没有保存" in told
    assert "82322450" in told


@pytest.mark.parametrize("word", CHANGES)
def test_after_the_deadline_nothing_is_changed(word: str) -> None:
    chat = begun(timedelta(seconds=1))
    before = chat.record
    told = chat.say(word)
    assert chat.record == before
    assert "截止" in told
    assert "82322450" in told


@pytest.mark.parametrize("word", LOOKS)
def test_after_the_deadline_one_can_still_look(word: str) -> None:
    chat = begun(timedelta(hours=1))
    applications = chat.record.applications
    assert "没有保存" not in chat.say(word)
    assert chat.record.applications == applications


@pytest.mark.parametrize("word", PLEASANTRIES)
def test_after_the_deadline_a_pleasantry_asks_no_question(word: str) -> None:
    told = begun(timedelta(hours=1)).say(word)
    assert "请回复 0–" not in told
    assert "接着填" not in told


def test_after_the_deadline_an_explanation_does_not_ask_for_an_answer() -> None:
    assert "请回复 0–" not in begun(timedelta(hours=1)).say("说明")


def test_after_the_deadline_the_menu_offers_nothing_that_is_refused() -> None:
    chat = begun(timedelta(hours=1))
    told = chat.say("菜单")
    assert "截止" in told
    assert "已答 1/31 · 得分 4" in told
    assert not _keys(chat) & {"申报小家", "申报驿站", "继续"}


def test_after_the_deadline_the_overview_does_not_offer_a_change() -> None:
    assert "改某项" not in begun(timedelta(hours=1)).say("总览")


def test_after_the_deadline_a_tap_on_an_old_card_saves_nothing() -> None:
    chat = begun(timedelta(hours=1))
    before = chat.record
    assert "没有保存" in chat.tap("scores:home", {"1.2": "3"})
    assert chat.record == before


def test_sent_in_time_the_menu_still_offers_what_still_works() -> None:
    """Within the tolerance, a message that was sent in time is not told that all is over."""
    chat = begun(timedelta(minutes=2))
    told = chat.send_earlier("菜单", sent_at=DEADLINE - timedelta(seconds=10))
    assert ("已于" in told) != ("继续" in told)


def _keys(chat: Dialogue) -> set[str]:
    return {button["key"] for card in chat.cards for button in card["button_list"]}


@pytest.mark.parametrize("word", ["4", "申报小家", "本次不申报小家", "提交"])
def test_after_the_deadline_nothing_is_said_to_be_kept_of_nothing(word: str) -> None:
    told = Dialogue(at=DEADLINE + timedelta(hours=1)).say(word)
    assert "没有保存" in told
    assert "之前填的" not in told
    assert "之前填的都在" in begun(timedelta(hours=1)).say(word)
