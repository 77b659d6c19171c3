"""What is wrong with the reminders in config.yaml, in words."""

from __future__ import annotations

from collections.abc import Iterable


def off_and_worked(day: str) -> str:
    return f"{day} 在 days_off 里也有，只留一处"


def one_anchor(anchors: Iterable[str], given: Iterable[str]) -> str:
    found = "、".join(given)
    told = f"写了 {found}" if found else "一个也没写"
    return f"{'、'.join(anchors)} 要写且只写一个，{told}"


def clock_needed(anchor: str) -> str:
    return f'{anchor} 还要写时间，请加 at: "09:07"'


def crowded(clock: str) -> str:
    return f"{clock}：企业微信要求避开整点和半点，可写 {clock[:4]}7"


def crowded_minutes(minutes: int, clock: str) -> str:
    return f"提前 {minutes} 分钟是 {clock}：企业微信要求避开整点和半点，可写 {minutes + 3}"


def in_quiet_hours(clock: str, start: str, end: str) -> str:
    return f"{clock} 在免打扰时段 {start}–{end} 里，请换个时间"


def before_opening(at: str, opening: str) -> str:
    return f"{at} 早于 opens_at {opening}"


def not_before_deadline(at: str, deadline: str) -> str:
    return f"{at} 不早于 deadline {deadline}"
