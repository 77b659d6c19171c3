"""When a branch is reminded of what was sent back: once on every working day until it is back."""

from __future__ import annotations

from datetime import datetime, timedelta

from campaign.condition import Condition, State
from campaign.model import Campaign
from campaign.reminder_settings import CROWDED_MINUTES
from campaign.reminders import AFTER_QUIET, Slot, calendar, local

NAME = "退回"
AT_LONGEST = timedelta(days=7)  # after it was due, or sent back where nobody said by when
_MINUTE = timedelta(minutes=1)


def return_slot(campaign: Campaign, now: datetime) -> Slot | None:
    """Today's reminder of what was sent back, once its time has come; None when nothing is sent.

    On a day on which the calendar has a reminder that one tells it as well.
    """
    reminders, here = campaign.reminders, local(campaign, now)
    hour, minute = map(int, reminders.digest_at.split(":"))
    planned = at = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if reminders.is_quiet(at):
        hour, minute = map(int, reminders.quiet_until.split(":"))
        at = at.replace(hour=hour, minute=minute) + AFTER_QUIET
    while at.minute in CROWDED_MINUTES:
        at += _MINUTE
    if here < at or reminders.is_quiet(here) or here.minute in CROWDED_MINUTES:
        return None
    if now < campaign.opens_at or any(s.at.date() == at.date() for s in calendar(campaign)):
        return None
    return Slot(f"{at:%Y-%m-%d} {NAME}", NAME, at, planned)


def is_of_returns(slot: str) -> bool:
    """Whether a reminder of this name is one of what was sent back."""
    return slot.endswith(f" {NAME}")


def is_to_remind(campaign: Campaign, how: Condition, now: datetime) -> bool:
    """Whether an application is to be reminded of today: sent back before today, and not given up.

    Never on a day off, unless it is due on it.
    """
    if how.state is not State.RETURNED or how.since is None:
        return False
    today = local(campaign, now).date()
    ends = (how.due_at or how.since) + AT_LONGEST
    if local(campaign, how.since).date() >= today or now > ends:
        return False
    is_last_day = how.due_at is not None and local(campaign, how.due_at).date() == today
    return is_last_day or not campaign.reminders.is_day_off(today)
