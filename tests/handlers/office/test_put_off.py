"""What waits for its code is put off by a no, and never done by a yes alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from redis import Redis

from tests.handlers.dialogue import DURING
from tests.handlers.live import Live
from tests.handlers.office.clerks_season import CLERK, begin_season

LATER = DURING + timedelta(hours=1)


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    begin_season(live)
    return live


def ask(live: Live, text: str) -> str:
    return live.say(text, by=CLERK, now=LATER)


@pytest.mark.parametrize(
    "said", ["不催了", "先不发了", "刚才那条先不要了", "算了", "取消", "那先别催", "撤销", "先放着吧", "先别发,我改改"]
)  # fmt: skip
def test_a_no_puts_off_what_waits(live: Live, said: str) -> None:
    code = re.findall(r"确认 (\d{4})", ask(live, "催 海洋"))[0]
    assert "这件没有办，确认码作废：\n催 海洋" in ask(live, said)
    assert "现在没有要确认的事" in ask(live, f"确认 {code}")


@pytest.mark.parametrize("said", ["好", "好的", "行", "对", "发吧", "没问题"])
def test_a_yes_without_the_code_says_what_is_to_be_answered(live: Live, said: str) -> None:
    code = re.findall(r"确认 (\d{4})", ask(live, "催 海洋"))[0]
    told = ask(live, said)
    assert "还没有办" in told
    assert f"确认 {code}" in told
    assert "没有要确认的事" not in ask(live, f"确认 {code}")


def test_where_nothing_waits_they_are_heard_as_ever(live: Live) -> None:
    assert "确认码" not in ask(live, "好的")
    assert "作废" not in ask(live, "不催了")
