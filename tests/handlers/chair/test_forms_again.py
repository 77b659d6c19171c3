"""The forms once more: who gets which, and not again and again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from campaign.applications import Application
from storage.effects import Effect, SendDocument
from storage.records import Change, Record, from_fields, to_fields
from tests.handlers.chair.asking_chat import (
    AFTER,
    HOUR,
    Chat,
    begun,
    changed,
    complete,
    declined,
    handed_in,
    returned,
)


def documents(*wanted: tuple[str, int, str], to: str = "chair03") -> tuple[Effect, ...]:
    return tuple(SendDocument(to, "03", track, version, name) for track, version, name in wanted)


FIRST = (("home", 1, "form"), ("home", 1, "summary"))
DRAFT = ("home", 0, "form")


def test_the_files_of_the_version_that_counts_come_to_whoever_asks() -> None:
    chat = Chat(handed_in())
    chat.user_id = "deputy03"
    told = chat.ask("forms_again", "表再发一次")
    assert told.startswith("【小家】J03-v1 的《自评表》《建家工作总结》随后发来，可以打印盖章。")
    assert chat.outcome.effects == documents(*FIRST, to="deputy03")


def test_changes_since_are_not_in_it_and_that_is_said() -> None:
    chat = Chat(changed())
    assert "之后的改动还没有提交，不在表里。" in chat.ask("forms_again")
    assert chat.outcome.effects == documents(*FIRST)


@pytest.mark.parametrize("application", [begun(), complete()])
def test_before_handing_in_a_draft_comes_and_is_called_one(application: Application) -> None:
    chat = Chat(application)
    told = chat.ask("forms_again", "打印")
    assert "草稿，页头标着“未提交”，只供核对，不能盖章报送" in told
    assert chat.outcome.effects == documents(DRAFT)


def test_what_was_sent_back_is_a_draft_until_it_is_handed_back() -> None:
    chat = Chat(returned(), at=AFTER)
    assert "退回修改中" in chat.ask("forms_again")
    assert chat.outcome.effects == documents(DRAFT)


def test_blank_forms_come_before_anything_is_begun_and_not_after_the_end() -> None:
    chat = Chat()
    assert "空白草稿" in chat.ask("forms_again")
    assert chat.outcome.effects == documents(DRAFT, ("station", 0, "form"))
    chat = Chat(at=AFTER)
    assert "没有收到" in chat.ask("forms_again")
    assert chat.outcome.effects == ()


def test_the_named_award_comes_alone() -> None:
    chat = Chat(handed_in(), begun("station"))
    chat.ask("forms_again", "驿站的表")
    assert chat.outcome.effects == documents(("station", 0, "form"))
    assert "本次不申报，没有表" in Chat(declined()).ask("forms_again", "小家的表")


def test_asked_three_times_within_a_minute_they_come_once() -> None:
    chat = Chat(handed_in())
    sent: list[Effect] = []
    for _ in range(3):
        told = chat.ask("forms_again")
        sent += chat.outcome.effects
        chat.now += timedelta(seconds=15)
    assert sent == list(documents(*FIRST))
    assert "一分钟内刚发过" in told
    chat.now += timedelta(minutes=1)
    chat.ask("forms_again")
    assert chat.outcome.effects == documents(*FIRST)


def test_another_version_or_another_award_comes_within_the_minute() -> None:
    chat = Chat(begun())
    chat.ask("forms_again")
    chat.record = chat.record.after(Change((handed_in(),)))
    chat.ask("forms_again")
    assert chat.outcome.effects == documents(*FIRST)
    chat.record = chat.record.after(Change((begun("station"),)))
    told = chat.ask("forms_again")
    assert chat.outcome.effects == documents(("station", 0, "form"))
    assert "【小家】一分钟内刚发过" in told


def test_who_cannot_open_files_is_told_where_they_show() -> None:
    told = Chat(handed_in()).ask("forms_again", "看不到文件")
    assert "请用企业微信看（微信里可能看不到文件）" in told
    assert "可以请校工会打印，联系校工会 孙曙光 82322450" in told


def test_what_was_sent_is_remembered() -> None:
    chat = Chat(handed_in())
    chat.ask("forms_again")
    change = Change(sessions={"chair03": chat.record.session("chair03")})
    words = to_fields(Record(), change)
    stored = from_fields(dict(zip(words[::2], words[1::2], strict=True)))
    assert stored.session("chair03") == chat.record.session("chair03")
    chat.record = chat.record.after(Change(sessions=stored.sessions))
    chat.now += HOUR / 120
    chat.ask("forms_again")
    assert chat.outcome.effects == ()
