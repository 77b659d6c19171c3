"""A campaign of which only some branches or awards are looked at; whoever tells of it need not know."""

from __future__ import annotations

from campaign.model import Campaign


def narrowed(campaign: Campaign, branch: str, award: str) -> Campaign:
    """The campaign with this branch or this award alone, if it is there; "" narrows nothing."""
    if branch in campaign.branch_by_number:
        campaign = campaign.with_branches((campaign.branch_by_number[branch],))
    if award in campaign.tracks:
        own = {one.id: one for one in campaign.of_award(award)} or {award: campaign.tracks[award]}
        campaign = campaign.altered(tracks=own)
    return campaign
