"""Days and branches for tests of reminders."""

from __future__ import annotations

from tests.bot.reminder_desk import ReminderDesk

DAY_BEFORE = "2023-05-11T09:07:00"


def begun(desk: ReminderDesk) -> None:
    """Branch 03 is filling in 小家."""
    desk.says("chair03", "申报小家", "4")
