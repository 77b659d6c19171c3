"""`加报 <分工会> <项目> <理由>`: the office allows a branch to apply for an award once more."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.model import Branch, Campaign, Track
from handlers.another import MOST, allowing
from handlers.office.resolve.targets import read_target
from handlers.outcomes import Outcome
from handlers.talk import OfficeTalk
from handlers.wording import another as wording
from storage.effects import SendText

LONGEST_REASON = 200
_REASON = re.compile(r"^(?:[,，。;；:：、\s]|理由|原因|因为|再报一个|一个)+")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which branch may apply for which award once more, and why."""

    branch: Branch
    track: Track
    reason: str


def read(campaign: Campaign, text: str) -> Wish | str:
    """What is asked for, or a sentence about what is missing or cannot be."""
    if not text.strip():
        return wording.how(campaign)
    target = read_target(campaign, text, wording.WORD)
    if isinstance(target, str):
        return target
    branch, reason = target.branch, _REASON.sub("", target.rest).strip()
    if target.track is None:
        return wording.which(branch, campaign.awards, reason)
    track = campaign.tracks[target.track.award]
    if track.id in branch.titles:
        return wording.has_title(branch, track)
    if 1 + branch.extra.count(track.id) >= MOST:
        return wording.as_many_as_possible(branch, track, MOST)
    if not reason:
        return wording.reason_needed(branch, track)
    if len(reason) > LONGEST_REASON:
        return wording.reason_too_long(len(reason), LONGEST_REASON)
    return Wish(branch, track, reason)


def allow(talk: OfficeTalk, wish: Wish) -> Outcome:
    """Note it in the roster with the reason, and tell the people of the branch."""
    branch, track = wish.branch, wish.track
    further, after = allowing(branch, track)
    is_over = talk.now > talk.campaign.deadline
    told = wording.to_chair(further, track, talk.campaign, is_over=is_over)
    return Outcome(
        (wording.allowed(branch, track, further, wish.reason),),
        effects=tuple(SendText(person, told) for person in branch.people),
        roster={branch.number: after},
        whom=(branch.number,),
        why=wish.reason,
    )
