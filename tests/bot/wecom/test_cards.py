"""Cards as WeCom's template cards; those that were written by an earlier version go out as they are."""

from __future__ import annotations

import pytest

from bot.wecom.cards import drawn
from storage.cards import Boxes, Button, Card, Option, OptionList
from storage.documents import dump
from storage.effects import SendCard
from storage.outbox.effect_fields import from_fields, to_fields
from tests.handlers.card_rules import assert_acceptable

OPTIONS = (Option("1", "示范"), Option("2", "合格"))
SUBMIT = (Button("提交这几项", "choice:station"),)
CARDS = {
    "button_interaction": Card(
        "menu-1", "菜单", "", (Button("继续", "继续"), Button("帮助", "帮助"))
    ),
    "multiple_interaction": Card(
        "scores-1", "打分", "选好后点提交", SUBMIT, (OptionList("2.3", "会议", OPTIONS, "1"),)
    ),
    "vote_interaction": Card(
        "choice-1", "类别", "选一个", SUBMIT, boxes=Boxes("level", OPTIONS, several=False)
    ),
}


@pytest.mark.parametrize("kind", CARDS)
def test_each_card_is_one_that_the_platform_takes(kind: str) -> None:
    card = drawn(CARDS[kind])
    assert card["card_type"] == kind
    assert card["task_id"] == CARDS[kind].name
    assert_acceptable(card)


@pytest.mark.parametrize("kind", CARDS)
def test_a_card_that_waits_in_the_outbox_comes_out_as_it_was(kind: str) -> None:
    send = SendCard("chair03", CARDS[kind])
    fields = to_fields(send)
    assert from_fields(dict(zip(fields[::2], fields[1::2], strict=True))) == send


def test_a_card_of_an_earlier_version_goes_out_as_it_was_written() -> None:
    before = drawn(CARDS["button_interaction"])
    body = dump({"user_id": "chair03", "card": before})
    read = from_fields({"kind": "send_card", "body": body})
    assert isinstance(read, SendCard)
    assert drawn(read.card) == before


def test_the_first_button_stands_out() -> None:
    first, second = drawn(CARDS["button_interaction"])["button_list"]
    assert (first["style"], second["style"]) == (1, 2)
