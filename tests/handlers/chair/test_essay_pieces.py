"""The summary in pieces: what is taken for one, what it is answered with."""

from __future__ import annotations

from datetime import timedelta

import pytest

from campaign.applications import Place
from campaign.essays import MOST_CHARACTERS
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
from tests.handlers.dialogue import DEADLINE, Dialogue, home_dialogue, station_dialogue


def test_pieces_are_added_with_count_total_and_end() -> None:
    chat = essay_dialogue()
    told = chat.say(FIRST)
    assert told.startswith("【小家】第 1 段已收，+370 字 · 总结 370/1000\n")
    assert "结尾是“……建，为教职工办实事。”" in told
    assert "被截断" not in told
    assert LINK not in told
    assert chat.outcome.did == "essay"
    told = chat.say(SECOND)
    assert told.startswith("【小家】第 2 段已收，+379 字 · 总结 749/1000\n")
    assert "结尾是“……家家，为教职工办实事”，请确认没有被截断。" in told
    assert LINK in told
    assert text(chat) == f"{FIRST}\n{SECOND}"
    assert asked(chat) == ASKED


def test_a_piece_as_long_as_a_message_can_be_is_taken_for_cut_and_gone_on_with() -> None:
    chat = essay_dialogue(FIRST, CUT)
    assert "+682 字 · 总结 1052/1000" in chat.text
    assert "像是被截断了" in chat.text
    told = chat.say("会。")
    assert "第 3 段已收，+2 字，直接接在上一段断开处 · 总结 1054/1000" in told
    assert text(chat) == f"{FIRST}\n{CUT}会。"


def test_reaching_the_least_length_is_said_once() -> None:
    chat = essay_dialogue(FIRST)
    assert "已够" not in chat.text
    assert "已够 1000 字" in chat.say("够" * 639 + "。")
    assert "总结 1010/1000" in chat.text
    assert "已够" not in chat.say(FIRST)


def test_the_same_piece_twice_in_a_row_is_kept_once() -> None:
    chat = essay_dialogue(FIRST, f"　{FIRST} ")
    assert "和第 1 段一样，没有重复保存 · 总结 370/1000" in chat.text
    assert pieces(chat) == (FIRST,)
    chat.say(SECOND, FIRST)
    assert pieces(chat) == (FIRST, SECOND, FIRST)


@pytest.mark.parametrize(
    "word", ["总结", "进度", "改 2.3 4", "菜单", "提交", "完成", "继续", "4 3"]
)
def test_a_long_text_that_begins_with_a_command_is_a_piece(word: str) -> None:
    piece = f"{word}{'工作扎实推进，' * 5}取得实效。"
    chat = essay_dialogue(piece)
    assert text(chat) == piece
    assert chat.score("2.3") is None


def test_a_short_command_stays_a_command() -> None:
    chat = essay_dialogue(FIRST)
    assert "已答 1/31" in chat.say("进度")
    assert "一 4 · · · ·" in chat.say("总览")
    chat.say("改 2.3 4")
    assert chat.score("2.3") == 4
    assert text(chat) == FIRST


@pytest.mark.parametrize(
    "slip", ["4", "4 3 5 4 4", "满分", "全满分", "1.1=4", "1010", "4 " * 31, "？", "😀"]
)
def test_a_score_or_slip_is_no_piece_and_the_person_is_told(slip: str) -> None:
    chat = essay_dialogue(FIRST)
    told = chat.say(slip)
    assert "没有保存" in told
    assert "总结 370/1000" in told
    assert text(chat) == FIRST
    assert chat.scores() == {"1.1": 4}


@pytest.mark.parametrize(
    "piece", ["一、加强领导", "（二）主要做法", "3. 为教职工办实事", "切实办好实事。"]
)
def test_headings_and_short_sentences_are_pieces(piece: str) -> None:
    assert text(essay_dialogue(FIRST, piece)) == f"{FIRST}\n{piece}"


