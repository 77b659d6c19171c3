"""Whatever the office is told to reply is understood when it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from handlers.office.everyday import sentences
from handlers.office.table import OFFICE_COMMANDS
from handlers.wording import office_help
from storage.sessions import OfficeSession
from tests.handlers.dialogue import the_campaign
from tests.handlers.office.test_clerks_in_a_hurry import ANSWERED, CODED, LED
from tests.handlers.office.test_words import hear

WORDS = [word for command in OFFICE_COMMANDS for word in command.words]
ABOUT = (
    "",
    "火星",
    "地科",
    "小家",
    "信工 小家",
    "水环 驿站",
    "全部 周五",
    "学院",
    "1 2",
    "3 小家 2.3",
)
SPOKEN = [said for said, _ in (*ANSWERED, *LED, *CODED)]
NOT_UNDERSTOOD = ("你把门带上", "信工窗台上花开得好", "今晚月色不错", "状态" + "信" * 70)
# What is told to be typed stands in quotes, behind one of these, or behind one of them on its line.
QUOTED = re.compile("[“「]([^”」]+)[”」]")
BEHIND = re.compile(
    r"(?:回复|如|例如|看|办|想看|想办|请写明?|发：?|重发：|催办：|核一个：|看全部：|看单位：)[： ]*([^，。（）\n]+)"
)
LABELLED = re.compile(r"：\s*([^，。；（）：\n]+)")
ONE_OF = re.compile(r"[；;·　]| 或 |，或 |、(?=[^\d])")
PLACEHOLDERS = (("<账号>", "chair31"), ("分数", "3"), ("0–4", "3"), ("…", ""))
FIRST_WORD = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})")


@cache
def answer(said: str) -> str:
    return "\n".join(hear(said, OfficeSession(), "1" * 40)[0].texts)


def advice_in(said: str, told: str) -> Iterator[str]:
    """What a screen tells to type; not what it only quotes of what was said."""
    found = [match[1] for form in (QUOTED, BEHIND, LABELLED) for match in form.finditer(told)]
    for way in (way.strip(" ：:") for several in found for way in ONE_OF.split(several)):
        for word, instead in PLACEHOLDERS:
            way = way.replace(word, instead)
        is_command = FIRST_WORD.match(way) and "确认" not in way
        if is_command and way not in said:
            yield way.strip()


def screens() -> Iterator[tuple[str, str]]:
    said = [*WORDS, *(f"{word} {about}" for word in WORDS for about in ABOUT)]
    said += [*SPOKEN, *NOT_UNDERSTOOD, *sentences.COMMANDS]
    said += [f"帮助 {word}" for word in (*office_help.GROUPS, *office_help.TOPICS)]
    for text in said:
        yield text, answer(text)


def test_there_is_advice_to_try() -> None:
    tried = {way for said, told in screens() for way in advice_in(said, told)}
    for word in ("催", "收", "核分", "结果", "导出", "状态", "未完成", "帮助 催"):
        assert any(way.startswith(word) for way in tried), word
    assert len(tried) > 100


def test_what_is_told_to_be_typed_is_understood_when_it_is_typed() -> None:
    deaf = {
        way: said
        for said, told in screens()
        for way in advice_in(said, told)
        if "没看懂" in answer(way)
    }
    assert not deaf


@pytest.mark.parametrize("said", NOT_UNDERSTOOD[:3])
def test_the_hint_names_what_can_be_looked_at_and_done(said: str) -> None:
    told = answer(said)
    assert "没看懂" in told
    assert all(word in told for word in ("状态", "催", "收", "核分", "帮助"))


def test_all_that_help_shows_is_understood() -> None:
    names = office_help.names(the_campaign())
    for topic in office_help.TOPICS.values():
        for way in topic.examples(names):
            assert "没看懂" not in answer(way.replace("<账号>", "chair31")), way
