"""When people do things: the scenes of a season, in campaign time."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import IntEnum
from random import Random

from campaign.model import Campaign

LONG_ENOUGH = timedelta(days=3)
MINUTE = timedelta(minutes=1)


class Scene(IntEnum):
    """When somebody acts, in order."""

    BEFORE_OPENING = 0
    FIRST_MORNING = 1
    FIRST_AFTERNOON = 2
    MIDDLE = 3
    MIDDLE_LATER = 4
    RESTART = 5
    LAST_EVENING = 6
    LAST_MORNING = 7
    LAST_MINUTE = 8
    HELD_UP = 9
    TOO_LATE = 10


def timetable(campaign: Campaign, dice: Random) -> dict[Scene, datetime]:
    """The instant of every scene, in order; they differ a little with the dice."""
    opens, deadline = campaign.opens_at, campaign.deadline
    tolerance = timedelta(minutes=campaign.late_tolerance_minutes)
    inner = _days(campaign, dice) if deadline - opens >= LONG_ENOUGH else _hours(campaign)
    return {
        Scene.BEFORE_OPENING: opens - 20 * MINUTE,
        **dict(zip(list(Scene)[1:8], inner, strict=True)),
        Scene.LAST_MINUTE: deadline - 2 * MINUTE,
        Scene.HELD_UP: deadline + tolerance * 0.4,
        Scene.TOO_LATE: deadline + tolerance + 5 * MINUTE,
    }


def _days(campaign: Campaign, dice: Random) -> list[datetime]:
    opens, deadline = (t.astimezone(campaign.zone) for t in (campaign.opens_at, campaign.deadline))
    middle = opens + (deadline - opens) * 0.4
    restart = opens + (deadline - opens) * 0.65

    def at(day: datetime, hour: int) -> datetime:
        return day.replace(hour=hour, minute=dice.randrange(3, 50), second=0, microsecond=0)

    return [
        opens + dice.randrange(30, 60) * MINUTE,
        opens + dice.randrange(240, 300) * MINUTE,
        at(middle, 10),
        at(middle, 15),
        at(restart, 14),
        at(deadline - timedelta(days=1), 19),
        deadline - dice.randrange(130, 150) * MINUTE,
    ]


def _hours(campaign: Campaign) -> list[datetime]:
    """A campaign too short for days: its scenes at equal distances."""
    step = (campaign.deadline - campaign.opens_at) / 9
    return [campaign.opens_at + step * place for place in range(1, 8)]
