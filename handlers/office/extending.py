"""`延期`: a later deadline for one branch, or for all, with the reason; every chair is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from campaign.applications import Status
from campaign.model import Branch, Campaign
from handlers.hearing.clean import compact
from handlers.office.commands import ask_back
from handlers.office.resolve.naming import one_branch
from handlers.outcomes import Outcome, say
from handlers.reading.moments import Reading, read_moment
from handlers.talk import OfficeTalk
from handlers.wording import extending as wording
from storage.effects import SendText
from storage.readings import Needs
from storage.records import Change, Record

# A deadline cannot be drawn in again, so a slip in the year or the month must not get through.
AT_MOST = timedelta(days=60)
REASON_AT_MOST = 200
END_OF_DAY = 17  # o'clock, of an office
_EVERYBODY = ("全部", "所有", "全体", "全部分工会", "所有分工会", "大家")
_UNTIL = re.compile(r"\s*(?:延期|延长|推迟|延)?[到至]\s*$")
_REASON = re.compile(r"^(?:[,，。;；:：、\s]|理由|原因|因为)+")


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose deadline is to be put off (None = everybody's), and what was said of when and why."""

    name: str
    whose: Branch | None
    said: str


@dataclass(frozen=True, slots=True)
class Extension:
    """What is asked for: for whom (None = everybody), until when, and why.

    `is_week_later` where a weekday was said that comes before the present deadline too.
    """

    whose: Branch | None
    until: datetime
    reason: str
    is_week_later: bool = False


def read(campaign: Campaign, text: str) -> Wish | str:
    """Whom it is for; until when depends on the day it is said."""
    name = _name(campaign, text)
    if not name:
        return wording.how(campaign)
    if compact(name) in _EVERYBODY:
        return Wish(name, None, text)
    named = one_branch(campaign, name, wording.WORD)
    return named if isinstance(named, str) else Wish(name, named.branch, text)


def needs(_campaign: Campaign, wish: Wish) -> Needs:
    """The record of the branch that is named, or the deadlines of all."""
    return Needs(branches=(wish.whose.number,)) if wish.whose else Needs(deadlines=True)


def needs_then(campaign: Campaign, shown: tuple[str, ...]) -> Needs:
    """The records of the branches that were shown, whose deadlines change."""
    return Needs(branches=tuple(number for number in shown if number in campaign.branch_by_number))


def extend(talk: OfficeTalk, wish: Wish) -> Outcome:
    """Put off one branch's deadline at once; that of everybody is shown first and asked back.

    So is one that falls on a day off or into the night, when nobody is there to take papers.
    """
    asked = _asked(talk, wish)
    if isinstance(asked, str):
        return say(asked)
    if asked.whose is None:
        return _ask_for_all(talk, asked)
    if doubt := _doubt(talk, asked):
        return _ask_for_one(talk, asked.whose, asked, doubt)
    return _extended(talk, [asked.whose], asked)


def extend_then(talk: OfficeTalk, wish: Wish, shown: tuple[str, ...]) -> Outcome:
    """Put off the deadline of those that were shown, unless theirs is later by now."""
    asked = _asked(talk, wish)
    if isinstance(asked, str):
        return say(asked)
    branches = [
        branch
        for branch in (talk.campaign.branch_by_number.get(number) for number in shown)
        if branch and talk.campaign_of(branch).deadline < asked.until
    ]
    return _extended(talk, branches, asked) if branches else say(wording.nobody_left(asked.until))


def _asked(talk: OfficeTalk, wish: Wish) -> Extension | str:
    """What is asked for, or a sentence about what is missing or cannot be."""
    campaign, name, whose = talk.campaign, wish.name, wish.whose
    reading = read_moment(wish.said, talk.now, campaign.zone)
    if reading is None or not reading.has_time:
        return wording.when(campaign, name, likely_moment(campaign, wish.said, reading))
    if reading.at is None:
        return wording.no_such_time(campaign, name)
    reason = _REASON.sub("", reading.after).strip()
    present = talk.campaign_of(whose).deadline if whose else campaign.deadline
    until = after_the_deadline(reading, present) or reading.at
    if until <= talk.now:
        return wording.is_past(until, talk.now, campaign)
    if until <= present:
        return wording.is_no_later(until, present, campaign)
    if until > talk.now + AT_MOST:
        return wording.is_too_far(until, AT_MOST.days, campaign)
    if not reason:
        return wording.reason_needed(name, until)
    if len(reason) > REASON_AT_MOST:
        return wording.reason_too_long(len(reason), REASON_AT_MOST)
    return Extension(whose, until, reason, is_week_later=until != reading.at)


