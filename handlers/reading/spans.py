"""A limit without a date: `3天内`, `两个工作日内`, `本周内`, `20号前`, `月底前`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from campaign.model import Campaign
from handlers.reading.moments import Reading
from handlers.reading.numerals import arabic

_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)\s*个?\s*半?"
_WITHIN = r"(?:\s*(?:之内|以内|内)(?!的))"
_BEFORE = r"(?:之前|以前|前)(?!的)"
_FORMS = tuple(
    map(
        re.compile,
        (
            rf"(?<![近前第.．\d月])(?P<given>限期?\s*)?{_COUNT}(?P<unit>工作日|小时|[天日周]|星期|礼拜)"
            rf"(?(given){_WITHIN}?|{_WITHIN})",
            rf"(?P<week>[本这下])个?(?:周|星期|礼拜){_WITHIN}",
            rf"(?P<today>今天|今日|当天){_WITHIN}",
            rf"(?<![\d月.．/一二三四五六七八九十-])(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[日号]{_BEFORE}",
            rf"(?:本|这个?)?(?P<month>月)[底末]{_BEFORE}",
        ),
    )
)
_WEEKS, _FRIDAY = ("周", "星期", "礼拜"), 4


def read_span(campaign: Campaign, text: str, now: datetime) -> Reading | None:
    """The first limit of these in a text; None where there is none.

    Only hours have a time of day. A week ends on its Friday; a day of the month is the next one.
    """
    found = min(
        filter(None, (form.search(text) for form in _FORMS)),
        key=lambda match: match.start(),
        default=None,
    )
    if found is None:
        return None
    here = now.astimezone(campaign.zone)
    named = found.groupdict()
    is_hours = named.get("unit") == "小时"
    at = _after_hours(named["count"], here) if is_hours else _ends_on(campaign, named, here)
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    return Reading(before, at, after, has_time=is_hours, is_until=True)


def _after_hours(count: str, here: datetime) -> datetime:
    return here.replace(second=0, microsecond=0) + timedelta(hours=_number(count))


def _ends_on(campaign: Campaign, named: dict[str, str | None], here: datetime) -> datetime | None:
    day = _day(campaign, named, here.date())
    return datetime.combine(day, time(), campaign.zone) if day else None


def _day(campaign: Campaign, named: dict[str, str | None], today: date) -> date | None:
    if week := named.get("week"):
        return today + timedelta(days=_FRIDAY - today.weekday(), weeks=week == "下")
    if named.get("today"):
        return today
    if named.get("month"):
        return today.replace(day=monthrange(today.year, today.month)[1])
    if wanted := named.get("day"):
        return _next_with(int(arabic(wanted)), today)
    count, unit = _number(named["count"] or ""), named["unit"] or ""
    if unit == "工作日":
        return _working_days_on(campaign, today, int(count))
    return today + timedelta(days=int(count * 7 if unit in _WEEKS else count))


def _next_with(wanted: int, today: date) -> date | None:
    """The next day of the month with this number; None where no month has one."""
    days = (today + timedelta(days=ahead) for ahead in range(62))
    return next((day for day in days if day.day == wanted), None)


def _working_days_on(campaign: Campaign, today: date, count: int) -> date:
    day = today
    while count > 0:
        day += timedelta(days=1)
        count -= not campaign.reminders.is_day_off(day)
    return day


def _number(count: str) -> float:
    return 0.5 if count == "半" else int(arabic(count))
