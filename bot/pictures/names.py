"""Under which names a photo is kept: whose it is, what for, when it was sent."""

from __future__ import annotations

from datetime import datetime

from campaign.model import Campaign


def photo_names(
    campaign: Campaign, number: str, track_id: str, sent_at: datetime, sha256: str
) -> list[str]:
    """Folders and name; without a track where it is not known yet what the photo is for."""
    branch, track = campaign.branch_by_number[number], campaign.tracks.get(track_id)
    folders = [campaign.id, f"{branch.number} {branch.short_name}"]
    folders += [track.short_name] if track else []
    return [*folders, f"{sent_at:%Y-%m-%d %H%M%S} {sha256[:8]}.jpg"]
