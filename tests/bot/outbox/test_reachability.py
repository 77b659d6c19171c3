"""Whom nothing reaches is told to the office at once, and once."""

from __future__ import annotations

from typing import Any

import pytest
from redis import Redis

from simulator.server import Simulator
from storage.effects import SendCard, SendText
from storage.outbox.effect_fields import lane_for, to_fields
from storage.outbox.unreachable import Obstacle, unreachable_in
from tests.bot.reminder_desk import ReminderDesk


@pytest.fixture
def desk(simulator: Simulator, server: Redis) -> Any:
    desk = ReminderDesk(simulator, server, "2023-05-08T09:41:00")
    yield desk
    desk.process.gateway.close()


def send(desk: ReminderDesk, *effects: SendText | SendCard) -> None:
    for effect in effects:
        words = to_fields(effect)
        fields: Any = dict(zip(words[::2], words[1::2], strict=True))
        desk.server.xadd(desk.keys.outbox(lane_for(effect)), fields)
    desk.process.drain()
    desk.process.drain()  # what the office is told was written meanwhile


def unreachable(desk: ReminderDesk) -> dict[str, Any]:
    lines: Any = desk.server.hgetall(desk.keys.unreachable)
    return unreachable_in(lines)


def takes_the_licence_of(desk: ReminderDesk, user_id: str, *, gives_back: bool = False) -> None:
    member = desk.simulator.directory.find(user_id)
    assert member is not None
    member.is_licensed = gives_back


def test_everyone_in_the_office_reads_who_and_why(desk: ReminderDesk) -> None:
    takes_the_licence_of(desk, "chair05")
    send(desk, SendText("Chair05", "好"))
    for office in ("office01", "office02"):
        (text,) = desk.texts(office)
        assert text.startswith("05 信工 Chair05 收不到消息（5月8日 09:41 起）：没有接口许可。")
    (found,) = unreachable(desk).values()
    assert (found.obstacle, found.since) == (Obstacle.UNLICENSED, desk.times.campaign)


def test_once_for_a_person_and_reason_not_for_each_message(desk: ReminderDesk) -> None:
    send(desk, SendText("deputy03", "1"), SendText("deputy03", "2"), SendText("DEPUTY03", "3"))
    assert len(desk.texts("office01")) == 1
    assert "03 地科 deputy03" in desk.texts("office01")[0]
    takes_the_licence_of(desk, "chair05")
    send(desk, SendText("chair05", "1"))
    assert len(desk.texts("office01")) == 2


def test_who_is_reached_again_is_forgotten_and_told_anew(desk: ReminderDesk) -> None:
    takes_the_licence_of(desk, "chair05")
    send(desk, SendText("chair05", "1"))
    takes_the_licence_of(desk, "chair05", gives_back=True)
    send(desk, SendText("chair05", "2"))
    assert unreachable(desk) == {}
    assert desk.texts("chair05") == ["2"]
    takes_the_licence_of(desk, "chair05")
    send(desk, SendText("chair05", "3"))
    assert len(desk.texts("office01")) == 2


def test_one_of_the_office_who_cannot_be_reached_is_told_to_the_other(desk: ReminderDesk) -> None:
    takes_the_licence_of(desk, "office01")
    send(desk, SendText("office01", "1"))
    assert "office01 收不到消息" in desk.texts("office02")[0]
    takes_the_licence_of(desk, "office02")
    send(desk, SendText("office02", "2"))
    assert set(unreachable(desk)) == {"office01", "office02"}
    assert not desk.process.outbox.occupied(), "they do not go on telling each other"


def test_of_a_person_just_bound_the_way_back_is_told(desk: ReminderDesk) -> None:
    now = desk.times.campaign
    desk.live.say("绑定 nobody31 信工", by="office01", now=now)
    desk.process.drain()
    desk.process.drain()
    (text,) = [text for text in desk.texts("office02") if "收不到消息" in text]
    assert text.startswith("05 信工 nobody31")
    assert text.endswith("要换回请回复 绑定 chair05 信工")
    desk.live.say("绑定 chair05 信工", by="office01", now=now)
    takes_the_licence_of(desk, "chair07")
    send(desk, SendText("chair07", "1"))
    assert [t for t in desk.texts("office02") if "换回" in t] == [text]


def test_a_reminder_that_nobody_gets_is_told_like_any_message(desk: ReminderDesk) -> None:
    takes_the_licence_of(desk, "chair05")
    desk.tick("2023-05-11T09:07:00")
    desk.process.drain()
    assert desk.results("05") == {"前一天": {"chair05": "unreachable"}}
    assert [text for text in desk.texts("office02") if "收不到" in text] == desk.texts("office01")
    assert len(desk.texts("office01")) == 2  # chair05, and a deputy nobody knows
