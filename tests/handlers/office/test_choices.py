"""What is not understood for sure is asked about by number, and no code is lost by that."""

from __future__ import annotations

import re
from typing import cast

import pytest
from redis import Redis

from handlers.office.everyday import meaning
from handlers.talk import OfficeTalk
from storage import owners
from storage.records import Change, to_fields
from storage.records import from_fields as record_from_fields
from storage.sessions import OfficeSession
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live, a_callback
from tests.handlers.office.test_meaning import CLERK, ask
from tests.handlers.office_chat import hand_in, kept

DOUBTFUL = ("周五下午女工委去香山", "你把门带上")  # twice not understood: choices are offered


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "05", "07")
    return live


def test_what_is_not_sure_is_chosen_by_number(live: Live) -> None:
    told = ask(live, *DOUBTFUL)
    assert "1 看总的情况\n2 看谁还没完成" in told
    assert "小家没交的 19 个" in ask(live, "2")
    assert "小家没交的" not in ask(live, "2")  # it is answered once


def choices(live: Live, said: str, *intents: str) -> str:
    """What is asked about a sentence that may mean these, as the office session is left by it."""
    key = live.keys.office(CLERK)
    clerk = owners.office(CLERK)
    record = record_from_fields(cast(dict[str, str], live.server.hgetall(key)), clerk)
    session = record.own_as(OfficeSession)
    talk = OfficeTalk(the_campaign(), CLERK, session, DURING, a_callback(), {})
    outcome = meaning.ask_which(talk, intents, said)
    fields = to_fields(record, Change(own=outcome.own), clerk)
    live.server.hset(key, mapping=dict(zip(fields[::2], fields[1::2], strict=True)))
    return outcome.texts[0]


def test_the_only_reading_is_taken_with_a_yes(live: Live) -> None:
    assert "您是想看今天的动静吗" in choices(live, "今日动态", "today")
    assert "小家提交 2" in ask(live, "是")


def test_a_choice_that_writes_is_shown_and_none_of_them_is_nothing(live: Live) -> None:
    before = kept(live)
    said = "信工照片糊的，让他们重交"
    assert "2 退回修改（信工）" in choices(live, said, "look", "return")
    assert "将退回 05 信工 小家：照片。理由：照片糊的" in ask(live, "2")
    choices(live, said, "look", "return")
    assert "没有办" in ask(live, "都不是")
    assert kept(live) == before


@pytest.mark.parametrize(
    "between", ["哪几个单位拖着呢", "今天中午吃啥", "还有谁没交", "谢谢", "今日动态"]
)
def test_a_question_in_between_loses_no_code(live: Live, between: str) -> None:
    (code,) = re.findall(r"确认 (\d{4})", ask(live, "催 信工"))
    ask(live, between)
    ask(live, *DOUBTFUL, "2")
    assert "正在催 1 个分工会" in ask(live, f"确认 {code}")


def test_the_same_choice_is_offered_again(live: Live) -> None:
    choices(live, "今日动态", "today", "status")
    ask(live, "谢谢")
    choices(live, "今日动态", "today", "status")
    assert "小家提交 2" in ask(live, "1")


def test_what_is_not_understood_is_answered_shorter_and_with_choices(live: Live) -> None:
    first = ask(live, "周五下午女工委去香山")
    assert "没看懂" in first
    assert "帮助" in first
    second = ask(live, "你把门带上")
    assert second == "还是没看懂。回复数字：\n1 看总的情况\n2 看谁还没完成\n3 看命令怎么用"
    assert len(ask(live, "中午吃啥")) < len(second)
    assert "小家：未开始 19" in ask(live, "状态")
    assert "想看：状态" in ask(live, "你把门带上")


def test_the_choices_after_two_sentences_are_of_the_branch_they_name(live: Live) -> None:
    first = ask(live, "信工那边我打过电话了")
    assert "状态 信工；电话 信工；记录 信工" in first
    second = ask(live, "信工那边我打过电话了")
    assert "1 看一个分工会\n2 看一个分工会的电话" in second
    assert "主席，账号 chair05" in ask(live, "2")


def test_another_process_knows_the_choice_and_the_code_behind_it(live: Live) -> None:
    (code,) = re.findall(r"确认 (\d{4})", ask(live, "催 信工"))
    ask(live, *DOUBTFUL)
    other = Live(live.server)
    assert "小家没交的 19 个" in ask(other, "2")
    assert "正在催 1 个分工会" in ask(Live(live.server), f"确认 {code}")
