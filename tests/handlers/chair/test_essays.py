"""The summary in the chat: begun, looked at, taken back, left."""

from __future__ import annotations

import re

import pytest

from campaign.applications import Status
from handlers.splitting import MOST_BYTES
from tests.handlers.chair.essay_chat import (
    ASKED,
    CUT,
    FIRST,
    LINK,
    SECOND,
    asked,
    essay_dialogue,
    pieces,
    text,
)
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue


def test_beginning_says_how_and_where_it_stands() -> None:
    chat = essay_dialogue()
    assert chat.text.startswith("【小家】建家工作总结，不少于 1000 字 · 总结 0/1000\n")
    assert "一段一段粘贴" in chat.text
    assert f'<a href="{LINK}-chair03-03-home">' in chat.text
    assert asked(chat) == ASKED


def test_without_a_page_no_address_is_promised() -> None:
    told = home_dialogue("总结").text
    assert "总结 0/1000" in told
    assert "网" not in told
    assert "电脑" not in told


def test_going_on_says_where_it_stands() -> None:
    chat = essay_dialogue(FIRST, "改 2.3", "总结")
    assert "总结 370/1000" in chat.text
    assert "看总结" in chat.text
    assert asked(chat) == ASKED


def test_the_only_application_that_has_a_summary_is_meant() -> None:
    chat = home_dialogue("申报驿站", "总结")
    assert chat.text.startswith("【小家】")
    chat.say(FIRST)
    assert text(chat) == FIRST
    assert chat.station.essay == ()


def test_before_the_application_is_begun_it_says_how_to_begin_it() -> None:
    for chat in (Dialogue(), station_dialogue()):
        told = chat.say("总结")
        assert "申报小家" in told
        assert chat.home.status is Status.NOT_STARTED
        assert asked(chat) != ASKED


def test_a_track_without_a_summary_leads_to_the_one_that_has_it() -> None:
    chat = home_dialogue("申报驿站")
    assert "总结小家" in chat.say("总结驿站")
    assert asked(chat) != ASKED
    chat.say("总结小家")
    assert asked(chat) == ASKED


def test_a_branch_with_the_title_needs_none() -> None:
    assert "不用写总结" in Dialogue("chair20").say("总结") + Dialogue("chair17").say("总结")


@pytest.mark.parametrize(
    "word", ["好的", "继续", "申报小家", "说明", "改 2.3 4", "改 2.3 9", "改 9.9 4"]
)
def test_what_is_said_in_between_does_not_end_the_writing(word: str) -> None:
    chat = essay_dialogue(FIRST, word)
    chat.say(SECOND)
    assert text(chat) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("word", ["完成", "跳过"])
def test_leaving_says_what_is_left_and_asks_it(word: str) -> None:
    chat = essay_dialogue(FIRST, word)
    assert chat.text.startswith("【小家】总结还差 630 字")
    assert "总结 370/1000" in chat.text
    assert chat.asked == "1.2"


def test_finishing_with_all_answered_says_what_is_missing() -> None:
    chat = home_dialogue(*["全满分"] * 6)
    chat.say("总结", "够" * 1010 + "。", "完成")
    assert chat.text.startswith("【小家】总结已够 1000 字")
    assert "照片" in chat.text
    assert asked(chat) is None


def test_finishing_what_was_not_begun_goes_on() -> None:
    assert "1.2" in home_dialogue("4").say("完成")
    assert "申报小家" in Dialogue().say("完成")


def test_going_back_asks_an_item() -> None:
    assert essay_dialogue("上一题").asked == "6.2"


def test_the_whole_text_is_shown_in_messages_that_fit() -> None:
    chat = essay_dialogue(FIRST, SECOND, CUT, "会。", "看总结")
    assert chat.text.startswith("【小家】建家工作总结，共 4 段 · 总结 1433/1000\n")
    assert all(len(piece.encode()) <= MOST_BYTES for piece in chat.pieces)
    shown = re.sub("〔第 [0-9] 段〕", "", "".join(chat.pieces).replace("\n", ""))
    assert f"{FIRST}{SECOND}{CUT}会。" in shown
    assert f'<a href="{LINK}-chair03-03-home">' in chat.pieces[-1]


def test_of_a_very_long_text_the_ends_are_shown_and_the_address() -> None:
    chat = essay_dialogue()
    paragraphs = [f"第{number}段{'文' * 600}。" for number in range(1, 31)]
    chat.save_on_page("\n".join(paragraphs), "")
    told = chat.say("看总结")
    assert len(chat.pieces) <= 8
    assert paragraphs[0] in told
    assert paragraphs[-1] in told
    assert paragraphs[1] not in told
    assert "中间" in told
    assert LINK in told


def test_before_anything_is_written_there_is_nothing_to_show_or_remove() -> None:
    chat = essay_dialogue()
    before = chat.record
    for word in ("看总结", "删最后一段"):
        assert "还没有内容" in chat.say(word)
    assert chat.record == before


def test_the_last_piece_is_removed_and_named_and_comes_back() -> None:
    chat = essay_dialogue(FIRST, SECOND)
    told = chat.say("删最后一段")
    assert told.startswith("【小家】已删第 2 段（379 字，结尾是“……家家，为教职工办实事”）")
    assert "总结 370/1000" in told
    assert pieces(chat) == (FIRST,)
    assert "总结 749/1000" in chat.say("撤销")
    assert pieces(chat) == (FIRST, SECOND)


def test_steps_are_taken_back_one_by_one_down_to_the_answers() -> None:
    chat = essay_dialogue(FIRST, SECOND)
    chat.say("撤销")
    assert pieces(chat) == (FIRST,)
    chat.say("撤销")
    assert pieces(chat) == ()
    assert asked(chat) == ASKED
    chat.say("撤销")
    assert chat.scores() == {}


def test_what_somebody_changed_since_is_not_taken_back() -> None:
    chat = essay_dialogue(FIRST)
    chat.say("总结", SECOND, by="deputy03")
    told = chat.say("撤销")
    assert "没有撤销" in told
    assert pieces(chat) == (FIRST, SECOND)


def test_any_piece_can_be_removed_and_comes_back_to_its_place() -> None:
    chat = essay_dialogue(FIRST, "我们还办了两次健步走活动。", SECOND)
    assert "已删第 2 段" in chat.say("删第2段")
    assert pieces(chat) == (FIRST, SECOND)
    chat.say("撤销")
    assert pieces(chat) == (FIRST, "我们还办了两次健步走活动。", SECOND)
    assert "没有第 9 段" in chat.say("删第九段")
    assert len(pieces(chat)) == 3
