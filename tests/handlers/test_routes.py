"""The tables fit together: parts and kinds, commands and words, buttons and words."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from campaign.applications import Place
from campaign.parts.registry import KINDS
from handlers import commands
from handlers.app_menu import app_menu
from handlers.chair.answers import card_taps
from handlers.hearing.clean import compact
from handlers.office.table import OFFICE_COMMANDS
from handlers.parts.registry import SPEAKING, kind_of
from tests.handlers.dialogue import DEADLINE, DURING, Dialogue, routes, the_campaign


def test_every_kind_of_part_speaks_in_the_conversation() -> None:
    assert SPEAKING.keys() == KINDS.keys()


def test_every_entry_can_be_asked_explained_named_and_found() -> None:
    for track in the_campaign().tracks.values():
        for place in track.places:
            part = track.part(place.part)
            kind = kind_of(part)
            assert kind.find(part, kind.name(part, place.entry)) == place.entry
            assert kind.question(part, place.entry, None)
            assert kind.way(part, place.entry)
            assert kind.way_again(part, place.entry)
            assert kind.explained(part, place.entry, None)


@pytest.mark.parametrize(
    ("track", "name", "place"),
    [
        ("home", "2.3", Place("scorecard", "2.3")),
        ("station", "4", Place("checklist", "4")),
        ("station", "第4项", Place("checklist", "4")),
        ("station", "联系电话", Place("basics", "phone")),
        ("station", "分工会意见", Place("remarks", "opinion")),
    ],
)
def test_change_and_explain_reach_every_kind(track: str, name: str, place: Place) -> None:
    chat = Dialogue()
    chat.say("申报小家" if track == "home" else "申报驿站", f"改 {name}")
    assert chat.record.session("chair03").asked == place
    assert "没有“" not in chat.say(f"说明 {name}")


@pytest.mark.parametrize("table", [routes().commands, OFFICE_COMMANDS], ids=["chair", "office"])
def test_no_two_commands_share_a_word(table: tuple[commands.Called, ...]) -> None:
    words = Counter(word for command in table for word in command.words)
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("table", [routes().commands, OFFICE_COMMANDS], ids=["chair", "office"])
def test_every_word_finds_its_own_command(table: tuple[commands.Called, ...]) -> None:
    for command in table:
        for word in command.words:
            assert compact(word) == word
            assert commands.find(table, f"/{word} ") == (command, "")


def test_every_button_is_also_a_word() -> None:
    keys = set()
    for user_id in ("chair03", "chair17", "chair20"):
        for at in (DURING, DEADLINE + timedelta(days=1)):
            chat = Dialogue(user_id, at=at)
            for word in (
                "菜单",
                "申报小家",
                "申报驿站",
                "菜单",
                "本次不申报小家",
                "本次不申报驿站",
            ):
                chat.say(word)
                keys |= {
                    button["key"] for card in chat.cards for button in card.get("button_list", ())
                }
    assert {"申报小家", "继续", "确认:decline:home", "总览", "帮助"} <= keys
    for key in {key.partition(":")[0] for key in keys}:
        assert commands.find(routes().commands, key), key


def test_every_entry_of_the_app_menu_is_a_word_and_fits() -> None:
    groups = app_menu(the_campaign())["button"]
    assert 1 <= len(groups) <= 3
    for group in groups:
        assert len(group["name"].encode()) <= 16
        assert 1 <= len(group["sub_button"]) <= 5
        for entry in group["sub_button"]:
            assert len(entry["name"].encode()) <= 40
            assert commands.find(routes().commands, entry["key"]), entry


def test_the_button_of_an_item_card_is_one_that_is_taken() -> None:
    chat = Dialogue()
    chat.say("申报小家", "点选")
    assert chat.cards[0]["submit_button"]["key"] == "scores:home"
    assert "scores" in card_taps.KINDS


@pytest.mark.parametrize(
    "typed",
    [
        "申报暖心驿站",
        "申报职工小家",
        "申报职工暖心驿站",
        "我要申报驿站",
    ],
)
def test_an_award_is_found_by_what_people_call_it(typed: str) -> None:
    chat = Dialogue()
    chat.say(typed)
    assert list(chat.record.applications) == ["home" if "小家" in typed else "station"]
