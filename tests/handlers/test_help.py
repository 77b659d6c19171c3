"""`帮助` agrees with the tables, its examples are understood, and each answer fits one screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import chain

import pytest
from redis import Redis

from handlers import commands
from handlers.app_menu import app_menu
from handlers.messages import MenuClick
from handlers.office.table import OFFICE_COMMANDS
from handlers.wording import chair_help, office_help
from tests.handlers.dialogue import (
    DURING,
    home_dialogue,
    routes,
    station_dialogue,
    the_campaign,
)
from tests.handlers.live import Live, a_callback

SHORT_NAMES = {track.short_name for track in the_campaign().tracks.values()}
THANKS = "谢谢"
NEEDS_NO_LINE = {"帮助", THANKS, "好的"}
ACROSS, DOWN = 30, 26  # what the bubble of a phone page holds: half-width characters, lines
NOT_UNDERSTOOD = (
    "没看懂",
    "没有找到",
    "没有“",
    "请写明",
    "请写发给谁",
    "请写分工会",
    "请写账号",
    "请先写",
    "要催谁",
    "看谁的记录",
    "不是企业微信账号",
)
EXPLAINED = [command for command in OFFICE_COMMANDS if command.words[0] != THANKS]
PRESENT = office_help.names(the_campaign())
OFFICE_EXAMPLES = list(
    chain.from_iterable(topic.examples(PRESENT) for topic in office_help.TOPICS.values())
)
CHAIR_EXAMPLES = list(
    chain.from_iterable(topic.examples({}) for topic in chair_help.TOPICS.values())
)


def lines_on_screen(text: str) -> int:
    return sum(max(1, -(-_width(line) // ACROSS)) for line in text.splitlines())


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WFA" else 1 for mark in line)


def first_words(table: Sequence[commands.Called]) -> set[str]:
    return {command.words[0] for command in table}


@pytest.fixture
def live(server: Redis) -> Live:
    return Live(server)


# -- agreement with the tables


def test_every_command_of_the_office_is_explained_and_nothing_else() -> None:
    assert set(office_help.TOPICS) == first_words(OFFICE_COMMANDS) - {THANKS}


def test_every_command_of_the_office_stands_once_on_the_first_screen() -> None:
    grouped = list(chain.from_iterable(office_help.GROUPS.values()))
    assert sorted([*grouped, "帮助"]) == sorted(first_words(OFFICE_COMMANDS) - {THANKS})


def test_every_command_of_a_chair_is_explained_and_nothing_else() -> None:
    """`小家` and `驿站` alone are the campaign's own; the first screen names them."""
    words = first_words(routes().commands) - SHORT_NAMES - NEEDS_NO_LINE
    of_their_own = set(chair_help.TOPICS) & words
    assert words == of_their_own | set(chair_help.ELSEWHERE)
    assert not of_their_own & set(chair_help.ELSEWHERE)
    for word, subject in chair_help.ELSEWHERE.items():
        text = chair_help.TOPICS[subject].text({})
        assert word in text or word == "申报"


def test_every_subject_is_named_on_a_chairs_first_screen() -> None:
    text = chair_help.first_screen(the_campaign(), list(the_campaign().tracks.values()))
    assert all(subject in text for subject in chair_help.TOPICS)
    assert all(f"申报{name}" in text for name in SHORT_NAMES)


# -- the examples


@pytest.mark.parametrize("example", OFFICE_EXAMPLES)
def test_an_example_of_the_office_is_understood(live: Live, example: str) -> None:
    told = live.say(example.replace("<账号>", "chair31"), by="office01")
    assert told
    assert not [words for words in NOT_UNDERSTOOD if words in told]


@pytest.mark.parametrize("example", CHAIR_EXAMPLES)
def test_an_example_of_a_chair_is_understood(example: str) -> None:
    """In one of the two applications, at least: an award asks for scores, a station for yes or no."""
    in_checks = station_dialogue("小站", "主席", "小组", "82320000", "12")
    told = home_dialogue().say(example), in_checks.say(example)
    assert any("没看懂" not in answer and "没有“" not in answer for answer in told), told


@pytest.mark.parametrize("word", ["催", "广播", "收", "延期"])
def test_who_writes_a_command_wrong_reads_the_ways_of_its_help(live: Live, word: str) -> None:
    ways = office_help.ways(word, the_campaign())
    assert ways in live.say(word, by="office01")
    assert ways in live.say(f"帮助 {word}", by="office01")


# -- asking for it


@pytest.mark.parametrize("command", EXPLAINED, ids=lambda command: command.words[0])
def test_help_on_a_command_explains_it(live: Live, command: commands.Called) -> None:
    topic = office_help.topic(command.words[0], the_campaign())
    for word in command.words:
        if word not in office_help.GROUPS:
            assert live.say(f"帮助 {word}", by="office01") == topic


@pytest.mark.parametrize("title", office_help.GROUPS)
def test_help_on_a_group_lists_its_commands(live: Live, title: str) -> None:
    told = live.say(f"帮助{title}", by="office01")
    assert all(f"· {word}：" in told for word in office_help.GROUPS[title])


@pytest.mark.parametrize("said", ["帮助 跑步", "帮助 今晚吃啥", "帮助 xyz"])
def test_help_on_what_is_no_command_says_how_to_ask(live: Live, said: str) -> None:
    assert office_help.topic("帮助", the_campaign()) in live.say(said, by="office01")


@pytest.mark.parametrize("said", ["帮助 照片", "帮助 删", "帮助照片", "/帮助 照片"])
def test_help_on_a_subject_of_chairs(said: str) -> None:
    assert home_dialogue().say(said) == chair_help.TOPICS["照片"].text({})


def test_a_chair_reads_only_what_fits_the_present_application() -> None:
    home, station = home_dialogue().say("帮助"), station_dialogue().say("帮助")
    assert "全满分 除了 3=2" in home
    assert "全是 除了 4" not in home
    assert "全是 除了 4" in station
    assert "总结" not in station


def test_words_of_an_answer_that_begin_with_help_stay_an_answer() -> None:
    chat = station_dialogue("帮助职工之家")
    assert "帮助职工之家" in chat.station.answers["basics"].values()


# -- how long it is


def test_every_answer_fits_one_phone_screen() -> None:
    tracks = list(the_campaign().tracks.values())
    texts = [
        office_help.first_screen(the_campaign()),
        chair_help.first_screen(the_campaign(), tracks),
    ]
    texts += [office_help.topic(word, the_campaign()) for word in office_help.TOPICS]
    texts += [office_help.group(title) for title in office_help.GROUPS]
    texts += [topic.text({}) for topic in chair_help.TOPICS.values()]
    too_long = [text for text in texts if lines_on_screen(text) > DOWN]
    assert too_long == []


# -- the menu below the chat, which chairs and office share


@pytest.mark.parametrize(
    "key", [e["key"] for group in app_menu(the_campaign())["button"] for e in group["sub_button"]]
)
def test_an_entry_of_the_menu_tells_the_office_something_useful(live: Live, key: str) -> None:
    click = MenuClick(a_callback(), "office01", DURING, key)
    told = live.conversation.answer(click, DURING).text
    assert "没看懂" not in told
    assert "状态" in told
