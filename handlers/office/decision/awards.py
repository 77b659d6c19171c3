"""The award a command about a decision begins with, and the rest of the text."""

from __future__ import annotations

from campaign.model import Campaign, Track
from handlers.hearing.clean import visible
from handlers.office.resolve.naming import track_named
from handlers.wording import decision as wording


def award_first(campaign: Campaign, text: str, command: str) -> tuple[Track, str] | str:
    """The award that the first word names and what follows; the only one where there is only one."""
    word, *rest = visible(text).strip().split(maxsplit=1) or [""]
    track = track_named(campaign, word) if word else None
    if track:
        return campaign.tracks[track.award], "".join(rest)
    if len(campaign.awards) == 1:
        return campaign.awards[0], visible(text).strip()
    return wording.which_award(campaign.awards, command)
