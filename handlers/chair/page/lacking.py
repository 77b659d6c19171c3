"""What an application still lacks, as the page lists it."""

from __future__ import annotations

from campaign.applications import Application
from campaign.completeness import missing
from campaign.model import Track
from handlers.wording import submitting


def what_lacks(track: Track, application: Application) -> list[str]:
    """What is missing of each part, a line each, and the points at last."""
    found = ((part.title, part.missing(application)) for part in track.parts)
    lines = [submitting.part_lacks(title, lack) for title, lack in found if lack]
    points = missing(track, application).points
    return [*lines, submitting.points_lack(track, points)] if points else lines
