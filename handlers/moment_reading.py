"""Reading a day and a time as people write them: `2023-05-13 12:00`, `5月13日12点半`, `明天 18:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_HALF_WIDTH = str.maketrans("０１２３４５６７８９：－—–／．　", "0123456789:---/. ")
_DAYS_AWAY = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_DAY = (
    r"(?P<away>今天|今日|明天|明日|后天)"
    r"|(?<!\d)(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)"
    r"\s*[日号]?"
)
_WEEKDAY = r"(?:\s*[（(]?(?:周|星期)[一二三四五六日天][）)]?)?"
_TIME = (
    r"(?P<part>上午|中午|下午|晚上)?\s*(?P<hour>\d{1,2})"
    r"(?:\s*:\s*(?P<minute>\d{2})(?!\d)(?::00)?|\s*[点时](?:(?P<half>半)|\s*(?P<past>\d{1,2})\s*分?)?)"
)
_MOMENT = re.compile(rf"(?:{_DAY}){_WEEKDAY}(?:[\sT]*{_TIME})?")
_AFTER_NOON = ("下午", "晚上")


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands before and after the moment in a text; `at` is None where it cannot be."""

    before: str
    at: datetime | None
    after: str
    has_time: bool


def read_moment(text: str, now: datetime, zone: ZoneInfo) -> Reading | None:
    """The first day that is written in a text, with its time; None when there is no day.

    A day without a year is of the present year.
    """
    found = _MOMENT.search(text.translate(_HALF_WIDTH))
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    has_time = found["hour"] is not None
    try:
        day, clock = _day(found, now.astimezone(zone).date()), _clock(found)
    except (ValueError, OverflowError):
        return Reading(before, None, after, has_time)
    return Reading(before, datetime.combine(day, clock, zone), after, has_time)


def _day(found: re.Match[str], today: date) -> date:
    if found["away"]:
        return today + timedelta(days=_DAYS_AWAY[found["away"]])
    return date(int(found["year"] or today.year), int(found["month"]), int(found["day"]))


def _clock(found: re.Match[str]) -> time:
    if found["hour"] is None:
        return time()
    hour = int(found["hour"])
    if found["part"] in _AFTER_NOON and hour < 12:
        hour += 12
    return time(hour, 30 if found["half"] else int(found["minute"] or found["past"] or 0))
