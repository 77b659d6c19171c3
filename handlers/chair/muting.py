"""No more reminders today, for the person who says so."""

from __future__ import annotations

from dataclasses import replace

from campaign.open_matters import open_matters
from campaign.reminders import calendar, following, last_day, local
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import reminders as wording

WORDS = (wording.MUTE, "今天不要再提醒", "今天不用提醒", "今天别提醒了", "别提醒了", "不用提醒了")


def mute(talk: ChairTalk, _: str = "") -> Outcome:
    """Send this person no more reminders today; kindly refuse on the last day."""
    campaign, day = talk.campaign, local(talk.campaign, talk.now).date()
    if talk.has_ended or not open_matters(campaign, talk.branch, talk.record.applications):
        return say(wording.nothing_to_mute())
    if day == last_day(campaign):
        return say(wording.not_on_last_day(campaign, _still_to_come(talk)))
    return Outcome(
        (wording.muted(campaign, following(campaign, day)),),
        session=replace(talk.session, muted_on=day),
        button=wording.MUTED,
    )


def _still_to_come(talk: ChairTalk) -> list[str]:
    return [f"{slot.at:%H:%M}" for slot in calendar(talk.campaign) if slot.at > talk.now]
