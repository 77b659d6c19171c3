"""`陌生人`: who wrote and is on no roster."""

from __future__ import annotations

from campaign.model import Campaign
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import people as wording
from storage.readings import Needs


def needs(_campaign: Campaign, _argument: str) -> Needs:
    """Everybody who wrote and was not known then."""
    return Needs(strangers=True)


def show_strangers(talk: OfficeTalk, _: str = "") -> Outcome:
    """List those who wrote last first, without those who were bound since."""
    known = talk.campaign.branch_of.keys() | talk.campaign.office_ids
    found = [one for one in talk.readings.strangers if one.user_id.casefold() not in known]
    return say(wording.strangers(found, talk.campaign) if found else wording.no_strangers())
