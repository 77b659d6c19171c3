"""今天别再提醒: for this person, for today, but not on the last day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.handlers.dialogue import Dialogue
from tests.handlers.reminder_chat import at


@pytest.mark.parametrize("words", ["今天别再提醒", "别提醒了", "今天不用提醒", " /今天 别再提醒。"])
def test_no_more_today_and_when_the_next_one_comes(words: str) -> None:
    chat = Dialogue()
    assert chat.say(words) == "好的，今天不再提醒您。下次是 5月10日（周三）09:07。"
    assert chat.record.session("chair03").muted_on == date(2023, 5, 8)
    assert chat.record.session("deputy03").muted_on is None


def test_a_tap_shows_that_it_was_done() -> None:
    chat = Dialogue()
    chat.tap("今天别再提醒")
    assert chat.outcome.button == "今天不再提醒"


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2023-05-12T08:40:00", "10:57 还会提醒一次"),
        ("2023-05-12T11:10:00", "后面没有提醒了"),
    ],
)
def test_on_the_last_day_it_is_kindly_refused(now: str, left: str) -> None:
    chat = Dialogue(at=at(now))
    told = chat.say("今天别再提醒")
    assert "今天是最后一天" in told
    assert left in told
    assert "办完就不再提醒" in told
    assert chat.record.session("chair03").muted_on is None


def test_where_nothing_is_open_nothing_is_muted() -> None:
    over = Dialogue(at=at("2023-05-13T09:00:00"))
    assert over.say("别提醒了") == "现在没有要办的事，不会再提醒您。"
    done = Dialogue("chair17")
    done.say("本次不申报驿站", "确认")
    assert done.say("别提醒了") == "现在没有要办的事，不会再提醒您。"
    assert done.record.session("chair17").muted_on is None
