"""What was sent back is reminded of on every working day until it is back, also after the deadline."""

from __future__ import annotations

import pytest
from redis import Redis

from simulator.server import Simulator
from tests.bot.reminder_desk import ReminderDesk
from tests.handlers.office_chat import hand_in

LIMIT = "请在 5月17日（周三）12:00 前改好"


@pytest.fixture
def desk(simulator: Simulator, server: Redis) -> ReminderDesk:
    return ReminderDesk(simulator, server, "2023-05-12T14:00")


def send_back(desk: ReminderDesk, due: str = "5月17日前") -> None:
    """After the deadline 小家 of 05 comes back; what that alone sends is not looked at."""
    hand_in(desk.live, "05")
    hand_in(desk.live, "05", track="station")
    desk.says("office01", f"退 信工 小家 2.3 {due} 缺签到表", "收 信工 小家", "收 信工 驿站")
    desk.process.drain()


def reminded(desk: ReminderDesk, *days: str) -> list[int]:
    """How many texts chair05 has got on each day, at a quarter past nine."""
    counts = []
    for day in days:
        before = len(desk.texts("chair05"))
        for minute in ("09:15", "09:16", "15:17"):
            desk.tick(f"2023-05-{day}T{minute}")
        counts.append(len(desk.texts("chair05")) - before)
    return counts


def test_once_on_every_working_day_also_when_it_is_late(desk: ReminderDesk) -> None:
    send_back(desk)
    days = ("13", "14", "15", "16")
    assert reminded(desk, *days) == [0, 0, 1, 1]
    text = desk.texts("chair05")[-1]
    assert "退回的小家：待改 2.3。理由：缺签到表。" in text
    assert LIMIT in text
    before = len(desk.texts("chair05"))
    desk.tick("2023-05-17T08:24")
    assert len(desk.texts("chair05")) == before + 1
    assert reminded(desk, "18", "20", "22", "24", "25") == [1, 0, 1, 1, 0]
    late = desk.texts("chair05")[-1]
    assert "期限 5月17日（周三）12:00 已过，请尽快改好。" in late
    assert LIMIT not in late


def test_on_the_day_it_is_due_also_where_nobody_works(desk: ReminderDesk) -> None:
    send_back(desk, "5月14日18点前")
    assert reminded(desk, "13", "14") == [0, 1]


def test_once_it_is_back_nobody_is_reminded(desk: ReminderDesk) -> None:
    send_back(desk)
    assert reminded(desk, "15") == [1]
    desk.says("chair05", "小家", "3")
    desk.process.drain()
    assert reminded(desk, "16") == [0]


def test_in_quiet_hours_and_too_early_nothing_is_sent(desk: ReminderDesk) -> None:
    send_back(desk)
    before = len(desk.texts("chair05"))
    for time in ("07:00", "08:10", "08:30", "21:30"):
        desk.tick(f"2023-05-15T{time}")
    assert len(desk.texts("chair05")) == before


def test_without_a_limit_for_a_week(desk: ReminderDesk) -> None:
    send_back(desk, "")
    assert reminded(desk, "15", "16", "17", "18", "19", "22", "23") == [1, 1, 1, 1, 1, 0, 0]


def test_two_processes_remind_once(desk: ReminderDesk) -> None:
    send_back(desk)
    other = desk.another_process()
    desk.tick("2023-05-15T09:15", and_drain=False)
    other.claiming.tick(desk.times.campaign)
    before = len(desk.texts("chair05"))
    desk.process.drain()
    other.drain()
    assert len(desk.texts("chair05")) == before + 1


def test_what_comes_back_in_between_is_noticed_when_it_is_sent(desk: ReminderDesk) -> None:
    send_back(desk)
    desk.tick("2023-05-15T09:15", and_drain=False)
    desk.says("chair05", "小家", "3")
    desk.process.drain()
    assert not any("待改 2.3" in text for text in desk.texts("chair05")[-4:])
