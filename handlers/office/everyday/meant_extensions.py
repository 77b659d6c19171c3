"""A later deadline as a sentence says it: put off on a code, once all is said."""

from __future__ import annotations

import re
from datetime import timedelta

from handlers.office.everyday.meant import Meant, name_of
from handlers.office.everyday.shown_first import on_a_code, reason_in
from handlers.office.extending import likely_moment
from handlers.outcomes import Outcome, say
from handlers.reading.moments import read_moment
from handlers.reading.numerals import arabic
from handlers.talk import OfficeTalk
from handlers.wording import shown_first as wording
from handlers.wording.office_help import next_deadline

_EVERYBODY = re.compile("全部|大家|所有|整体|各单位|各学院|全体")
_HALF = re.compile(r"^[上中下]午?|^晚上|^早上")
_MORE_DAYS = re.compile(
    r"(?:延|推|宽限|缓|多).{0,3}?(?P<n>[一二两三四五六七\d])(?P<unit>天|周|个?星期|个?礼拜)"
)


def extend(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show the deadline as it would be put off; what is missing where that is not all said."""
    reading = read_moment(_with_day(talk, meant.said), talk.now, talk.campaign.zone)
    names = [name_of(branch) for branch in meant.branches]
    if not names and _EVERYBODY.search(meant.said):
        names = ["全部"]
    if reading is None or reading.at is None or not names:
        return say(wording.extend(talk.campaign, names, next_deadline(talk.campaign)))
    has_time, why = reading.has_time, reason_in(_HALF.sub("", reading.after))
    until = likely_moment(talk.campaign, meant.said, reading)
    assert until is not None  # noqa: S101 - there is a day
    at = f"{until:%Y-%m-%d %H:%M}"
    if not has_time or len(names) > 1 or not meant.branches:
        ways = [f"延期 {name} {at} {why or '理由'}" for name in names]
        return say(wording.extend_so(ways, has_time=has_time, has_reason=bool(why)))
    branch = meant.branches[0]
    return on_a_code(
        talk,
        f"延期 {name_of(branch)} {at} {why}".strip(),
        branch,
        lambda code: wording.extending(branch, until, why, talk.campaign, code),
    )


def _with_day(talk: OfficeTalk, said: str) -> str:
    """A sentence with `延两天` as the day it comes to."""
    found = _MORE_DAYS.search(said)
    if not found:
        return said
    days = int(arabic(found["n"].replace("两", "二"))) * (1 if found["unit"] == "天" else 7)
    until = (talk.campaign.deadline + timedelta(days=days)).astimezone(talk.campaign.zone)
    return f"{said[: found.end('unit')]} {until:%Y-%m-%d %H:%M} {said[found.end('unit') :]}"
