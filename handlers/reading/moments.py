"""A day and a time in a text: `2023-05-13 12:00`, `5月13日12点半`, `明天 18:00`, `下周一中午`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from handlers.reading.days import AHEAD, WEEKDAY_TOO, day_of
from handlers.reading.numerals import arabic

_HALF_WIDTH = str.maketrans("０１２３４５６７８９：－—–／．　", "0123456789:---/. ")
_TIME = (
    r"(?:(?P<part>上午|中午|下午|晚上|早上|傍晚)?\s*(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3}(?=[点时]))"
    r"(?:\s*:\s*(?P<minute>\d{2})(?!\d)(?::00)?|\s*(?P<spoken>[点时])(?:(?P<half>半)|\s*(?P<past>\d{1,2})\s*分?)?)"
    r"|(?P<noon>中午|正午)|(?P<evening>下班))"
)
_BY = r"(?P<by>\s*(?:之前|以前|为止|截止|前(?![台面后期往排])))?"
_MOMENT = re.compile(rf"(?:{AHEAD}){WEEKDAY_TOO}(?:[\sT]*{_TIME})?{_BY}")
_AFTER_NOON = ("下午", "晚上", "傍晚")
_WORK_ENDS = time(17)
_DAWN = 7  # `3点` without more is said of the afternoon


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands before and after the moment in a text; `at` is None where it cannot be.

    `is_until` where the text says that something shall be before it, `is_weekday` where the day is
    one of a week that is not said.
    """

    before: str
    at: datetime | None
    after: str
    has_time: bool
    is_until: bool = False
    is_weekday: bool = False


def read_moment(text: str, now: datetime, zone: ZoneInfo) -> Reading | None:
    """The first day that is written in a text, with its time; None when there is no day.

    A day without a year is of the present year.
    """
    found = _MOMENT.search(text.translate(_HALF_WIDTH))
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    has_time, is_until = any(found[name] for name in ("hour", "noon", "evening")), bool(found["by"])
    try:
        day, clock = day_of(found, now.astimezone(zone).date()), _clock(found)
    except (ValueError, OverflowError):
        return Reading(before, None, after, has_time, is_until)
    is_weekday = bool(found["weekday"] and not found["weeks"])
    at = datetime.combine(day, clock, zone)
    return Reading(before, at, after, has_time, is_until, is_weekday)


def _clock(found: re.Match[str]) -> time:
    if found["evening"]:
        return _WORK_ENDS
    if found["hour"] is None:
        return time(12 if found["noon"] else 0)
    hour = int(arabic(found["hour"]))
    is_bare = found["spoken"] and not found["part"]
    if hour < 12 and (found["part"] in _AFTER_NOON or (is_bare and hour < _DAWN)):
        hour += 12
    return time(hour, 30 if found["half"] else int(found["minute"] or found["past"] or 0))
