"""What a save on the summary's page does."""

from __future__ import annotations

from datetime import timedelta

from campaign.applications import Place
from storage.effects import SendText
from tests.handlers.chair.essay_chat import FIRST, SECOND, asked, essay_dialogue, pieces, text
from tests.handlers.dialogue import DEADLINE


def test_a_save_replaces_the_text_and_tells_the_chat() -> None:
    chat = essay_dialogue(FIRST)
    assert chat.save_on_page(f"{FIRST}\n{'够' * 640}", FIRST) == ""
    assert pieces(chat) == (FIRST, "够" * 640)
    assert asked(chat) == Place("scorecard", "1.2")
    [effect] = chat.outcome.effects
    assert effect == SendText(
        "chair03", "【小家】总结已在网页保存 · 总结 1010/1000\n已够 1000 字。"
    )
    assert chat.outcome.did == "essay"
    assert chat.say("3", "撤销")
    assert text(chat) == f"{FIRST}\n{'够' * 640}"


def test_a_save_on_another_text_is_refused() -> None:
    chat = essay_dialogue(FIRST)
    assert chat.save_on_page("我的总结", "别的") != ""
    assert pieces(chat) == (FIRST,)
    assert chat.outcome.effects == ()


def test_saving_the_same_text_changes_nothing() -> None:
    chat = essay_dialogue(FIRST, SECOND)
    before = chat.record
    assert chat.save_on_page(text(chat), text(chat)) == ""
    assert chat.record == before
    assert chat.outcome.effects == ()


def test_after_the_deadline_and_after_declining_nothing_is_saved() -> None:
    late = essay_dialogue(FIRST)
    late.now = DEADLINE + timedelta(seconds=1)
    assert "截止" in late.save_on_page("晚了", FIRST)
    declined = essay_dialogue(FIRST)
    declined.say("本次不申报小家", "确认")
    assert "本次不申报" in declined.save_on_page("不报了", FIRST)
    assert pieces(late) == pieces(declined) == (FIRST,)


def test_the_last_paragraph_of_a_saved_text_can_be_removed_alone() -> None:
    chat = essay_dialogue()
    chat.save_on_page("第一段。\n\n第二段。\n第三段。", "")
    chat.say("删最后一段")
    assert text(chat) == "第一段。\n\n第二段。"
