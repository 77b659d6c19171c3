"""What was sent back and needs no change: it stays as it is by a word, and counts as dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaign.applications import Place
from campaign.model import Track
from handlers.chair.answers import reading
from handlers.chair.questions import names_of, position
from handlers.chair.submitting import corrections
from handlers.outcomes import Outcome, say
from handlers.parts.keeping import Kept, read_kept
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.wording import corrections as wording

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

_CHANGE = ("改", "修改")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes `不变`, `2.3 不变` or `都不变` about what was sent back: nothing is written over it."""
    track = _meant(talk)
    if track is None or (said.command and not said.compact.startswith(_CHANGE)):
        return None
    kept = read_kept(said.words)
    places = _places(talk, track, kept) if kept else None
    if places is None:
        return None
    return corrections.keep(talk, track, places) if places else _which(talk, track)


def _meant(talk: ChairTalk) -> Track | None:
    """The application in hand if it was sent back, or the only one that was while none is in hand."""
    if talk.track:
        return talk.track if talk.track in talk.returned else None
    return talk.returned[0] if len(talk.returned) == 1 else None


def _places(talk: ChairTalk, track: Track, kept: Kept) -> list[Place] | None:
    """Which places are to stay; none where that is not clear, None where other things are named."""
    found = talk.application(track).open_return
    if not found:
        return None
    if kept.is_all:
        return list(found.pending or found.places)
    if not kept.names:
        asked = talk.asked if talk.track is track else None
        if asked and asked in found.places:
            return [asked]
        return list(found.pending) if len(found.pending) == 1 else []
    named = [_named(track, name) for name in kept.names]
    places = [place for place in named if place and place in found.places]
    return places if len(places) == len(named) else None


def _named(track: Track, name: str) -> Place | None:
    """The entry or the part a person names."""
    if place := reading.find(track, name):
        return place
    for part in track.parts:
        if not part.entries and name in (*kind_of(part).called, part.title):
            return Place(part.id, "")
    return None


def _which(talk: ChairTalk, track: Track) -> Outcome:
    """Ask which of several stays as it is."""
    application = talk.application(track)
    found = application.open_return
    names = names_of(track, found.pending) if found else ""
    return say(chair.said(track, wording.which_stays(names), position(track, application)))