@pytest.mark.parametrize("piece", ["办实事。", "2022年工作总结"])
def test_what_is_short_is_asked_about_and_kept_at_a_yes(piece: str) -> None:
    chat = essay_dialogue(FIRST)
    assert f"“{piece}”要写进建家工作总结吗" in chat.say(piece)
    assert text(chat) == FIRST
    assert "第 2 段已收" in chat.say("是")
    assert text(chat) == f"{FIRST}\n{piece}"


def test_what_was_asked_about_is_dropped_at_a_no() -> None:
    chat = essay_dialogue(FIRST, "办实事", "否")
    assert text(chat) == FIRST
    assert asked(chat) == ASKED
    assert "第 2 段已收" in chat.say(SECOND)


def test_the_text_is_written_no_more_after_some_hours() -> None:
    chat = essay_dialogue(FIRST)
    chat.wait(hours=4)
    assert "要存进总结吗" in chat.say(SECOND)
    assert text(chat) == FIRST
    assert "第 2 段已收" in chat.say("是")


def test_nothing_invisible_is_kept_and_the_indent_stays() -> None:
    chat = essay_dialogue(f"\ufeff　　{FIRST}\u200b\x07  \r\n　　{SECOND}\n")
    assert text(chat) == f"　　{FIRST}\n　　{SECOND}"


def test_the_whole_has_a_greatest_length() -> None:
    chat = essay_dialogue(FIRST)
    assert not chat.save_on_page("长" * (MOST_CHARACTERS - 2), text(chat))
    assert "10 万字" in chat.say("总结", "这一段加上去，整篇的字数就超过了。")
    assert "没有保存" in chat.text
    assert len(text(chat)) == MOST_CHARACTERS - 2


def test_two_people_write_one_text() -> None:
    chat = essay_dialogue(FIRST)
    chat.say("总结", SECOND, by="deputy03")
    assert "第 3 段已收" in chat.say("第三段，大家一起写。")
    assert text(chat) == f"{FIRST}\n{SECOND}\n第三段，大家一起写。"


def test_after_the_deadline_a_piece_is_refused() -> None:
    chat = essay_dialogue(FIRST)
    chat.now = DEADLINE + timedelta(minutes=6)
    assert "没有保存" in chat.say(SECOND)
    assert text(chat) == FIRST
    assert FIRST in chat.say("看总结")
    assert LINK not in chat.text


def test_a_declined_application_takes_no_piece() -> None:
    chat = essay_dialogue(FIRST)
    chat.say("本次不申报小家", "确认", by="deputy03")
    assert "本次不申报" in chat.say(SECOND)
    assert text(chat) == FIRST


def test_a_change_after_submission_is_said() -> None:
    chat = essay_dialogue(FIRST)
    application = chat.home.handed_in("J03-v1", "chair03", chat.now)
    chat.record = type(chat.record)(1, {"home": application}, chat.record.sessions)
    assert "已提交的 J03-v1 不变" in chat.say(SECOND)


@pytest.mark.parametrize("said", [["4"], ["全满分"] * 6])
def test_a_long_text_that_was_not_asked_for_is_kept_at_a_yes(said: list[str]) -> None:
    chat = home_dialogue(*said)
    told = chat.say(FIRST)
    assert "370 字像是建家工作总结，要存进总结吗" in told
    assert pieces(chat) == ()
    assert "第 1 段已收，+370 字 · 总结 370/1000" in chat.say("是")
    assert "第 2 段已收" in chat.say("第二段，接着写下去。")


def test_a_long_text_before_anything_was_begun_begins_the_application() -> None:
    chat = Dialogue()
    assert "要存进总结吗" in chat.say(FIRST)
    assert chat.record.applications == {}
    assert "第 1 段已收" in chat.say("是")
    assert pieces(chat) == (FIRST,)


def test_a_long_text_is_dropped_at_a_no() -> None:
    chat = home_dialogue("4")
    assert "1.2" in chat.say(FIRST, "不用")
    assert pieces(chat) == ()
    assert chat.asked == "1.2"


def test_a_long_answer_of_a_field_is_an_answer() -> None:
    chat = station_dialogue("改 分工会意见", "同意推荐，" * 20)
    assert chat.station.value(Place("remarks", "opinion"))
