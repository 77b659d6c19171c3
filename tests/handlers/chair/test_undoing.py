"""Taking answers back."""

from __future__ import annotations

from campaign.applications import Place
from storage.sessions import STEPS_KEPT
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue


def test_undo_takes_the_last_answer_back_and_asks_it_again() -> None:
    chat = home_dialogue("4", "3")
    told = chat.say("撤销")
    assert "1.2" in told
    assert "已答 1/31 · 得分 4" in told
    assert chat.asked == "1.2"
    assert chat.scores() == {"1.1": 4}


def test_undo_takes_a_whole_message_back() -> None:
    chat = home_dialogue("4 3 5 4 4", "全满分 除了 3=2")
    chat.say("撤销")
    assert chat.scores() == {"1.1": 4, "1.2": 3, "1.3": 5, "1.4": 4, "1.5": 4}
    assert chat.asked == "2.1"


def test_undo_of_a_change_brings_the_old_value_back() -> None:
    chat = home_dialogue("4", "3", "改 1.1 1")
    assert "得分 7" in chat.say("撤销")
    assert chat.scores() == {"1.1": 4, "1.2": 3}


def test_several_undos_go_back_step_by_step() -> None:
    chat = home_dialogue("4", "3 5", "改 1.1 0", "4")
    seen = []
    for _ in range(4):
        chat.say("撤销")
        seen.append(chat.scores())
    assert seen == [
        {"1.1": 0, "1.2": 3, "1.3": 5},
        {"1.1": 4, "1.2": 3, "1.3": 5},
        {"1.1": 4},
        {},
    ]
    before = chat.record
    assert "没有可以撤销" in chat.say("撤销")
    assert chat.record == before


def test_undo_reaches_ten_steps_back() -> None:
    chat = home_dialogue(*["0"] * (STEPS_KEPT + 2))
    for _ in range(STEPS_KEPT):
        chat.say("撤销")
    assert chat.scores() == {"1.1": 0, "1.2": 0}
    assert "没有可以撤销" in chat.say("撤销")
    assert chat.scores() == {"1.1": 0, "1.2": 0}


def test_a_refused_answer_is_no_step() -> None:
    chat = home_dialogue("4", "9", "啊")
    chat.say("撤销")
    assert chat.scores() == {}


def test_undo_across_tracks_says_which_one_and_goes_there() -> None:
    chat = home_dialogue("4")
    chat.say("申报驿站", "地科驿站")
    assert "【驿站】" in chat.say("撤销")
    assert chat.station.value(Place("basics", "station_name")) is None
    assert chat.asked == "station_name"
    assert "【小家】" in chat.say("撤销")
    assert chat.scores() == {}
    assert chat.asked == "1.1"


def test_what_somebody_else_changed_since_is_not_undone() -> None:
    chat = home_dialogue("4", "3")
    chat.say("申报小家", "改 1.2 1", by="deputy03")
    told = chat.say("撤销")
    assert "1.2" in told
    assert "没有撤销" in told
    assert chat.scores() == {"1.1": 4, "1.2": 1}
    assert "已答 1/31" in chat.say("撤销")
    assert chat.scores() == {"1.2": 1}


def test_everybody_undoes_their_own_answers() -> None:
    chat = home_dialogue("4")
    chat.say("申报小家", "3", by="deputy03")
    chat.say("撤销")
    assert chat.scores() == {"1.2": 3}
    chat.say("撤销", by="deputy03")
    assert chat.scores() == {}


def test_undo_of_yes_and_no_and_of_fields() -> None:
    chat = station_dialogue("改 2 是", "改 2 否", "地科驿站", "改 联系电话 82320000")
    chat.say("撤销", "撤销", "撤销")
    assert chat.station.value(Place("checklist", "2")) is True
    assert "station_name" not in chat.station.part("basics")
    assert "phone" not in chat.station.part("basics")


def test_undo_before_anything_was_answered() -> None:
    assert "没有可以撤销" in Dialogue().say("撤销")
    chat = home_dialogue()
    assert "没有可以撤销" in chat.say("撤销")
