"""Whether the office may remind a branch by hand just now, and if not, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from campaign.model import Branch, Campaign
from campaign.open_matters import Matter, open_matters, still_possible
from campaign.reminders import disturbs, is_running, last_day, local, most_on, recipients
from storage.records import Record
from storage.reminders import Reminded


class NudgeRefusal(StrEnum):
    """Why a branch is not reminded."""

    CLOSED = "closed"
    QUIET = "quiet"
    NOTHING = "nothing"
    ENOUGH = "enough"
    MUTED = "muted"


def nudge_refusal(
    campaign: Campaign,
    branch: Branch,
    record: Record,
    reminded: Sequence[Reminded],
    now: datetime,
) -> NudgeRefusal | None:
    """Why not to remind this branch now; None when it may be. The campaign is the branch's own."""
    today = local(campaign, now).date()
    matters = open_matters(campaign, branch, record.applications)
    if not may_nudge(campaign, matters, now):
        return NudgeRefusal.CLOSED
    if disturbs(campaign, now, by_hand=True):
        return NudgeRefusal.QUIET
    if not matters:
        return NudgeRefusal.NOTHING
    people = recipients(campaign, branch, record.sessions.keys(), now)
    if all(is_muted(campaign, record, person, now) for person in people):
        return NudgeRefusal.MUTED
    if len(counting_on(reminded, today)) >= most_on(campaign, today):
        return NudgeRefusal.ENOUGH
    return None


def may_nudge(campaign: Campaign, matters: Sequence[Matter], now: datetime) -> bool:
    """True while the campaign runs, and after it where something can still be seen to."""
    is_over = now >= campaign.deadline
    return is_running(campaign, now) or (is_over and bool(still_possible(campaign, matters, now)))


def counting_on(reminded: Sequence[Reminded], day: date) -> list[Reminded]:
    """The reminders of a day that somebody got, or may still get."""
    return [claim for claim in reminded if claim.day == day and claim.counts]


def is_muted(campaign: Campaign, record: Record, user_id: str, now: datetime) -> bool:
    """True when this person wants no more reminders today; never on the last day."""
    today = local(campaign, now).date()
    muted_on = record.session(user_id.casefold()).muted_on
    return muted_on == today and today != last_day(campaign)
