"""Changing an entry that is named: with the new value, or asked again."""

from __future__ import annotations

from campaign.model import Track
from handlers.chair import applying, gate, tracks
from handlers.chair.answers import saving
from handlers.chair.answers.reading import around, asked_parts, find
from handlers.outcomes import Outcome
from handlers.parts.kind import Refused
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair
from storage.acts import Act


def change(talk: ChairTalk, text: str) -> Outcome:
    """Change an entry named by its number or label; ask it again when no new value is given."""
    if talk.track is None and (only := _only_one(talk, text)):
        talk = talk.with_session(talk.session.asking(only.id, None))
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    if closed := gate.closed_to(talk, track):
        return closed
    if place := find(track, text):
        return gate.shut_to(talk, track, place) or saving.ask(talk, track, place)
    for part in asked_parts(track):
        if values := kind_of(part).read_change(part, text, around(talk, track, part)):
            return saving.taken(talk, track, part, values, Act.CHANGE)
    return saving.refuse(
        talk, track, Refused(_elsewhere(talk, text) or chair.change_what(track.short_name))
    )


def _only_one(talk: ChairTalk, text: str) -> Track | None:
    """The only application in hand that has what is named, for who has not chosen one yet."""
    found = [t for t in tracks.in_hand(talk) if talk.takes(t) and _named_in(t, text)]
    return found[0] if len(found) == 1 else None


def _elsewhere(talk: ChairTalk, text: str) -> str:
    """The way to the other application that has what is named; "" where none has."""
    for track in tracks.open_tracks(talk):
        if track is not talk.track and (name := _named_in(track, text)):
            return chair.in_the_other(name, track, is_new=tracks.is_new(talk, track))
    return ""


def _named_in(track: Track, text: str) -> str:
    """What a change is about, by its name; "" where the track has no such entry."""
    for part in asked_parts(track):
        kind = kind_of(part)
        values = kind.read_change(part, text)
        changed = values.entry if isinstance(values, Refused) else next(iter(values or ()), None)
        if entry := kind.find(part, text) or changed:
            return kind.name(part, entry)
    return ""
