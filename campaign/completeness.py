"""What an application still lacks before it can be handed in."""

from __future__ import annotations

from campaign.applications import Application
from campaign.model import Track
from campaign.parts.missing import NOTHING_MISSING, Missing
from campaign.scoring import gap

__all__ = ["NOTHING_MISSING", "Missing", "missing"]


def missing(track: Track, application: Application) -> Missing:
    """What the track asks for and the application does not have."""
    card = track.scorecard
    points = gap(track, card, application.part(card.id)).short_by if card else 0
    lacks = Missing(0, 0, 0, points)
    for part in track.parts:
        of_part = part.missing(application)
        if of_part is not NOTHING_MISSING:
            lacks += of_part
    return lacks
