"""When things happen: the scenes of a season and the moments to look at, in campaign time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from random import Random

from campaign.model import Campaign
from campaign.reminders import Slot, calendar, last_day

LONG_ENOUGH = timedelta(days=3)
MINUTE = timedelta(minutes=1)
HUSH_BEFORE, DOWN_BEFORE, BACK_AFTER = 10 * MINUTE, 10 * MINUTE, 25 * MINUTE
INTO_THE_NIGHT = 37 * MINUTE


class Scene(IntEnum):
    """When somebody acts, in the order of what builds on what."""

    BEFORE_OPENING = 0
    OPENING = 1
    FIRST_MORNING = 2
    FIRST_AFTERNOON = 3
    MIDDLE = 4
    MIDDLE_LATER = 5
    RESTART = 6
    HUSH = 7
    LAST_EVENING = 8
    LAST_MORNING = 9
    LAST_MINUTE = 10
    HELD_UP = 11
    TOO_LATE = 12


@dataclass(frozen=True)
class Stop:
    """A moment at which the clock stands: a scene, a reminder of the calendar, or just a look."""

    at: datetime
    name: str
    scene: Scene | None = None
    is_reminder: bool = False


@dataclass(frozen=True)
class Timetable:
    """All stops in order; the product is away in the restart until `back_at`."""

    stops: tuple[Stop, ...]
    back_at: datetime


NAMES = {
    Scene.BEFORE_OPENING: "开始之前",
    Scene.OPENING: "刚开始申报",
    Scene.FIRST_MORNING: "第一天上午",
    Scene.FIRST_AFTERNOON: "第一天下午",
    Scene.MIDDLE: "中途，后台进程被强行终止",
    Scene.MIDDLE_LATER: "中途，收第一批纸质",
    Scene.RESTART: "机器人重启，同时有人在填",
    Scene.HUSH: "有人今天不要提醒",
    Scene.LAST_EVENING: "最后一晚",
    Scene.LAST_MORNING: "最后一早",
    Scene.LAST_MINUTE: "截止前两分钟",
    Scene.HELD_UP: "截止后，迟到的消息送达",
    Scene.TOO_LATE: "收件时间已过",
}


def timetable(campaign: Campaign, dice: Random) -> Timetable:
    """When what happens; a little different with the dice. One reminder comes while nothing runs."""
    scenes = _scenes(campaign, dice)
    hushed, missed = _special_slots(campaign, scenes)
    back_at = scenes[Scene.RESTART]
    if hushed:
        scenes[Scene.HUSH] = hushed.at - HUSH_BEFORE
    if missed:
        scenes[Scene.RESTART], back_at = missed.at - DOWN_BEFORE, missed.at + BACK_AFTER
    stops = [Stop(at, NAMES[scene], scene) for scene, at in scenes.items()]
    stops += [
        Stop(s.at, f"提醒“{s.name}”", is_reminder=True) for s in calendar(campaign) if s != missed
    ]
    stops += _night(campaign, scenes)
    return Timetable(tuple(sorted(stops, key=lambda stop: stop.at)), back_at)


def _scenes(campaign: Campaign, dice: Random) -> dict[Scene, datetime]:
    opens, deadline = campaign.opens_at, campaign.deadline
    tolerance = timedelta(minutes=campaign.late_tolerance_minutes)
    inner = _days(campaign, dice) if deadline - opens >= LONG_ENOUGH else _hours(campaign)
    by_people = [s for s in Scene if Scene.OPENING < s < Scene.LAST_MINUTE]
    by_people.remove(Scene.HUSH)
    return {
        Scene.BEFORE_OPENING: opens - 20 * MINUTE,
        Scene.OPENING: opens + 3 * MINUTE,
        **dict(zip(by_people, inner, strict=True)),
        Scene.LAST_MINUTE: deadline - 2 * MINUTE,
        Scene.HELD_UP: deadline + tolerance * 0.4,
        Scene.TOO_LATE: deadline + tolerance + 5 * MINUTE,
    }


def _days(campaign: Campaign, dice: Random) -> list[datetime]:
    opens, deadline = (t.astimezone(campaign.zone) for t in (campaign.opens_at, campaign.deadline))
    middle = opens + (deadline - opens) * 0.4
    restart = opens + (deadline - opens) * 0.65

    def at(day: datetime, hour: int) -> datetime:
        return day.replace(hour=hour, minute=dice.randrange(35, 50), second=0, microsecond=0)

    return [
        opens + dice.randrange(32, 50) * MINUTE,
        opens + dice.randrange(243, 255) * MINUTE,
        at(middle, 10),
        at(middle, 15),
        at(restart, 14),
        at(deadline - timedelta(days=1), 19),
        deadline - dice.randrange(133, 148) * MINUTE,
    ]


def _hours(campaign: Campaign) -> list[datetime]:
    """A campaign too short for days: its scenes at equal distances."""
    step = (campaign.deadline - campaign.opens_at) / 9
    return [campaign.opens_at + step * place for place in range(1, 8)]


def _special_slots(
    campaign: Campaign, scenes: dict[Scene, datetime]
) -> tuple[Slot | None, Slot | None]:
    """The reminder somebody does not want that day, and the one that is missed."""
    between = [
        slot
        for slot in calendar(campaign)
        if scenes[Scene.MIDDLE_LATER] + 60 * MINUTE < slot.at < scenes[Scene.LAST_EVENING] - MINUTE
        and slot.at.date() != last_day(campaign)
    ]
    return (between[-1] if between else None, between[-2] if len(between) > 1 else None)


def _night(campaign: Campaign, scenes: dict[Scene, datetime]) -> Iterator[Stop]:
    """A look in the quiet hours, where a night lies between two scenes."""
    after, before = scenes[Scene.MIDDLE_LATER], scenes[Scene.RESTART]
    hour, minute = map(int, campaign.reminders.quiet_from.split(":"))
    evening = after.astimezone(campaign.zone).replace(hour=hour, minute=minute)
    if after < evening + INTO_THE_NIGHT < before:
        yield Stop(evening + INTO_THE_NIGHT, "夜里")
