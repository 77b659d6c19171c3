"""Answers tapped on a card: saved as if they had been typed."""

from __future__ import annotations

from dataclasses import replace

from handlers.chair import cutoff, gate
from handlers.chair.answers import saving
from handlers.messages import CardTap
from handlers.outcomes import Outcome, say
from handlers.parts.registry import SPEAKING, kind_of
from handlers.talk import ChairTalk
from handlers.wording import cards
from storage.acts import Act

KINDS = {kind.card_key: kind for kind in SPEAKING.values() if kind.card_key}


def take(talk: ChairTalk, tap: CardTap) -> Outcome | None:
    """Save what was chosen on a card; None where it is no card of answers."""
    key, *rest = tap.event_key.split(":")
    if key not in KINDS or not rest:
        return None
    kind, track = KINDS[key], talk.campaign.tracks.get(rest[0])
    if refusal := cutoff.refusal(talk, kind.said_by(tap.selections)):
        return refusal
    for part in track.parts if track else ():
        values = kind.tapped(part, tap.event_key, tap.selections) if kind_of(part) is kind else None
        if track and values:
            saved = gate.closed_to(talk, track) or saving.save(talk, track, part, values, Act.TAP)
            return replace(saved, button=cards.DONE) if saved.applications else saved
    return say(kind.nothing_tapped())
