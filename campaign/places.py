"""Which question of a track comes next."""

from __future__ import annotations

from campaign.applications import Application, Place
from campaign.model import Track
from campaign.parts import entries_of


def next_open(track: Track, application: Application, after: Place | None = None) -> Place | None:
    """The next place without an answer behind `after`, starting over at the end; None when done."""
    order = track.places
    start = order.index(after) + 1 if after in order else 0
    turn = order[start:] + order[:start]
    return next((place for place in turn if application.value(place) is None), None)


def before(track: Track, place: Place | None) -> Place | None:
    """The place right before this one (the last one when nothing is asked); None at the first."""
    order = track.places
    at = order.index(place) if place in order else len(order)
    return order[at - 1] if at else None


def answered(track: Track, application: Application) -> int:
    """How many places have an answer."""
    return sum(
        len(application.answers[part.id].keys() & entries_of(part))
        for part in track.parts
        if part.id in application.answers
    )