def after_the_deadline(reading: Reading, present: datetime) -> datetime | None:
    """The moment, a weekday without a week being the first after the deadline: it is put off."""
    at = reading.at
    while at and reading.is_weekday and at <= present:
        at += timedelta(days=7)
    return at


def likely_moment(campaign: Campaign, said: str, reading: Reading | None) -> datetime | None:
    """The day that is said, at the end of its half that is said or the hour of the deadline."""
    at = after_the_deadline(reading, campaign.deadline) if reading else None
    if at is None or (reading and reading.has_time):
        return at
    usual = campaign.deadline.astimezone(campaign.zone).time()
    return datetime.combine(at, time(END_OF_DAY) if "下午" in said else usual, campaign.zone)


def _name(campaign: Campaign, text: str) -> str:
    """The words before the moment; which day it is today makes no difference to them."""
    reading = read_moment(text, campaign.deadline, campaign.zone)
    if reading:
        return _UNTIL.sub("", reading.before)
    return text.split(maxsplit=1)[0] if text.split() else ""


def _doubt(talk: OfficeTalk, asked: Extension) -> str:
    """What speaks against the hour: a day off, or the night; "" for nothing."""
    local, reminders = asked.until.astimezone(talk.campaign.zone), talk.campaign.reminders
    odd = wording.odd_hour(
        local, is_off=reminders.is_day_off(local.date()), is_night=reminders.is_quiet(local)
    )
    return odd or (wording.week_later(local) if asked.is_week_later else "")


def _ask_for_one(talk: OfficeTalk, branch: Branch, asked: Extension, doubt: str) -> Outcome:
    said = wording.said_again(branch.shown, asked.until, asked.reason, talk.campaign)
    return ask_back(
        talk,
        said,
        [branch.number],
        lambda code: wording.really(branch, asked.until, doubt, asked.reason, talk.campaign, code),
    )


def _ask_for_all(talk: OfficeTalk, asked: Extension) -> Outcome:
    campaign, own = talk.campaign, talk.readings.deadlines
    later = [b for b in campaign.branches if own.get(b.number, campaign.deadline) >= asked.until]
    branches = [branch for branch in campaign.branches if branch not in later]
    if not branches:
        return say(wording.nobody_left(asked.until))
    said = wording.said_again(wording.ALL, asked.until, asked.reason, campaign)
    return ask_back(
        talk,
        said,
        [branch.number for branch in branches],
        lambda code: wording.preview(
            branches, later, own, asked.until, _doubt(talk, asked), asked.reason, campaign, code
        ),
    )


def _extended(talk: OfficeTalk, branches: Sequence[Branch], asked: Extension) -> Outcome:
    changes, effects = {}, []
    for branch in branches:
        record = talk.record_of(branch)
        changes[branch.number] = Change(
            extended_until=asked.until, disputes=() if record.disputes else None
        )
        told = _told(talk, branch, record, asked)
        effects += [SendText(person, told) for person in branch.people]
    first = branches[0]
    if asked.whose:
        before, disputes = talk.campaign_of(first).deadline, talk.record_of(first).disputes
        text = wording.extended(
            first, asked.until, before, asked.reason, len(disputes), talk.campaign
        )
    else:
        text = wording.all_extended(
            len(branches), len(effects), asked.until, asked.reason, talk.campaign
        )
    return Outcome(
        (text,),
        effects=tuple(effects),
        changes=changes,
        whom=tuple(branch.number for branch in branches),
        why=asked.reason,
    )


def _told(talk: OfficeTalk, branch: Branch, record: Record, asked: Extension) -> str:
    tracks = [track for track in talk.campaign.tracks.values() if track.id not in branch.holds]
    decided = [track for track in tracks if record.application(track.id).result]
    still_open = [track for track in tracks if track not in decided]
    found = {record.application(track.id).status for track in still_open}
    return wording.to_chair(
        branch,
        asked.until,
        asked.reason,
        talk.campaign,
        still_open,
        decided,
        is_filling=bool(found & {Status.FILLING, Status.RETURNED}),
        has_submitted=Status.SUBMITTED in found,
        was_disputed=bool(record.disputes),
    )
