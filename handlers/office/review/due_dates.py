"""By when something that is sent back shall be here again: `周五前`, `3天内`, in its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from campaign.model import Campaign
from handlers.reading.moments import Reading, read_moment
from handlers.reading.spans import read_span

_LIMIT = re.compile(r"(?:限期?|请|请?务?必?(?:于|在|最晚|最迟)|截止(?:到|至)?|期限|到)*[\s:：]*")
_DONE = re.compile(
    r"(?:内|以?前)?(?:请|再|都|要|务必)*(?:改好|改完|改正|改|交回来?|交来|交|补齐|补好|补交|补|提交|重交|送来|完成)*(?:一下|即可|吧)?"
)
_GAP = " \t\n　,，、;；:：.。"


@dataclass(frozen=True, slots=True)
class Due:
    """When, None where the calendar or the time does not allow it, and the text without that."""

    at: datetime | None
    rest: str


def read_due(campaign: Campaign, text: str, now: datetime) -> Due | None:
    """The moment a text begins or ends with, if it is meant as a limit; None where there is none.

    A day without a time is meant until the time of day at which the campaign ends, today until
    midnight once that has passed.
    """
    found = (read_moment(text, now, campaign.zone), read_span(campaign, text, now))
    limits = (_limit(campaign, text, read, now) for read in found if read)
    return next(filter(None, limits), None)


def _limit(campaign: Campaign, text: str, read: Reading, now: datetime) -> Due | None:
    begins = bool(_LIMIT.fullmatch(read.before))
    if begins and _stands_apart(text, read):
        return Due(_in_time(campaign, read, now), _after(read.after))
    if read.is_until and _DONE.fullmatch(read.after.strip(_GAP)):
        before = re.sub(rf"(?:^|(?<=[{_GAP}])){_LIMIT.pattern}$", "", read.before)
        return Due(_in_time(campaign, read, now), before.strip(_GAP))
    return None


def _after(text: str) -> str:
    """What follows the limit, without the words that belong to it: `改好，照片太暗`."""
    first, *rest = re.split(rf"[{_GAP}]+", text.strip(_GAP), maxsplit=1)
    return "".join(rest) if _DONE.fullmatch(first) else text.strip(_GAP)


def _stands_apart(text: str, read: Reading) -> bool:
    """Whether the moment is a limit rather than the beginning of a sentence: `5月15日的记录`."""
    if read.is_until or not read.after:
        return True
    between = text.rstrip().removesuffix(read.after)[-1]
    return between in _GAP or read.after.startswith(("理由", "原因"))


def _in_time(campaign: Campaign, read: Reading, now: datetime) -> datetime | None:
    if read.at is None:
        return None
    ends = campaign.deadline.astimezone(campaign.zone)
    at = read.at if read.has_time else read.at.replace(hour=ends.hour, minute=ends.minute)
    if not read.has_time and at <= now and at.date() == now.astimezone(campaign.zone).date():
        at = at.replace(hour=23, minute=59)
    return at if at > now else None
