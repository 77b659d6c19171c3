"""What was written for its moment says, when it goes later, how things are by then; or it does not go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from redis import Redis

from bot.closing.bell import ClosingBell
from bot.closing.digest import MorningDigest
from simulator.server import Simulator
from storage.store import Store
from tests.bot.reminder_desk import SEND, ReminderDesk, at
from tests.handlers.office_chat import hand_in

ALWAYS = 10**6
MORNING = "2023-05-09T08:23:05"
NOON = "2023-05-12T12:00:01"


@pytest.fixture
def desk(
    simulator: Simulator, server: Redis, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReminderDesk]:
    desk = ReminderDesk(simulator, server, MORNING)
    # Entries are written in the time of the real server.
    seconds, _ = server.time()
    desk.times.ms = seconds * 1000
    yield desk
    desk.process.gateway.close()


def cut_off(desk: ReminderDesk, now: str) -> None:
    desk.times.campaign = at(now)
    desk.simulator.faults.add("errcode", SEND, errcode=50003, times=ALWAYS)


def later(desk: ReminderDesk, hours: float) -> None:
    """Nothing can be sent for so long; then everything can."""
    desk.process.drain()
    desk.times.ms += int(hours * 3600_000)
    desk.times.campaign += timedelta(hours=hours)
    desk.simulator.faults.clear()
    desk.process.gate.try_now()
    for _ in range(8):
        desk.wait(1)


def digests(desk: ReminderDesk) -> list[str]:
    return [text for text in desk.texts("office01") if text.startswith("【早报】")]


def bells(desk: ReminderDesk) -> list[str]:
    return [text for text in desk.texts("chair03") if "申报已于" in text]


def morning(desk: ReminderDesk) -> None:
    MorningDigest(Store(desk.campaign, desk.server)).tick(desk.times.campaign)


def ring(desk: ReminderDesk) -> None:
    ClosingBell(Store(desk.campaign, desk.server)).tick(desk.times.campaign)


def test_the_digest_at_its_time_is_as_it_was_written(desk: ReminderDesk) -> None:
    desk.says("chair01", "申报小家")
    morning(desk)
    desk.process.drain()
    assert len(digests(desk)) == 1
    assert "小家有动静：在填 1" in digests(desk)[0]


def test_a_digest_that_goes_an_hour_later_knows_what_happened_meanwhile(
    desk: ReminderDesk,
) -> None:
    desk.says("chair01", "申报小家")
    cut_off(desk, MORNING)
    morning(desk)
    desk.process.drain()
    hand_in(desk.live, "05", now=desk.times.campaign + timedelta(minutes=30))
    later(desk, 1)
    (text,) = digests(desk)
    assert "提交 1（05 信工）" in text


def test_a_digest_is_not_sent_in_the_afternoon(desk: ReminderDesk) -> None:
    desk.says("chair01", "申报小家")
    cut_off(desk, MORNING)
    morning(desk)
    later(desk, 7)
    assert digests(desk) == []
    assert desk.letters() == 0


def test_the_bell_rings_later_for_who_is_still_shut_out(desk: ReminderDesk) -> None:
    desk.says("chair03", "申报小家", "4")
    cut_off(desk, NOON)
    ring(desk)
    later(desk, 2)
    (text,) = bells(desk)
    assert "小家：没有提交" in text


def test_the_bell_is_silent_for_who_has_got_more_time_meanwhile(desk: ReminderDesk) -> None:
    desk.says("chair03", "申报小家", "4")
    cut_off(desk, NOON)
    ring(desk)
    desk.says("office01", "延期 地科 2023-05-15 12:00 打印机坏了")
    later(desk, 2)
    assert bells(desk) == []


def test_the_bell_waits_for_the_morning(desk: ReminderDesk) -> None:
    desk.says("chair03", "申报小家", "4")
    cut_off(desk, NOON)
    ring(desk)
    later(desk, 11)
    assert bells(desk) == []
    later(desk, 10)
    assert len(bells(desk)) == 1
