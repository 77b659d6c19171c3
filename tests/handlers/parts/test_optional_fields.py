"""Fields that may stay empty: counted apart, and not asked for once it was handed in without them."""

from __future__ import annotations

import re

import pytest

from tests.handlers.chair.handing_in import STATION, with_materials
from tests.handlers.dialogue import Dialogue, station_dialogue

OPTIONAL_LEFT = [*STATION[:6], "跳过", *STATION[7:]]


def station_without_the_optional_field() -> Dialogue:
    return with_materials(station_dialogue(*OPTIONAL_LEFT), "station", essay="")


@pytest.mark.parametrize("word", ["继续", "驿站", "申报驿站"])
def test_a_field_that_may_stay_empty_is_not_asked_for_once_it_was_handed_in(word: str) -> None:
    chat = station_without_the_optional_field()
    assert "已提交，编号 Y03-v1" in chat.say("提交", "确认")
    told = chat.say(word)
    assert "接着填" not in told
    assert "已提交，编号 Y03-v1" in told
    assert "已答 14/15" in told
    assert chat.asked is None


def test_a_change_after_handing_in_is_told_and_no_empty_field_asked_for() -> None:
    chat = station_without_the_optional_field()
    chat.say("提交", "确认")
    assert "已提交的 Y03-v1 不变，改动还没提交" in chat.say("改 5 否")
    assert chat.asked is None


@pytest.mark.parametrize("word", ["提交", "进度"])
def test_what_is_answered_and_what_is_left_add_up(word: str) -> None:
    chat = station_dialogue("小站")
    told = chat.say(word)
    answered, total = map(int, re.findall(r"已答 (\d+)/(\d+)", told)[0])
    (left,) = re.findall(r"(\d+) 项没有答（另有 (\d+) 项可不填）", told)
    assert answered + sum(map(int, left)) == total == 15
