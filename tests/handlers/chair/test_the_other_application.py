"""Once one application is handed in, what is said goes to the only one still open, where it is plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.handlers.dialogue import Dialogue, home_dialogue
from tests.handlers.office_chat import complete_application


def station_handed_in() -> Dialogue:
    """驿站 was just handed in, 小家 is answered up to 2.1."""
    dialogue = home_dialogue("全满分")
    known = {**dialogue.record.applications, "station": complete_application("station")}
    dialogue.record = replace(dialogue.record, applications=known)
    dialogue.say("驿站", "提交驿站", "确认")
    return dialogue


@pytest.mark.parametrize(
    ("said", "scores"),
    [
        ("全满分 除了 2=1", (5, 1, 4, 5, 3)),
        ("第二部分都是满分", (5, 3, 4, 5, 3)),
        ("4 3 2", (4, 3, 2, None, None)),
        ("2.3 2", (None, None, 2, None, None)),
        ("4分", (4, None, None, None, None)),
    ],
)
def test_scores_are_for_the_application_that_is_open(
    said: str, scores: tuple[int | None, ...]
) -> None:
    dialogue = station_handed_in()
    assert dialogue.say(said).startswith("【小家】2.")
    assert tuple(dialogue.score(f"2.{n}") for n in range(1, 6)) == scores
    assert dialogue.station.submission is not None


@pytest.mark.parametrize("said", ["谢谢", "改 联系电话 82320001", "张三", "撤回", "进度"])
def test_anything_else_is_not(said: str) -> None:
    dialogue = station_handed_in()
    before = dialogue.home
    dialogue.say(said)
    assert dialogue.home == before


def test_who_has_chosen_none_yet_changes_the_only_one_that_has_it() -> None:
    dialogue = station_handed_in()
    session = replace(dialogue.record.session("chair03"), track=None, asked=None)
    dialogue.record = replace(dialogue.record, sessions={"chair03": session})
    assert dialogue.say("改 联系电话 82325555").startswith("【驿站】联系电话")
    dialogue.record = replace(dialogue.record, sessions={"chair03": session})
    assert dialogue.say("改 1.1 3").startswith("【小家】1.1")


@pytest.mark.parametrize("said", ["1.1改2", "把1.1改成2分", "1.1 2"])
def test_a_colleague_who_begins_with_a_change_means_the_only_one(said: str) -> None:
    dialogue = home_dialogue("全满分")
    told = dialogue.say(said, by="deputy03")
    assert dialogue.score("1.1") == 2 or "1.1 由 4 改为 2" in told


def test_to_apply_for_another_award_too_begins_it() -> None:
    dialogue = home_dialogue("全满分")
    assert dialogue.say("再报驿站").startswith("【驿站】职工暖心驿站 · 已答 2/15")
