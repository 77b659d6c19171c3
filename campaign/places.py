"""Which question of a track comes next, and in which order all are asked."""

from __future__ import annotations

from campaign.applications import NOTHING, Application, Place
from campaign.model import Track


def next_open(track: Track, application: Application, after: Place | None = None) -> Place | None:
    """The next place without an answer behind `after`, starting over at the end; None when done.

    Of a returned application, the next returned place or part that was not dealt with. What may stay
    empty is asked for until a version is handed in without it.
    """
    returned = application.open_return
    order = asked_in(track, application)
    start = order.index(after) + 1 if after in order else 0
    turn = order[start:] + order[:start]
    if returned:
        return next((place for place in turn if place in returned.pending), None)
    left_empty, given = track.optional if application.submissions else (), application.answers
    for place in turn:
        if place.entry not in given.get(place.part, NOTHING) and place not in left_empty:
            return place
    return None


def asked_in(track: Track, application: Application) -> tuple[Place, ...]:
    """All that may be asked, in order: every place, or only what was returned."""
    returned = application.open_return
    return returned.places if returned else track.places


def before(track: Track, application: Application, place: Place | None) -> Place | None:
    """The place right before this one (the last one when nothing is asked); None at the first."""
    order = asked_in(track, application)
    at = order.index(place) if place in order else len(order)
    return order[at - 1] if at else None


def answered(track: Track, application: Application) -> int:
    """How many places have an answer."""
    given = application.answers
    return sum(
        [len(given[part.id].keys() & part.known_names) for part in track.parts if part.id in given]
    )
