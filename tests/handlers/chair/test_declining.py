"""Not applying this time, and titles that close a track."""

from __future__ import annotations

import pytest

from campaign.applications import Status
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue


@pytest.mark.parametrize(
    "word", ["本次不申报", "不申报", "本次不申报小家", "/本次不申报", "本次 不申报 小家"]
)
def test_declining_is_asked_back_and_then_done(word: str) -> None:
    chat = home_dialogue("4")
    told = chat.say(word)
    assert "小家" in told
    assert "已答 1/31" in told
    assert "确认" in told
    assert chat.status("home") is Status.FILLING
    told = chat.say("确认")
    assert "不申报" in told
    assert chat.status("home") is Status.DECLINED
    assert chat.scores() == {"1.1": 4}


def test_declining_one_leaves_the_other_alone() -> None:
    chat = home_dialogue("4")
    chat.say("本次不申报驿站", "确认")
    assert chat.status("station") is Status.DECLINED
    assert chat.status("home") is Status.FILLING


def test_declining_the_other_one_does_not_lose_the_place() -> None:
    """Half way through 小家, saying that 驿站 is not applied for: the next score is still for 小家."""
    chat = home_dialogue("4")
    chat.say("本次不申报驿站", "确认", "3")
    assert chat.scores() == {"1.1": 4, "1.2": 3}


def test_without_a_name_and_with_two_open_it_asks_which() -> None:
    chat = Dialogue()
    told = chat.say("本次不申报")
    assert "本次不申报小家" in told
    assert "本次不申报驿站" in told
    chat.say("确认")
    assert chat.record.applications == {}


def test_when_one_is_left_no_name_is_needed() -> None:
    chat = Dialogue()
    chat.say("本次不申报小家", "确认", "本次不申报", "确认")
    assert chat.status("home") is Status.DECLINED
    assert chat.status("station") is Status.DECLINED


def test_declining_twice_says_so() -> None:
    chat = Dialogue()
    chat.say("本次不申报小家", "确认")
    before = chat.record
    assert "已记为本次不申报" in chat.say("本次不申报小家")
    assert chat.record == before


def test_confirm_without_a_question_does_nothing() -> None:
    chat = home_dialogue("4")
    before = chat.record
    chat.say("确认")
    assert chat.record == before


@pytest.mark.parametrize("word", ["继续", "3", "申报小家", "改 1.1 3", "跳过"])
def test_going_on_instead_forgets_the_question(word: str) -> None:
    chat = home_dialogue("4")
    chat.say("本次不申报", word, "确认")
    assert chat.status("home") is Status.FILLING


def test_continuing_instead_forgets_the_question_before_a_start_too() -> None:
    chat = Dialogue()
    chat.say("本次不申报小家", "继续", "确认")
    assert chat.status("home") is Status.NOT_STARTED


def test_one_can_come_back_and_everything_is_still_there() -> None:
    chat = home_dialogue("4", "3")
    chat.say("本次不申报", "确认")
    told = chat.say("申报小家")
    assert chat.status("home") is Status.FILLING
    assert chat.asked == "1.3"
    assert "已答 2/31" in told


def test_coming_back_to_a_finished_application_says_what_is_left() -> None:
    chat = home_dialogue(*["全满分"] * 6)
    chat.say("本次不申报", "确认")
    told = chat.say("申报小家")
    assert "已答 31/31" in told
    assert "得分 110" in told


@pytest.mark.parametrize("word", ["撤销", "4"])
def test_a_declined_application_stays_declined_until_one_applies_again(word: str) -> None:
    chat = home_dialogue("4")
    chat.say("本次不申报", "确认", word)
    assert chat.status("home") is Status.DECLINED
    assert chat.scores() == {"1.1": 4}


def test_an_answer_of_the_other_person_does_not_silently_take_back_the_refusal() -> None:
    chat = home_dialogue("4")
    chat.say("本次不申报小家", "确认", by="deputy03")
    told = chat.say("3")
    assert chat.status("home") is Status.DECLINED or "不申报" in told


def test_the_card_offers_the_same_as_the_words() -> None:
    chat = home_dialogue("4")
    chat.say("本次不申报")
    confirm, go_on = (button["key"] for button in chat.cards[0]["button_list"])
    chat.tap(go_on)
    assert chat.asked == "1.2"
    chat.say("本次不申报")
    chat.tap(confirm)
    assert chat.outcome.button
    assert chat.status("home") is Status.DECLINED


