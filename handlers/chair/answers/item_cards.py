"""Cards for a person who would rather tap than type: what is asked and what is open behind it."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.applications import Application, Place
from campaign.model import Track
from campaign.parts.entry import Entry
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from storage.cards import Card

Entries = Sequence[Entry]


def entries_for(track: Track, application: Application, asked: Place | None) -> Entries:
    """What the card for the asked entry holds: it and the open ones behind it, as many as fit."""
    if not asked or not asked.entry:
        return ()
    part = track.part(asked.part)
    answers = application.as_asked.part(part.id)
    return kind_of(part).card_entries(part, answers, asked.entry)


def cards_for(
    talk: ChairTalk, track: Track, application: Application, asked: Place | None
) -> tuple[Card, ...]:
    """The card for the next entries; none when nothing is left that fits one."""
    entries = entries_for(track, application, asked)
    if not entries or not asked:
        return ()
    part = track.part(asked.part)
    return (kind_of(part).card(track, part, entries, talk.callback),)
