"""Where the office is, whether there is time, the pieces of the summary by number, both at once."""

from __future__ import annotations

import pytest

from campaign.applications import Status
from tests.handlers.chair.essay_chat import FIRST, SECOND, essay_dialogue, pieces
from tests.handlers.chair.everyday_chat import PHONE, submitted
from tests.handlers.chair.handing_in import complete_home
from tests.handlers.dialogue import Dialogue, home_dialogue


@pytest.mark.parametrize("said", ["办公室在哪个楼", "你们在几楼办公", "材料送哪个房间"])
def test_who_asks_where_the_office_is_gets_the_phone(said: str) -> None:
    for chat in (Dialogue(), home_dialogue("4"), submitted()):
        told = chat.say(said)
        assert "没有写校工会在哪个楼" in told
        assert PHONE in told


@pytest.mark.parametrize("said", ["现在还来得及改吗", "还来得及改么", "现在改来得及吗"])
def test_who_asks_whether_there_is_time_is_told_how_much(said: str) -> None:
    assert "来得及，截止 5月12日" in home_dialogue("4").say(said)
    assert "改完再提交一次才算数" in submitted().say(said)


def test_the_pieces_of_a_summary_are_shown_with_their_numbers() -> None:
    chat = essay_dialogue(FIRST, SECOND)
    told = chat.say("看总结")
    assert f"〔第 1 段〕\n{FIRST}\n〔第 2 段〕\n{SECOND}" in told
    assert "删第2段" in told
    chat.say("删第2段")
    assert pieces(chat) == (FIRST,)
    assert "〔第 1 段〕" not in chat.say("看总结")


@pytest.mark.parametrize("said", ["两个一起交吧", "小家和驿站一起交", "两个都交上去"])
def test_who_hands_in_both_at_once_is_told_that_each_is_by_itself(said: str) -> None:
    chat = complete_home()
    chat.say("申报驿站", said)
    assert "各交各的" in chat.text
    assert "请回复：确认" in chat.text
    chat.say("确认")
    assert chat.status("home") is Status.SUBMITTED
    assert chat.status("station") is Status.FILLING


def test_who_has_nothing_ready_is_told_what_is_missing() -> None:
    told = home_dialogue("4").say("两个一起交吧")
    assert "填齐" in told
    assert "30 项" in told


def test_the_second_time_the_list_of_a_section_is_not_repeated() -> None:
    chat = home_dialogue("4 3 5 4 4")
    assert "2.5" in chat.text
    assert "2.5" not in chat.say("天上飘着白云")


@pytest.mark.parametrize("said", ["我们两个都不报", "两项都不参加", "小家和驿站都不报了"])
def test_who_applies_for_neither_is_asked_about_both(said: str) -> None:
    chat = Dialogue()
    assert "都不申报" in chat.say(said)
    chat.say("确认")
    assert chat.status("home") is chat.status("station") is Status.DECLINED


@pytest.mark.parametrize(
    "said", ["嗯，那就报小家", "小家那个吧", "行，我们就弄小家吧", "好，先报小家", "我想弄那个小家"]
)
def test_the_name_of_an_award_with_a_wish_around_it_begins_it(said: str) -> None:
    chat = Dialogue()
    chat.say(said)
    assert chat.asked == "1.1"


@pytest.mark.parametrize("said", ["计划里写了，3分", "第二部分我念一下：5 3 4 5 3", "满分"])
def test_a_score_before_anything_was_begun_is_told_what_to_begin(said: str) -> None:
    chat = Dialogue()
    assert "申报小家" in chat.say(said)
    assert "没有记" in chat.text
    assert chat.record.applications == {}
