"""Days as people write them: `5月8日`, `2023.5.8`, `20230508`, `昨天`, `下周一`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from handlers.reading.numerals import arabic

_AWAY = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "今儿": 0}
_AWAY |= {"明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_WEEKDAYS = "一二三四五六日"
_WEEK = r"(?:周|星期|礼拜)"
_CALENDAR = (
    r"(?<!\d)(?:(?P<year>\d{4}|\d{2}(?=\s*年))\s*[-/.年]\s*)?"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}(?=月))\s*[-/.月]\s*"
    r"(?P<day>\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}(?=[日号]))\s*[日号]?"
)
# A number with 号 may also be a branch: it is a day where 到 stands before it, or a time behind it.
_OF_MONTH = (
    r"(?:(?<=[到至延])\s*|(?<![\d月.．/-])(?=\d{1,2}\s*[号日]\s*(?:[上中下晚早]|前(?![台面后])|[之以]前|\d{1,2}[:点])))"
    r"(?P<of_month>\d{1,2})\s*[号日](?!\d{1,2}[^\d:点])"
)
_DIGITS = r"(?<!\d)(?P<digits>(?:19|20)\d{6})(?!\d)"
_OF_WEEK = rf"(?<![一二两三四五六七八九十每几\d])(?P<weeks>下+|上+|这|本)?个?{_WEEK}(?P<weekday>[{_WEEKDAYS}天])"
AHEAD = rf"(?P<away>今天|今日|明天|明日|大?后天)|{_OF_WEEK}|{_DIGITS}|{_CALENDAR}|{_OF_MONTH}"
ANY_DAY = rf"(?P<away>{'|'.join(_AWAY)})|{_OF_WEEK}|{_DIGITS}|{_CALENDAR}"
WEEKDAY_TOO = rf"(?:\s*[（(]?{_WEEK}[{_WEEKDAYS}天][）)]?)?"


def day_of(found: re.Match[str], today: date) -> date:
    """The day that a match of these patterns means; ValueError where the calendar has no such day.

    A day without a year is of the present year, one without a month and a weekday without a week
    the next one to come.
    """
    if found["away"]:
        return today + timedelta(days=_AWAY[found["away"]])
    if found["weekday"]:
        return _of_week(found["weeks"] or "", found["weekday"], today)
    if found.groupdict().get("of_month"):
        return _of_month(int(found["of_month"]), today)
    if found["digits"]:
        return date.fromisoformat(found["digits"])
    year = found["year"] or str(today.year)
    return date(
        int(f"20{year}" if len(year) == 2 else year),
        int(arabic(found["month"])),
        int(arabic(found["day"])),
    )


def _of_month(day: int, today: date) -> date:
    """This day of the present month, or of the next one where it is past."""
    month = today.month if day >= today.day else today.month % 12 + 1
    return date(today.year + (month < today.month), month, day)


def _of_week(weeks: str, weekday: str, today: date) -> date:
    wanted = _WEEKDAYS.index("日" if weekday == "天" else weekday)
    if not weeks:
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=wanted, weeks=weeks.count("下") - weeks.count("上"))
