"""When reminders are sent, and to whom: derived from the campaign, never stored.

An extension for one branch is a campaign with another deadline; everything here follows from that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from campaign.model import Branch, Campaign
from campaign.reminder_settings import CROWDED_MINUTES, SlotRule, last_moment, planned_at

AFTER_QUIET = timedelta(minutes=7)
AWAY_FROM_CROWD = timedelta(minutes=3)
MOST_ON_LAST_DAY = 2
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """One reminder of the calendar: `key` names it for good, `planned` is `at` before shifting."""

    key: str
    name: str
    at: datetime
    planned: datetime
    is_opening: bool = False


def calendar(campaign: Campaign) -> tuple[Slot, ...]:
    """All reminders of a campaign in order: shifted off days off and quiet hours, thinned out."""
    slots = [_slot(campaign, rule) for rule in campaign.reminders.slots]
    possible = [slot for slot in slots if is_sending_time(campaign, slot.at)]
    nearest_first = sorted(possible, key=lambda slot: (slot.planned, slot.at), reverse=True)
    kept: list[Slot] = []
    for slot in nearest_first:
        same_day = [other for other in kept if other.at.date() == slot.at.date()]
        room = most_on(campaign, slot.at.date()) - len(same_day)
        if room > 0 and all(other.at != slot.at for other in same_day):
            kept.append(slot)
    return tuple(sorted(kept, key=lambda slot: slot.at))


def due(campaign: Campaign, now: datetime) -> Slot | None:
    """The reminder to send now, unless it was sent already; None at a time when nothing is sent."""
    return latest(campaign, now) if is_sending_time(campaign, now) else None


def latest(campaign: Campaign, now: datetime) -> Slot | None:
    """The latest reminder that has come; one of an earlier day gives way to one still to come today."""
    slots, today = calendar(campaign), local(campaign, now).date()
    come = [slot for slot in slots if slot.at <= now]
    is_more_today = any(slot.at > now and slot.at.date() == today for slot in slots)
    if not come or (come[-1].at.date() != today and is_more_today):
        return None
    return come[-1]


def following(campaign: Campaign, day: date) -> Slot | None:
    """The first reminder after a day."""
    return next((slot for slot in calendar(campaign) if slot.at.date() > day), None)


def is_sending_time(campaign: Campaign, now: datetime) -> bool:
    """True while reminders may leave by themselves."""
    is_crowded = local(campaign, now).minute in CROWDED_MINUTES
    return is_running(campaign, now) and not is_crowded and not disturbs(campaign, now)


def is_running(campaign: Campaign, now: datetime) -> bool:
    """True from the opening until the deadline."""
    return campaign.opens_at <= now < campaign.deadline


def disturbs(campaign: Campaign, now: datetime, *, by_hand: bool = False) -> bool:
    """True in quiet hours, and on a day off unless the office asks or it is the last day."""
    at = local(campaign, now)
    return campaign.reminders.is_quiet(at) or (not by_hand and _is_off(campaign, at))


def most_on(campaign: Campaign, day: date) -> int:
    """How many reminders a person may get on a day."""
    return MOST_ON_LAST_DAY if day == last_day(campaign) else 1


def last_day(campaign: Campaign) -> date:
    """The day on which the campaign ends."""
    return last_moment(local(campaign, campaign.deadline)).date()


def local(campaign: Campaign, at: datetime) -> datetime:
    """The moment as the clocks show it where the campaign runs."""
    return at.astimezone(campaign.zone)


def recipients(
    campaign: Campaign, branch: Branch, writers: Collection[str], now: datetime
) -> tuple[str, ...]:
    """Whom to remind: the chair; the deputy too who writes, or if nobody does and time is short.

    `writers` are the user ids that have ever written.
    """
    if branch.deputy is None:
        return (branch.chair,)
    days_left = (last_day(campaign) - local(campaign, now).date()).days
    silent = not _anyone(branch.people, writers)
    is_short = days_left <= campaign.reminders.escalate_days_before
    if _anyone((branch.deputy,), writers) or (silent and is_short):
        return branch.people
    return (branch.chair,)


def _anyone(people: Iterable[str], writers: Collection[str]) -> bool:
    known = {writer.casefold() for writer in writers}
    return any(person.casefold() in known for person in people)


def _slot(campaign: Campaign, rule: SlotRule) -> Slot:
    opening, deadline = local(campaign, campaign.opens_at), local(campaign, campaign.deadline)
    if rule.minutes_before is not None:
        anchor, number = "minutes_before", rule.minutes_before
    elif rule.days_before is not None:
        anchor, number = "days_before", rule.days_before
    else:
        anchor, number = "days_after_opening", rule.days_after_opening or 0
    planned = planned_at(opening, deadline, anchor, number, rule.at or "")
    at = _at_work(campaign, _past_quiet(campaign, planned))
    while at.minute in CROWDED_MINUTES:
        at -= AWAY_FROM_CROWD
    is_opening = rule.days_after_opening == 0
    return Slot(f"{at:%Y-%m-%d} {rule.name}", rule.name, at, planned, is_opening)


def _past_quiet(campaign: Campaign, at: datetime) -> datetime:
    """The moment itself, or a few minutes after the quiet hours it is in."""
    reminders = campaign.reminders
    if not reminders.is_quiet(at):
        return at
    hour, minute = map(int, reminders.quiet_until.split(":"))
    end = at.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return (end if end > at else end + _DAY) + AFTER_QUIET


def _at_work(campaign: Campaign, at: datetime) -> datetime:
    """The same time on the working day before, or after it where that is before the opening."""
    for step in (-_DAY, _DAY):
        shifted = at
        while _is_off(campaign, shifted) and campaign.opens_at <= shifted < campaign.deadline:
            shifted += step
        if campaign.opens_at <= shifted:
            return shifted
    return at


def _is_off(campaign: Campaign, at: datetime) -> bool:
    return at.date() != last_day(campaign) and campaign.reminders.is_day_off(at.date())
