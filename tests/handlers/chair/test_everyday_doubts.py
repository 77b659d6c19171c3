"""Sentences nobody is sure about: choices, corrections, a yes or a no in ones own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaign.applications import Status
from storage.effects import SendText
from tests.handlers.chair.essay_chat import FIRST, SECOND, essay_dialogue, pieces
from tests.handlers.chair.everyday_chat import PHONE, submitted
from tests.handlers.chair.handing_in import complete_home
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue

# -- not understood


def test_the_second_time_there_are_choices_and_the_third_time_the_office() -> None:
    chat = home_dialogue("4")
    assert "1.2" in chat.say("天上飘着白云")
    second = chat.say("地上跑着马儿")
    assert "1 " in second
    assert "2 " in second
    third = chat.say("水里游着鱼儿")
    assert PHONE in third
    news = [effect for effect in chat.outcome.effects if isinstance(effect, SendText)]
    assert {effect.user_id for effect in news} == {"office01", "office02"}
    chat.say("树上结着果儿")
    assert not chat.outcome.effects
    chat.say("3", "天上飘着白云")
    assert "1.3" in chat.text


def test_a_choice_is_taken_by_its_number() -> None:
    chat = home_dialogue("4")
    chat.say("天上飘着白云", "地上跑着马儿")
    assert "1.2" in chat.say("1")
    assert chat.scores() == {"1.1": 4}


def test_a_score_behind_choices_is_a_score() -> None:
    chat = home_dialogue("4", "3")
    chat.say("天上飘着白云", "地上跑着马儿", "5")
    assert chat.scores() == {"1.1": 4, "1.2": 3, "1.3": 5}


@pytest.mark.parametrize(
    "state", [Dialogue, home_dialogue, station_dialogue, submitted, essay_dialogue]
)
def test_a_question_nobody_can_answer_is_kept_for_the_office(state: Callable[[], Dialogue]) -> None:
    chat = state()
    chat.say("食堂的红烧肉为什么这么咸？")
    assert chat.outcome.unanswered or chat.record.session("chair03").waiting


# -- corrections and doubts


SPOKEN = [
    "老李你那边车到了没有，我还有两站",
    "刚才跟老李说的那句不是总结，别记进去",
    "你这个助手挺好的，辛苦了",
    "工会主席填错了，主席就是我",
    "驿站名字错了，应该叫海洋之家",
]


@pytest.mark.parametrize("said", SPOKEN)
def test_what_is_spoken_is_kept_neither_in_the_summary_nor_in_a_field(said: str) -> None:
    for chat in (essay_dialogue(FIRST), station_dialogue()):
        before = chat.record.applications
        chat.say(said)
        assert chat.record.applications == before


@pytest.mark.parametrize("said", ["打满分会不会被查", "第二部分有几项啊", "第四部分是什么"])
def test_a_question_is_no_score(said: str) -> None:
    chat = home_dialogue("4")
    assert "没有保存" not in chat.say(said)
    assert chat.scores() == {"1.1": 4}


@pytest.mark.parametrize("said", ["第2段删掉", "把第二段去掉", "第2段不要了"])
def test_a_piece_is_removed_in_ones_own_words(said: str) -> None:
    chat = essay_dialogue(FIRST, "我们还办了两次健步走活动。", SECOND)
    assert "已删第 2 段" in chat.say(said)
    assert pieces(chat) == (FIRST, SECOND)


@pytest.mark.parametrize("said", ["帮我把总结清空，我重新贴", "总结能重新发吗，我全部重来"])
def test_starting_over_is_told_and_nothing_is_thrown_away(said: str) -> None:
    chat = essay_dialogue(FIRST)
    assert "填写页" in chat.say(said)
    assert pieces(chat) == (FIRST,)


@pytest.mark.parametrize("no", ["不要不要", "不用不用", "没有没有，刚才发错了", "不是不是"])
def test_a_no_said_twice_is_a_no(no: str) -> None:
    chat = essay_dialogue(FIRST, "办实事")
    chat.say(no)
    assert chat.record.session("chair03").waiting is None
    assert pieces(chat) == (FIRST,)


@pytest.mark.parametrize(
    "yes", ["对对", "嗯嗯", "是的，可以", "行，交吧", "好啊", "没问题，交上去吧"]
)
def test_a_yes_in_ones_own_words_hands_in(yes: str) -> None:
    chat = complete_home()
    chat.say("提交", yes)
    assert chat.status("home") is Status.SUBMITTED


def test_something_said_in_between_names_what_still_waits() -> None:
    chat = complete_home()
    told = chat.say("提交", "什么时候出结果")
    assert "提交小家还没有办" in told
    chat.say("确认")
    assert chat.status("home") is Status.SUBMITTED


def test_what_was_asked_and_passed_over_is_said_not_to_be_written() -> None:
    chat = station_dialogue("小站", "主席", "小组", "82320000")
    assert "对吗" in chat.say("三十来人")
    assert "没有记" in chat.say("改 小组名称 二组")
    assert "member_count" not in chat.station.part("basics")
    assert chat.station.part("basics")["group_name"] == "二组"


CHECKS = {"有的，每年都会做": "1", "嗯有": "1", "这条具备": "1", "应该算有吧，去年弄过": "1"}


@pytest.mark.parametrize("said", CHECKS)
def test_yes_in_ones_own_words_is_taken_or_asked_about(said: str) -> None:
    chat = station_dialogue("小站", "主席", "小组", "82320000", "12", said)
    if not chat.station.part("checklist"):
        assert "第 1 项 记“是”，对吗" in chat.text
        chat.say("对")
    assert dict(chat.station.part("checklist")) == {"1": True}


def test_the_rest_is_answered_at_once() -> None:
    chat = station_dialogue("小站", "主席", "小组", "82320000", "12", "否", "后面的全都是")
    assert dict(chat.station.part("checklist")) == {"1": False} | dict.fromkeys("23456", True)


def test_a_greeting_is_no_choice_beside_a_wish() -> None:
    chat = Dialogue()
    told = chat.say("在吗，我想报小家")
    assert "打招呼" not in told
    chat.say("是")
    assert chat.asked == "1.1"
