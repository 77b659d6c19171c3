"""Scores as a talkative person gives them: for many at once, with points off, in two minds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.handlers.dialogue import Dialogue, home_dialogue


def chat_at(asked: str) -> Dialogue:
    """小家 with 1.5 asked, or the item in front of it."""
    chat = home_dialogue("4 3 5 3")
    return chat if asked == "1.5" else home_dialogue("4 3 5")


FULL_THREE = {"3.1": 4, "3.2": 5, "3.3": 4, "3.4": 4}


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("第三部分也满分", FULL_THREE),
        ("第三部分也都满", FULL_THREE),
        ("就这样，第三部分也都满分吧", FULL_THREE),
        ("然后第三部分全部给满分", FULL_THREE),
        ("剩下第三部分都给满", FULL_THREE),
        ("3.1到3.4全满", FULL_THREE),
        ("3.2改成4分吧，互助保障有几个没参加", {"3.2": 4}),
        ("1.5满", {"1.5": 4}),
    ],
)
def test_what_is_said_outright_is_written(said: str, given: Mapping[str, int]) -> None:
    chat = chat_at("1.5")
    before = chat.scores()
    chat.say(said)
    assert chat.scores() == {**before, **given}


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("第三部分全部满分，除了3.2扣一分", {**FULL_THREE, "3.2": 4}),
        ("第三部分都满分，3.2扣1分", {**FULL_THREE, "3.2": 4}),
        ("第三部分都满分，不过3.2减1分", {**FULL_THREE, "3.2": 4}),
        ("3.2少一分", {"3.2": 4}),
        ("经费给个3", {"1.5": 3}),
        ("这些我们都做的，都满分", {"1.5": 4}),
        ("后面那几个都差不多，都满分吧", {"1.5": 4}),
    ],
)
def test_what_has_to_be_reckoned_or_guessed_is_asked_about(
    said: str, given: Mapping[str, int]
) -> None:
    chat = chat_at("1.5")
    before = chat.scores()
    assert "对吗" in chat.say(said)
    assert chat.scores() == before
    chat.say("对")
    assert chat.scores() == {**before, **given}


@pytest.mark.parametrize(
    "said",
    [
        "三分四分吧",
        "3分4分",
        "1.2是3分，1.1我还没说呢",
        "3.3我再想想，3分的那种",
        "少一分",
        "还差1分",
    ],
)
def test_nothing_is_written_for_two_minds_or_for_another_item(said: str) -> None:
    chat = chat_at("1.4")
    before = chat.scores()
    chat.say(said)
    after = chat.scores()
    assert {item for item in after if after[item] != before.get(item)} <= {"1.2"}
