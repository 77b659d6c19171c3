"""Photos of one burst are numbered as they were sent, whichever was fetched first."""

from __future__ import annotations

from dataclasses import replace

from campaign.applications import Application
from campaign.model import Track
from handlers.chair.photos import album
from handlers.talk import ChairTalk
from storage.arrivals import Arrival, Arrivals, Fate


def file_as_sent(
    talk: ChairTalk, track: Track, application: Application, arrivals: Arrivals, callback: str
) -> tuple[Application, Arrivals]:
    """File the fetched picture of a message; one sent later makes room for it and stands behind it."""
    arrival = next(a for a in arrivals.burst if a.callback == callback)
    assert arrival.photo is not None  # noqa: S101 - it was fetched
    application, fate, number = album.filed(talk, track, application, arrival.photo)
    last = max(_movable(application, arrivals, track), key=_place, default=None)
    if fate is Fate.OVER and last and last.photo and _place(last) > _place(arrival):
        application = _without(application, last.photo.path)
        arrivals = arrivals.settled(last.callback, Fate.OVER)
        application, fate, number = album.filed(talk, track, application, arrival.photo)
    arrivals = arrivals.settled(callback, fate, number)
    if fate is Fate.SAME:
        arrivals = _as_early_as(arrival, number, arrivals)
    return _in_order(application, arrivals, track)


def unfiled_as_sent(arrivals: Arrivals) -> Arrivals:
    """The photos that wait for a word: those of earlier bursts, then those of this one as sent."""
    waiting = [a for a in arrivals.burst if a.fate is Fate.UNFILED and a.photo]
    own = [a.photo for a in sorted(waiting, key=_place) if a.photo]
    paths = {photo.path for photo in own}
    earlier = [photo for photo in arrivals.unfiled if photo.path not in paths]
    return replace(arrivals, unfiled=(*earlier, *own))


def _in_order(
    application: Application, arrivals: Arrivals, track: Track
) -> tuple[Application, Arrivals]:
    """Deal the numbers of this burst's photos anew, in the order they were sent."""
    mine = sorted(_movable(application, arrivals, track), key=_place)
    number_of = {photo.path: photo.number for photo in application.photos}
    paths = [arrival.photo.path for arrival in mine if arrival.photo]
    numbers = sorted(number_of[path] for path in paths)
    after = dict(zip(paths, numbers, strict=True))
    became = {number_of[path]: number for path, number in after.items()}
    kept = [replace(p, number=after.get(p.path, p.number)) for p in application.photos]
    burst = tuple(
        replace(a, number=became.get(a.number, a.number)) if a.track == track.id else a
        for a in arrivals.burst
    )
    in_order = tuple(sorted(kept, key=lambda photo: photo.number))
    return replace(application, photos=in_order), replace(arrivals, burst=burst)


def _as_early_as(arrival: Arrival, number: int, arrivals: Arrivals) -> Arrivals:
    """Of two that are the same the earlier place counts, whichever of them was kept."""
    burst = tuple(
        replace(a, sequence=min(a.sequence, arrival.sequence))
        if (a.track, a.number, a.fate) == (arrival.track, number, Fate.SAVED)
        else a
        for a in arrivals.burst
    )
    return replace(arrivals, burst=burst)


def _movable(application: Application, arrivals: Arrivals, track: Track) -> list[Arrival]:
    """The pictures of the burst that are filed and whose number nobody has been told yet."""
    there = {photo.path for photo in application.photos}
    return [
        arrival
        for arrival in arrivals.burst
        if arrival.track == track.id
        and arrival.fate is Fate.SAVED
        and arrival.photo
        and arrival.photo.path in there
    ]


def _place(arrival: Arrival) -> str:
    return arrival.sequence


def _without(application: Application, path: str) -> Application:
    left = tuple(photo for photo in application.photos if photo.path != path)
    return replace(application, photos=left)