@pytest.mark.parametrize(
    ("user_id", "closed", "other"),
    [("chair17", "小家", "驿站"), ("chair20", "驿站", "小家")],
)
def test_who_has_a_title_does_not_apply_for_it(user_id: str, closed: str, other: str) -> None:
    chat = Dialogue(user_id)
    for word in (f"申报{closed}", closed, f"本次不申报{closed}"):
        told = chat.say(word)
        assert "称号" in told
        assert "82322450" in told
    assert chat.record.applications == {}
    menu = chat.say("菜单")
    assert "已有称号" in menu
    assert f"申报{closed}" not in menu
    assert [card["button_list"][0]["key"] for card in chat.cards] == [f"申报{other}"]
    for told in (chat.say("4"), chat.say("申报"), chat.say("继续")):
        assert f"申报{other}" in told
        assert f"申报{closed}" not in told


@pytest.mark.parametrize(("user_id", "track"), [("chair17", "station"), ("chair20", "home")])
def test_who_has_a_title_applies_for_the_other_award(user_id: str, track: str) -> None:
    chat = Dialogue(user_id)
    chat.say("申报驿站" if track == "station" else "申报小家")
    assert chat.record.application(track).status is Status.FILLING
    chat.say("本次不申报", "确认")
    assert chat.record.application(track).status is Status.DECLINED


def test_declining_a_station_in_the_middle() -> None:
    chat = station_dialogue("地科驿站")
    chat.say("本次不申报", "确认")
    assert chat.status("station") is Status.DECLINED
    assert chat.station.part("basics")["station_name"] == "地科驿站"


def test_all_are_declined_with_one_confirmation() -> None:
    chat = Dialogue()
    told = chat.say("都不申报")
    assert told.startswith("【小家】【驿站】确认本次都不申报")
    assert "已填" not in told
    assert chat.record.applications == {}
    assert "申报小家 或 申报驿站" in chat.say("确认")
    assert chat.status("home") is chat.status("station") is Status.DECLINED


@pytest.mark.parametrize("word", ["两个都不申报", "全都不申报", "都不申报。"])
def test_declining_all_tells_what_is_kept(word: str) -> None:
    chat = home_dialogue("4")
    assert "会保留（已答 1/31 · 得分 4）" in chat.say(word)
    chat.tap(chat.cards[0]["button_list"][0]["key"])
    assert chat.outcome.button
    assert chat.status("home") is chat.status("station") is Status.DECLINED
    assert chat.scores() == {"1.1": 4}


def test_declining_all_leaves_alone_what_is_declined_or_closed() -> None:
    chat = Dialogue("chair17")
    assert "驿站】确认本次不申报" in chat.say("都不申报")
    chat.say("确认")
    assert chat.status("station") is Status.DECLINED
    assert "home" not in chat.record.applications
    assert "已记为本次不申报" in chat.say("都不申报")


def test_which_to_decline_offers_both_at_once() -> None:
    assert "都不申报" in Dialogue().say("本次不申报")
    chat = Dialogue()
    chat.say("本次不申报小家", "确认")
    assert "都不申报" not in chat.say("本次不申报小家")


def test_a_second_one_before_the_confirmation_is_asked_together() -> None:
    chat = Dialogue()
    chat.say("本次不申报小家")
    old_key = chat.cards[0]["button_list"][0]["key"]
    assert "【小家】【驿站】确认本次都不申报" in chat.say("本次不申报驿站")
    assert "过时" in chat.tap(old_key)
    chat.say("确认")
    assert chat.status("home") is chat.status("station") is Status.DECLINED


def test_the_same_one_again_is_asked_alone() -> None:
    chat = Dialogue()
    assert "都不申报" not in chat.say("本次不申报小家", "本次不申报小家")
    chat.say("确认")
    assert chat.record.applications.keys() == {"home"}


def test_nothing_is_declined_when_one_was_handed_in_meanwhile() -> None:
    chat = Dialogue()
    chat.say("都不申报")
    chat.say("本次不申报驿站", "确认", by="deputy03")
    before = chat.record.applications
    assert "驿站】已记为本次不申报" in chat.say("确认")
    assert chat.record.applications == before


def test_applying_for_all_goes_one_by_one() -> None:
    told = Dialogue().say("两个都申报")
    assert "一个一个来" in told
    assert "回复 申报小家 或 申报驿站" in told


def test_what_was_never_begun_has_nothing_to_keep() -> None:
    told = Dialogue().say("本次不申报小家")
    assert "已填" not in told
    assert "已答" not in told


def test_who_changes_their_mind_begins_as_everybody_does() -> None:
    chat = Dialogue()
    chat.say("本次不申报驿站", "确认")
    told = chat.say("申报驿站")
    assert told == Dialogue().say("申报驿站")
    assert "已替您填好" in told
    assert chat.station.answers == station_dialogue().station.answers
    assert chat.outcome.did == "reopen"
