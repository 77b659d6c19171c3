"""`截止`: until when, for all and for those who have more time."""

from __future__ import annotations

from campaign.closing import usual_deadline
from campaign.model import Campaign
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import deadline as wording
from storage.readings import Needs


def needs(_campaign: Campaign, _argument: None) -> Needs:
    """The deadlines that were put off."""
    return Needs(deadlines=True)


def show_deadline(talk: OfficeTalk, _: None) -> Outcome:
    """Tell the deadline of most, how long it is till then, and who has another."""
    own, known = talk.readings.deadlines, talk.campaign.branch_by_number
    usual = talk.campaign.until(usual_deadline(talk.campaign, own))
    others = [(known[n], at) for n, at in own.items() if n in known and at != usual.deadline]
    return say(wording.deadline(usual, others, talk.now))
