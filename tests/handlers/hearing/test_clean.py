"""Cleaning: what is stored keeps the person's text, what is read loses all that is around it."""

from __future__ import annotations

import pytest

from campaign.applications import Place
from campaign.essays import tidy
from handlers.hearing.clean import compact, core, one_line, plain, visible, without_quote
from handlers.hearing.faces import is_face
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u3164\ufe0e\ufe0f\ufeff\uffa0\ufffc\u20e3"
    "\U000e0001\U000e0020\U000e007f\ud83d\x00\x08\x10\x1d\x7f\ufffe"
)


@pytest.mark.parametrize("character", INVISIBLE)
def test_what_cannot_be_printed_is_not_stored(character: str) -> None:
    assert visible(f"暖心{character}驿站") == "暖心驿站"
    assert one_line(f"暖心{character}驿站") == "暖心驿站"
    assert tidy(f"暖心{character}驿站") == "暖心驿站"
    assert compact(f"申报{character}小家") == "申报小家"
    assert plain(f"{character}4{character}") == "4"


def test_a_joiner_holds_an_emoji_together_and_goes_elsewhere() -> None:
    assert visible("一家👨\u200d👩\u200d👧人\u200d好") == "一家👨\u200d👩\u200d👧人好"
    assert tidy("一家👨\u200d👩\u200d👧") == "一家👨\u200d👩\u200d👧"


@pytest.mark.parametrize("line_end", ["\v", "\f", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one(line_end: str) -> None:
    assert visible(f"一{line_end}二") == "一\n二"
    assert one_line(f" 一{line_end} 二 ") == "一 二"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("滿分", "满分"),
        ("沒有", "没有"),
        ("對", "对"),
        ("狀態", "状态"),
        ("名額", "名额"),
        ("申報小家", "申报小家"),
        ("進度", "进度"),
        ("跳過", "跳过"),
        ("「完成」", "完成"),
        ("状态“信工”", "状态信工"),
        ("《总结》", "总结"),
        ("4️⃣", "4"),
        ("4👌", "4"),
        ("[抱拳]", ""),
        ("好的[强]", "好的"),
        ("好的👍✅", "好的"),
        ("✅", "✅"),
        ("是√", "是√"),
        ("1✅ 2❌", "1✅ 2❌"),
    ],
)
def test_reads(typed: str, read: str) -> None:
    assert plain(typed) == read


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("老师您好，麻烦帮我看一下进度，谢谢", "看一下进度"),
        ("请问现在进度呢", "进度"),
        ("帮我提交一下吧", "提交"),
        ("好的，跳过", "跳过"),
        ("谢谢", "谢谢"),
        ("撤回了吗", "撤回了吗"),
        ("提交了吗", "提交了吗"),
        ("不报", "不报"),
        ("「chair01：完成」\n- - - - - - -\n进度", "进度"),
    ],
)
def test_the_core_is_what_is_meant(said: str, meant: str) -> None:
    assert core(said) == meant


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("「chair01：写好了吗」\n- - - - - - - - -\n完成", "完成"),
        ("“chair01：\n写好了吗”\n------\n还没有", "还没有"),
        ("「完成」", "「完成」"),
        ("第一段\n第二段", "第一段\n第二段"),
    ],
)
def test_a_quote_is_not_the_persons_own(said: str, own: str) -> None:
    assert without_quote(said) == own


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("[呲牙]", True),
        ("👍👍", True),
        ("👌。", True),
        ("✅", False),
        ("好👌", False),
        ("4", False),
    ],
)
def test_a_face(text: str, face: bool) -> None:
    assert is_face(text) is face


def test_commands_and_answers_in_traditional_characters_and_quotes() -> None:
    chat = Dialogue()
    assert "1.1" in chat.say("申報小家")
    chat.say("滿分")
    assert chat.score("1.1") == 4
    assert "1/31" in chat.say("「進度」")
    chat.say("跳過")
    assert chat.asked == "1.3"


def test_what_follows_a_quoted_or_traditional_word_is_heard() -> None:
    chat = home_dialogue()
    chat.say("“改” 1.2 3")
    assert chat.score("1.2") == 3
    chat.say("說明 1.3")
    chat.say("更改：1.2 2")
    assert chat.score("1.2") == 2


def test_invisible_marks_neither_spoil_a_phone_nor_reach_the_form() -> None:
    chat = station_dialogue()
    chat.say("\u202e暖心\u202c之家")
    chat.say("改 联系电话 \u202d82322450\u202c")
    assert chat.station.value(Place("basics", "station_name")) == "暖心之家"
    assert chat.station.value(Place("basics", "phone")) == "82322450"


def test_a_short_value_is_one_line_and_a_long_one_keeps_its_own() -> None:
    chat = station_dialogue()
    assert "没有保存" in chat.say("地科\n暖心驿站")
    chat.say("改 分工会意见 情况属实。\n同意申报。")
    assert chat.station.value(Place("basics", "station_name")) is None
    assert chat.station.value(Place("remarks", "opinion")) == "情况属实。\n同意申报。"
