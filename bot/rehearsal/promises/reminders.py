"""Reminders, read off the screens of those who got them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.rehearsal.evidence import Evidence, Shown
from bot.rehearsal.reminding import Due

LATE_AFTER = timedelta(minutes=15)
IS_REMINDER = re.compile(r"\S+ \S+分工会：离截止还有 |.*，您好。校工会有新通知，").match


def each_once(evidence: Evidence) -> Iterator[str]:
    """Everybody who is due gets each reminder exactly once."""
    for due, got in by_slot(evidence):
        for person in sorted(due.people):
            if len(got[person]) != 1:
                yield f"“{due.slot.name}”：{person} 应收到 1 次，收到 {len(got[person])} 次"


def none_beyond(evidence: Evidence) -> Iterator[str]:
    """Nobody else gets one, least of all who has nothing left to do."""
    for due, got in by_slot(evidence):
        for person in sorted(got.keys() - due.people):
            why = "已没有要办的事" if person in due.done else "不该提醒"
            yield f"“{due.slot.name}”：{person} {why}，却收到 {len(got[person])} 次"
    first = min((due.at for due in evidence.due), default=None)
    for person, reminder in _all(evidence):
        if first is None or reminder.at < first:
            yield f"{_at(evidence, reminder.at)} 还没有到第一次提醒，{person} 却收到了"


def none_late(evidence: Evidence) -> Iterator[str]:
    """Each goes out as soon as it may."""
    for due, got in by_slot(evidence):
        for person, reminders in got.items():
            for reminder in reminders:
                if reminder.at - due.at > LATE_AFTER:
                    at, planned = _at(evidence, reminder.at), _at(evidence, due.at)
                    yield f"“{due.slot.name}”：{person} {planned} 该收到，{at} 才收到"


def none_out_of_hours(evidence: Evidence) -> Iterator[str]:
    """None at night, on a day off but the last, at :00 or :30, before the opening, after the end."""
    campaign = evidence.campaign
    for person, reminder in _all(evidence):
        local = reminder.at.astimezone(campaign.zone)
        is_last_day = local.date() == campaign.deadline.astimezone(campaign.zone).date()
        why = ""
        if not campaign.opens_at <= reminder.at < campaign.deadline:
            why = "不在申报期间"
        elif _is_night(local, campaign.reminders.quiet_from, campaign.reminders.quiet_until):
            why = "是夜里"
        elif campaign.reminders.is_day_off(local.date()) and not is_last_day:
            why = "是休息日"
        elif local.minute in (0, 30):
            why = "是整点或半点"
        if why:
            yield f"{_at(evidence, reminder.at)} {why}，{person} 收到了提醒"


def by_slot(evidence: Evidence) -> Iterator[tuple[Due, defaultdict[str, list[Shown]]]]:
    """Each reminder of the calendar with what people got from then on until the next."""
    following = [*(due.at for due in evidence.due[1:]), None]
    for due, end in zip(evidence.due, following, strict=True):
        got: defaultdict[str, list[Shown]] = defaultdict(list)
        for person, reminder in _all(evidence):
            if due.at <= reminder.at and (end is None or reminder.at < end):
                got[person].append(reminder)
        yield due, got


def _all(evidence: Evidence) -> Iterator[tuple[str, Shown]]:
    for user_id, screen in evidence.screens.items():
        for shown in screen:
            if shown.is_sent and shown.kind == "text" and IS_REMINDER(shown.text):
                yield user_id.casefold(), shown


def _is_night(at: datetime, begins: str, ends: str) -> bool:
    time = f"{at:%H:%M}"
    if begins <= ends:
        return begins <= time < ends
    return time >= begins or time < ends


def _at(evidence: Evidence, at: datetime) -> str:
    return f"{at.astimezone(evidence.campaign.zone):%m-%d %H:%M}"
