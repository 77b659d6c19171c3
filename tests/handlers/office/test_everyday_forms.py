"""Sentences of every day are the command they plainly are; nothing of them writes by itself."""

from __future__ import annotations

import pytest
from redis import Redis

from handlers import commands
from handlers.messages import MenuClick
from handlers.office.commands import LOOKS
from handlers.office.everyday import sentences
from handlers.office.table import OFFICE_COMMANDS
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live, a_callback
from tests.handlers.office_chat import hand_in

ASK_FIRST = {"nudge", "result", "help"}


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("还有谁没交", "未完成"),
        ("还有谁没交？", "未完成"),
        ("请问还有谁没交呢", "未完成"),
        ("信工交了吗", "状态 信工"),
        ("信工学院交了没有？", "状态 信工学院"),
        ("看看信工", "状态 信工"),
        ("信工怎么样了", "状态 信工"),
        ("谁照片没齐", "未完成 照片"),
        ("今天谁交了", "今天"),
        ("小家多少家报了", "已提交 小家"),
        ("驿站几家", "已提交 驿站"),
        ("小家还有谁没交", "未完成 小家"),
        ("打印清单", "清单"),
        ("哪些纸质没到", "未收"),
        ("平均分是多少", "平均分"),
        ("小家平均分", "平均分 小家"),
        ("谁改过", "谁改过"),
        ("催没交", "催 未完成"),
        ("催大家", "催 未完成"),
        ("催纸质", "催 未收"),
        ("几号截止", "截止"),
        ("谁没来过", "未完成 没来过"),
        ("谁退回了还没改", "未完成 退回"),
        ("信工的纸质到了吗", "状态 信工"),
        ("谁没到80分", "未完成 不到80"),
        ("换主席", "帮助 绑定"),
        ("信工电话", "电话 信工"),
        ("信工的主席是谁", "电话 信工"),
        ("通知结果", "结果 通知"),
        ("收材料 5 小家", "收  5 小家"),
        ("收材料学院 小家", "收材料学院 小家"),
        ("状态 信工", "状态 信工"),
        ("海洋交了", "海洋交了"),
    ],
)
def test_a_sentence_is_its_command(said: str, command: str) -> None:
    assert sentences.as_command(the_campaign(), said) == command


def test_every_sentence_leads_to_something_that_only_shows_or_asks_first() -> None:
    for command in sentences.COMMANDS:
        found = commands.find(OFFICE_COMMANDS, command)
        assert found, command
        assert found[0].log in LOOKS | ASK_FIRST, command


@pytest.mark.parametrize("word", ["名单", "谁交了", "平均", "谁没交", "今日", "电话 信工"])
def test_words_of_every_day_are_words_of_commands(live: Live, word: str) -> None:
    told = live.say(word, by="office01")
    assert "没看懂" not in told
    assert "请把命令" not in told


def test_the_paper_that_is_said_to_have_come_is_not_booked(live: Live) -> None:
    hand_in(live, "05")
    assert "还没有记，确认后" in live.say("信工的纸质到了", by="office01")
    assert not live.record("05").application("home").has_paper


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("进度", "小家：未开始"),
        ("总览", "小家：未开始"),
        ("帮助", "校工会的命令"),
        ("状态", "小家：未开始"),
    ],
)
def test_the_menu_below_the_chat_has_the_offices_meaning(live: Live, key: str, told: str) -> None:
    click = MenuClick(a_callback(), "office01", DURING, key)
    assert told in live.conversation.answer(click, DURING).text
