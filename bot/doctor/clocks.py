"""Clock, time zone, and the clock of a trial that was left on."""

from __future__ import annotations

from bot.doctor.findings import Finding, NotYetError, fails, good, warns
from bot.doctor.running import Check
from bot.doctor.scene import Scene
from bot.settings import is_here
from bot.wording.doctor import clocks as wording
from bot.wording.doctor import general

DOUBTED_S = 60


def clock(scene: Scene) -> Finding:
    """Fails where callbacks would be refused for their age; held against WeCom's own clock."""
    _ = scene.platform.token
    ahead_s, limit_s = scene.platform.ahead_s, scene.settings.max_age_s
    if ahead_s is None:
        raise NotYetError(general.after("reach"))
    if limit_s and abs(ahead_s) > limit_s:
        return fails(wording.deaf(ahead_s, limit_s))
    if abs(ahead_s) > DOUBTED_S:
        return warns(wording.wrong(ahead_s))
    return good(wording.right(ahead_s))


def time_zone(scene: Scene) -> Finding:
    """Warns where the deadline is written in another offset than people will read it in."""
    campaign = scene.campaign
    for key in ("opens_at", "deadline"):
        at = getattr(campaign, key)
        local = at.astimezone(campaign.zone)
        if at.utcoffset() != local.utcoffset():
            return warns(wording.other_zone(key, at, local, campaign.time_zone))
    return good(wording.zone(campaign.time_zone, campaign.deadline.astimezone(campaign.zone)))


def trial_clock(scene: Scene) -> Finding:
    """Fails where BOT_NOW is still set in front of the real WeCom."""
    starts_at = scene.settings.starts_at
    if starts_at is None:
        return good(wording.REAL_TIME)
    if is_here(scene.settings.api_base):
        return good(wording.trial(starts_at))
    return fails(wording.trial_left_on(starts_at))


CHECKS = (
    Check("clock", "时钟", clock, 20.0),
    Check("time_zone", "时区", time_zone),
    Check("trial_clock", "BOT_NOW", trial_clock),
)
