"""How far each stretch of an application is: a section of the scorecard, or a part of another kind."""

from __future__ import annotations

from campaign.applications import Application
from campaign.model import Track
from campaign.parts.part import Stretch


def stretches(track: Track) -> tuple[Stretch, ...]:
    """The stretches of a track in the order of the forms, without what may be left empty."""
    return track.stretches


def progress(track: Track, application: Application) -> dict[str, int]:
    """What is there of each stretch, by name, without those that are still empty."""
    done = {s.name: s.part.done(application, s) for s in track.stretches}
    return {name: number for name, number in done.items() if number}
