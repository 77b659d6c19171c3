"""What was asked back goes on waiting while something else is said, and says so in one line."""

from __future__ import annotations

import pytest

from campaign.applications import Status
from tests.handlers.chair.essay_chat import FIRST, essay_dialogue, pieces
from tests.handlers.chair.handing_in import complete_home
from tests.handlers.dialogue import Dialogue, home_dialogue

BETWEEN = ["还有几天截止", "进度", "谢谢", "小王你把课表发我", "4", "天上飘着白云"]


@pytest.mark.parametrize("said", BETWEEN)
def test_handing_in_waits_on(said: str) -> None:
    chat = complete_home()
    told = chat.say("提交", said)
    assert "提交小家还没有办：要办请回复 确认" in told
    assert chat.status("home") is Status.FILLING
    chat.say("确认")
    assert chat.status("home") is Status.SUBMITTED


def test_after_something_else_only_a_plain_yes_hands_in() -> None:
    chat = complete_home()
    chat.say("提交", "还有几天截止", "好的")
    assert chat.status("home") is Status.FILLING
    chat.say("是")
    assert chat.status("home") is Status.SUBMITTED


def corrected() -> Dialogue:
    return home_dialogue("4 3 5 4 4", "刚才那个打高了，改成3")


def test_a_read_back_correction_waits_for_one_more_sentence() -> None:
    chat = corrected()
    assert "1.5 由 4 改为 3：对请回复 对" in chat.say("截止什么时候")
    chat.say("对")
    assert chat.score("1.5") == 3


def test_then_it_is_let_go_and_that_is_said() -> None:
    chat = corrected()
    told = chat.say("截止什么时候", "谢谢")
    assert "没有记" in told
    chat.say("对")
    assert chat.score("1.5") == 4


def test_an_answer_ends_the_waiting() -> None:
    chat = corrected()
    told = chat.say("5")
    assert "没有记" in told
    assert chat.score("2.1") == 5
    chat.say("对")
    assert chat.score("1.5") == 4


def test_a_number_after_something_else_is_a_score_and_no_choice() -> None:
    chat = home_dialogue("4 3 5 4 4")
    chat.say("跳过这题吧，我先问问", "截止什么时候", "1")
    assert 1 in chat.scores().values() or "没有保存" in chat.text


def test_a_doubtful_piece_waits_for_one_more_sentence() -> None:
    chat = essay_dialogue(FIRST, "办实事")
    assert "还没有存进总结" in chat.say("截止什么时候")
    chat.say("是")
    assert pieces(chat) == (FIRST, "办实事")


def test_declining_said_once_more_is_a_yes_to_what_was_asked() -> None:
    chat = Dialogue()
    chat.say("申报驿站", "小站", "那小家不报了", "等下，我再问问书记", "书记说不报")
    assert chat.status("home") is Status.DECLINED
    assert chat.status("station") is Status.FILLING
