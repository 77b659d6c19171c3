"""What WeCom accepts as a template card, as far as it refuses or cuts the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Part = Mapping[str, Any]


def assert_acceptable(card: Part) -> None:
    """Fail unless WeCom would take the card and show all of it."""
    assert re.fullmatch(r"[0-9A-Za-z_\-@]{1,128}", card["task_id"])
    title = card["main_title"]
    assert 0 < len(title["title"]) <= 36
    assert len(title.get("desc", "")) <= 44
    match card["card_type"]:
        case "button_interaction":
            _check_buttons(card)
        case "multiple_interaction":
            _check_selections(card)
        case "vote_interaction":
            _check_vote(card)
        case other:
            raise AssertionError(f"a card type nobody checks here: {other}")


def _check_buttons(card: Part) -> None:
    buttons = card["button_list"]
    assert 1 <= len(buttons) <= 6
    for button in buttons:
        assert 0 < len(button["text"]) <= 10
        assert button["style"] in (1, 2, 3, 4)
    _check_keys([button["key"] for button in buttons], 1024)


def _check_selections(card: Part) -> None:
    questions = card["select_list"]
    assert 1 <= len(questions) <= 3
    _check_keys([question["question_key"] for question in questions], 1024)
    for question in questions:
        options = question["option_list"]
        assert 1 <= len(options) <= 10
        assert all(0 < len(option["text"]) <= 16 for option in options)
        _check_keys([option["id"] for option in options], 128)
        assert question["selected_id"] in {option["id"] for option in options}
    assert 0 < len(card["submit_button"]["text"]) <= 10
    _check_keys([card["submit_button"]["key"]], 1024)


def _check_vote(card: Part) -> None:
    box = card["checkbox"]
    assert box["mode"] in (0, 1)
    assert 1 <= len(box["option_list"]) <= 20
    assert all(0 < len(option["text"]) <= 17 for option in box["option_list"])
    _check_keys([option["id"] for option in box["option_list"]], 128)
    assert 0 < len(card["submit_button"]["text"]) <= 10
    _check_keys([box["question_key"]], 1024)
    _check_keys([card["submit_button"]["key"]], 1024)


def _check_keys(keys: list[str], most: int) -> None:
    assert len(set(keys)) == len(keys)
    assert all(0 < len(key.encode()) <= most for key in keys)
