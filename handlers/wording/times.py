"""Dates and durations as people say them, for every sentence that tells one."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_WEEKDAYS = "一二三四五六日"


def day_and_time(at: datetime, zone: ZoneInfo) -> str:
    """`5月12日（周五）12:00`"""
    local = at.astimezone(zone)
    return f"{local.month}月{local.day}日（{weekday(local)}）{local:%H:%M}"


def day(at: datetime, zone: ZoneInfo) -> str:
    """`5月12日`"""
    local = at.astimezone(zone)
    return f"{local.month}月{local.day}日"


def weekday(local: datetime) -> str:
    """`周五`"""
    return f"周{_WEEKDAYS[local.weekday()]}"


def short_time(at: datetime, zone: ZoneInfo) -> str:
    """`5月10日 15:20`"""
    local = at.astimezone(zone)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def second(at: datetime, zone: ZoneInfo) -> str:
    """`5月8日 09:41:07`"""
    local = at.astimezone(zone)
    return f"{local.month}月{local.day}日 {local:%H:%M:%S}"


def duration(length: timedelta) -> str:
    """`4 天 3 小时`, `3 小时 20 分`, `20 分钟`: two units, rounded down from the nearest minute."""
    minutes = max(0, round(length.total_seconds() / 60))
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} 天 {hours} 小时" if hours else f"{days} 天"
    if hours:
        return f"{hours} 小时 {minutes} 分" if minutes else f"{hours} 小时"
    return f"{minutes} 分钟"


def ago(length: timedelta) -> str:
    """`刚刚`, `20 分钟前`, `2 天 3 小时前`"""
    return "刚刚" if length < timedelta(minutes=1) else f"{duration(length)}前"
