"""What a question names, and the words that ask outright."""

from __future__ import annotations

import pytest

from handlers.chair.asking.asked import read_asked
from handlers.chair.asking.table import commands
from handlers.commands import find
from tests.handlers.chair.asking_chat import Chat
from tests.handlers.dialogue import the_campaign


@pytest.mark.parametrize(
    ("said", "track", "item", "section"),
    [
        ("小家怎么填", "home", None, None),
        ("职工暖心驿站的条件", "station", None, None),
        ("小家和驿站有什么条件", None, None, None),
        ("自评表怎么填", "home", None, None),
        ("４．２ 怎么打分", None, "4.2", None),
        ("9.9 怎么打分", None, None, None),
        ("第四部分有哪些", None, None, "4"),
        ("第3项怎么填", None, "3", None),
        ("分工会名称怎么填", None, "分工会名称（全称）", None),
    ],
)
def test_what_a_question_names_is_found(
    said: str, track: str | None, item: str | None, section: str | None
) -> None:
    found = read_asked(the_campaign(), said)
    assert (found.track.id if found.track else None, found.item, found.section) == (
        track,
        item,
        section,
    )


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("题目", "共 31 项"),
        ("题目 驿站", "共 15 项"),
        ("第四部分", "4.1（6分）"),
        ("第4部分", "4.1（6分）"),
        ("第 四 部分", "4.1（6分）"),
        ("第九部分", "没有第9部分"),
        ("通知", "工发〔2023〕9 号"),
        ("条件", "均可申报"),
        ("条件 驿站", "【驿站】"),
        ("纸质", "加盖公章"),
        ("打印几份？", "通知没有写要几份"),
        ("截止", "还有 4 天 3 小时"),
        ("几号截止", "还有 4 天 3 小时"),
        ("表", "草稿"),
        ("没收到文件", "请用企业微信看"),
        ("看不到文件", "请用企业微信看"),
    ],
)
def test_a_word_asks_outright(word: str, told: str) -> None:
    found = find(commands(the_campaign()), word)
    assert found is not None
    command, argument = found
    assert told in command.run(Chat().talk, argument).texts[0]
    assert not command.changes


@pytest.mark.parametrize(
    "said",
    ["第四部分全满分", "第3项 4", "第一个", "第二小组", "纸质的表我明天送", "条件不错", "表示同意"],
)
def test_more_than_the_word_does_not(said: str) -> None:
    assert find(commands(the_campaign()), said) is None
