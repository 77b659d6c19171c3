"""状态 <分工会>: everything about one branch on one screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from redis import Redis

from campaign.applications import Application, Place
from campaign.office_notes import Result, Return
from storage.records import Change, to_fields
from tests.handlers.dialogue import DEADLINE, DURING
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in


@pytest.fixture
def live(server: Redis) -> Live:
    live = Live(server)
    hand_in(live, "03")
    return live


def status(live: Live) -> str:
    return live.say("状态 地科", by="office01")


def note(live: Live, **notes: Any) -> None:
    """What the office has noted about 小家 of branch 03 and the deadline, put into its record."""
    until = notes.pop("extended_until", None)
    application: Application = replace(live.record().application("home"), **notes)
    fields = to_fields(live.record(), Change((application,), extended_until=until))
    named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
    live.server.hset(live.keys.branch("03"), mapping=named)


def test_who_answers_and_who_has_never_come(live: Live) -> None:
    assert "主席 chair03、副 deputy03（没来过）" in status(live)


def test_versions_and_paper(live: Live) -> None:
    assert "提交 J03-v1 5月8日 09:00" in status(live)
    assert "纸质 没收到" in status(live)
    live.say("收 3 小家", by="office01")
    assert "纸质 v1，5月8日 09:00 收到" in status(live)
    live.say("小家", "改 2.3 1", "提交", "确认")
    assert "线上已是 v2，要换" in status(live)
    assert "J03-v1 5月8日 09:00，J03-v2" in status(live)


def test_what_the_office_has_noted(live: Live) -> None:
    place = Place("scorecard", "2.3")
    note(
        live,
        reviewed={"2.3": 1},
        returned=Return(DURING, "office01", "佐证材料不全", (place,)),
        result=Result(False, "名额已满", DURING, "office01"),
        extended_until=DEADLINE.replace(day=13),
    )
    told = status(live)
    assert "核定 107（自评 110，核了 1/31 项）" in told
    assert "还有 1 处没改：佐证材料不全" in told
    assert "结果 不推荐：名额已满" in told
    assert "已延期到 5月13日（周六）12:00" in told


def test_both_awards_find_room_on_one_screen(live: Live) -> None:
    hand_in(live, "03", track="station")
    told = status(live)
    assert len(told.splitlines()) == 18
    for piece in ("一 4 3 5 4 4　20/20", "基本情况 7/7", "申报测评 1是", "其他与意见 2/2"):
        assert piece in told
