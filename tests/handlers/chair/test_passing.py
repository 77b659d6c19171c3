"""What is meant for somebody else, or is about later: no action comes of it, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.handlers.chair.essay_chat import ASKED, FIRST, SECOND, asked, essay_dialogue, pieces
from tests.handlers.dialogue import Dialogue, home_dialogue, station_dialogue


def scoring() -> Dialogue:
    return home_dialogue("4")


def checking() -> Dialogue:
    return station_dialogue("小站", "主席", "小组", "82320000", "12", "是")


def writing() -> Dialogue:
    return essay_dialogue(FIRST)


STATES = [Dialogue, scoring, station_dialogue, checking, writing]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "said",
    ["小王你把那个课表发我一下", "张老师麻烦把会议室钥匙给我", "老婆晚上吃啥", "小李，你帮我把快递拿上来", "刘书记您下午的会在哪个教室"],
)  # fmt: skip
def test_what_is_for_somebody_else_does_nothing(state: Callable[[], Dialogue], said: str) -> None:
    chat = state()
    before, was_asked = chat.record.applications, chat.asked
    told = chat.say(said)
    assert "说给别人" in told
    assert not chat.outcome.effects
    assert chat.record.applications == before
    assert chat.asked == was_asked
    assert chat.record.session("chair03").waiting is None


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "said", ["等我开完会再弄", "明天让小李来填", "还有一段，我让秘书发给我，你等会儿", "等下我问问书记"]
)  # fmt: skip
def test_what_is_about_later_keeps_nothing(state: Callable[[], Dialogue], said: str) -> None:
    chat = state()
    before = chat.record.applications
    told = chat.say(said)
    assert "没看懂" not in told
    assert chat.record.applications == before


@pytest.mark.parametrize(
    "said",
    ["还有一段，我让秘书发给我，你等会儿", "后面还有点没发完", "等一下，马上发", "稍等，正在传"],
)
def test_who_has_more_to_send_stays_with_the_summary(said: str) -> None:
    chat = writing()
    assert "等您接着发" in chat.say(said)
    assert asked(chat) == ASKED
    chat.say(SECOND)
    assert pieces(chat) == (FIRST, SECOND)
