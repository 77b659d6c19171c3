"""Nudges, and what a tick costs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.effects import Nudge
from tests.bot.reminder_desk import ReminderDesk, at
from tests.bot.reminders.reminder_days import DAY_BEFORE, begun
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.dialogue import DURING
from tests.handlers.office_chat import complete_application

# -- by hand


def nudged(desk: ReminderDesk, name: str, *numbers: str) -> dict[str, str]:
    """Ask for a nudge; who was refused, and why."""
    refused = desk.process.claiming.nudge(Nudge("office01", name, numbers), desk.times.campaign)
    desk.process.drain()
    return {number: refusal.value for number, refusal in refused.items()}


def test_a_nudge_reminds_at_once_and_counts_for_the_day(desk: ReminderDesk) -> None:
    desk.times.campaign = at("2023-05-10T08:40:00")
    assert nudged(desk, "n1", "04", "05") == {}
    assert len(desk.texts("chair04")) == 1
    assert nudged(desk, "n2", "04", "06") == {"04": "enough"}
    desk.tick("2023-05-10T09:07:00")
    assert [len(desk.texts(f"chair{n}")) for n in ("04", "05", "06", "07")] == [1, 1, 1, 1]
    desk.tick("2023-05-11T08:10:00")  # the slot that gave way is not made up for
    assert len(desk.texts("chair04")) == 1


def test_a_nudge_is_refused_for_a_reason(desk: ReminderDesk) -> None:
    desk.says("chair04", "今天别再提醒")
    desk.says("chair17", "本次不申报驿站", "确认")
    assert nudged(desk, "n1", "04", "17", "05") == {"04": "muted", "17": "nothing"}
    desk.times.campaign = at("2023-05-08T21:10:00")
    assert nudged(desk, "n2", "06") == {"06": "quiet"}
    desk.times.campaign = at("2023-05-12T12:10:00")
    assert nudged(desk, "n3", "06") == {"06": "closed"}
    desk.times.campaign = at("2023-05-07T10:10:00")  # a Sunday: the office knows what it does
    assert nudged(desk, "n4", "07") == {}
    assert len(desk.texts("chair07")) == 1


def test_after_the_deadline_a_nudge_asks_for_the_paper_alone(desk: ReminderDesk) -> None:
    desk.times.campaign = at("2023-05-12T14:01:00")
    desk.stores("04", complete_application("home").handed_in("J04-v1", "chair04", DURING))
    assert nudged(desk, "n1", "04", "05") == {"05": "closed"}
    (text,) = desk.texts("chair04")
    assert text.startswith("04 水环分工会：申报已于 5月12日 12:00 截止。\n小家 J04-v1 已提交")
    assert "请尽快送校工会" in text
    assert "驿站" not in text
    (card,) = desk.cards("chair04")
    assert_acceptable(card)


def test_a_nudge_told_twice_is_one(desk: ReminderDesk) -> None:
    for _ in range(2):
        assert nudged(desk, "n1", "04") == {}
    assert len(desk.texts("chair04")) == 1


# -- what a tick costs


def commands(desk: ReminderDesk) -> dict[str, int]:
    """How often the server has run each command so far."""
    stats: Any = desk.server.info("commandstats")
    return {name.removeprefix("cmdstat_"): found["calls"] for name, found in stats.items()}


@pytest.mark.parametrize(
    ("now", "per_branch"),
    [
        ("2023-05-11T03:00:00", {}),
        ("2023-05-11T09:08:00", {"hget": 22}),
    ],
)
def test_a_tick_with_nothing_to_claim_reads_no_records(
    desk: ReminderDesk, now: str, per_branch: dict[str, int]
) -> None:
    begun(desk)
    desk.tick(DAY_BEFORE)
    before = commands(desk)
    desk.tick(now, and_drain=False)
    more = {name: calls - before.get(name, 0) for name, calls in commands(desk).items()}
    assert more["hgetall"] == 1, "the deadlines that were put off, no record"
    assert more["hget"] - 1 == per_branch.get("hget", 0), "and whether the roster is another"
    assert not more.get("evalsha")


def test_nobody_is_greeted_on_top_of_a_reminder(desk: ReminderDesk) -> None:
    begun(desk)
    desk.tick(DAY_BEFORE)
    assert desk.enters("chair03") == ""
    assert "您好" in desk.enters("chair03", later=timedelta(hours=13))
