"""`陌生人`: who wrote and is on no roster."""

from __future__ import annotations

from collections.abc import Iterable

from campaign.model import Campaign
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import people as wording
from storage.readings import Needs
from storage.strangers import Stranger


def needs(_campaign: Campaign, _argument: None) -> Needs:
    """Everybody who wrote and was not known then."""
    return Needs(strangers=True)


def still_strangers(campaign: Campaign, found: Iterable[Stranger]) -> list[Stranger]:
    """Those who have not been bound since they wrote."""
    known = campaign.branch_of.keys() | campaign.office_ids
    return [one for one in found if one.user_id.casefold() not in known]


def show_strangers(talk: OfficeTalk, _: None) -> Outcome:
    """List them, those who wrote last first."""
    found = still_strangers(talk.campaign, talk.readings.strangers)
    return say(wording.strangers(found, talk.campaign) if found else wording.no_strangers())
