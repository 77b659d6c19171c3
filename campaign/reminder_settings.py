"""What config.yaml says about reminders: quiet hours, days off, and when to remind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field as Setting
from pydantic import NonNegativeInt

from campaign import problem_wording as wording
from campaign import reminder_wording
from campaign.settled import Draft, Name, Problem, Settled, repeats, spelled

_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
HourMinute = Annotated[str, spelled(_CLOCK, wording.CLOCK)]
Days = Annotated[int, Setting(ge=0, le=366)]
Minutes = Annotated[int, Setting(ge=1, le=10_080)]

CROWDED_MINUTES = (0, 30)  # everybody's messages leave then, and WeCom asks to avoid them
_ANCHORS = ("days_after_opening", "days_before", "minutes_before")


class SlotRule(Settled):
    """One reminder: at a time of day, counted from the opening or the last day, or right before."""

    name: Name
    days_after_opening: Days | None = None
    days_before: Days | None = None
    minutes_before: Minutes | None = None
    at: HourMinute | None = None


class Reminders(Settled):
    """When to remind, and when nobody is disturbed. Saturdays and Sundays are days off anyway.

    `work_days` are Saturdays and Sundays that are worked (调休). From `escalate_days_before` days
    before the deadline on the deputy of a branch that has never written is reminded too. At
    `digest_at` the office reads what is new, on working days until `digest_days_after` the deadline.
    """

    quiet_from: HourMinute = "21:00"
    quiet_until: HourMinute = "08:00"
    days_off: tuple[date, ...] = ()
    work_days: tuple[date, ...] = ()
    escalate_days_before: NonNegativeInt = 4
    slots: tuple[SlotRule, ...] = ()
    digest_at: HourMinute = "08:23"
    digest_days_after: Days = 14

    def is_day_off(self, day: date) -> bool:
        """True on a day nobody works."""
        return day in self.days_off or (day.weekday() >= 5 and day not in self.work_days)

    def is_quiet(self, at: datetime) -> bool:
        """True in the hours in which nobody is disturbed; `at` is local time."""
        return is_between(f"{at:%H:%M}", self.quiet_from, self.quiet_until)


def is_between(clock: str, start: str, end: str) -> bool:
    """Whether a time of day is in a span that may go past midnight; its end is outside."""
    return start <= clock < end if start <= end else clock >= start or clock < end


def reminder_problems(campaign: Draft) -> Iterator[Problem]:
    """What does not agree within the reminders, and with opening and deadline."""
    reminders = campaign.at("reminders")
    off = {day.text for day in reminders.each("days_off")}
    for day in reminders.each("work_days"):
        if day.text and day.text in off:
            yield day.problem(reminder_wording.off_and_worked(day.text))
    yield from _time_problems(reminders, reminders.at("digest_at"))
    slots = reminders.each("slots")
    yield from repeats(slots, "name")
    span = _span(campaign)
    for slot in slots:
        problems = [*_shape_problems(slot), *_time_problems(reminders, slot.at("at"))]
        yield from problems
        if span and not problems:
            yield from _span_problems(slot, *span)


def _shape_problems(slot: Draft) -> Iterator[Problem]:
    """Report a slot that is counted from nothing or from several things."""
    if not isinstance(slot.data, dict):
        return
    given = [anchor for anchor in _ANCHORS if slot.at(anchor).data is not None]
    if len(given) != 1:
        yield slot.problem(reminder_wording.one_anchor(_ANCHORS, given))
    elif given == ["minutes_before"] and slot.at("at").data is not None:
        yield slot.at("at").problem(wording.TIME_TWICE)
    elif given != ["minutes_before"] and slot.at("at").data is None:
        yield slot.problem(reminder_wording.clock_needed(given[0]))


def _time_problems(reminders: Draft, at: Draft) -> Iterator[Problem]:
    """Report a time of day at which nothing is sent."""
    if not _is_clock(at.text):
        return
    start = reminders.at("quiet_from").text or Reminders().quiet_from
    end = reminders.at("quiet_until").text or Reminders().quiet_until
    if int(at.text[3:]) in CROWDED_MINUTES:
        yield at.problem(reminder_wording.crowded(at.text))
    elif _is_clock(start) and _is_clock(end) and is_between(at.text, start, end):
        yield at.problem(reminder_wording.in_quiet_hours(at.text, start, end))


def _span_problems(slot: Draft, opening: datetime, deadline: datetime) -> Iterator[Problem]:
    """Report a slot outside of the campaign."""
    for anchor in _ANCHORS:
        number = slot.at(anchor).number
        if number is None or not 0 <= number <= 10_080:
            continue
        clock = slot.at("at").text
        if anchor != "minutes_before" and not _is_clock(clock):
            continue
        at = planned_at(opening, deadline, anchor, number, clock)
        told = f"{at:%Y-%m-%d %H:%M}"
        if at < opening:
            yield slot.problem(reminder_wording.before_opening(told, opening.isoformat()))
        elif at >= deadline:
            yield slot.problem(reminder_wording.not_before_deadline(told, deadline.isoformat()))
        elif anchor == "minutes_before" and at.minute in CROWDED_MINUTES:
            yield slot.at(anchor).problem(reminder_wording.crowded_minutes(number, f"{at:%H:%M}"))


def planned_at(
    opening: datetime, deadline: datetime, anchor: str, number: int, clock: str
) -> datetime:
    """When a slot is due before days off and quiet hours are looked at; local times go in."""
    if anchor == "minutes_before":
        return deadline - timedelta(minutes=number)
    if anchor == "days_before":
        day = last_moment(deadline) - timedelta(days=number)
    else:
        day = opening + timedelta(days=number)
    return day.replace(hour=int(clock[:2]), minute=int(clock[3:]), second=0, microsecond=0)


def last_moment(deadline: datetime) -> datetime:
    """A moment on the last day: a deadline at midnight ends the day before it."""
    return deadline - timedelta(seconds=1)


def _span(campaign: Draft) -> tuple[datetime, datetime] | None:
    """Opening and deadline in local time; None while one of them is wrong anyway."""
    try:
        zone = ZoneInfo(campaign.at("time_zone").text)
        opening, deadline = (
            datetime.fromisoformat(campaign.at(key).text) for key in ("opens_at", "deadline")
        )
        if opening.tzinfo and deadline.tzinfo and opening < deadline:
            return opening.astimezone(zone), deadline.astimezone(zone)
    except (ValueError, KeyError, OverflowError, OSError):  # KeyError: no such zone
        pass
    return None


def _is_clock(text: str) -> bool:
    return re.fullmatch(_CLOCK, text) is not None
