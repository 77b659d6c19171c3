"""Answers tapped on a card: saved as if they had been typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaign.model import Track
from campaign.parts.part import Part
from handlers.chair import answers, lock
from handlers.chair.item_cards import said
from handlers.chair.reading import asked_parts
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Refused, Values
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair


def score_tapped(talk: ChairTalk, track: Track, chosen: Mapping[str, str], done: str) -> Outcome:
    """Save the scores chosen on an item card, as if `2.3=4 2.4=3` had been typed."""
    if closed := lock.closed_to(talk, track):
        return closed
    text = said(chosen)
    for part in asked_parts(track):
        values = kind_of(part).read_change(part, text)
        if values and not isinstance(values, Refused):
            return replace(answers.save(talk, track, part, values, "tap"), button=done)
    return say(chair.no_choice_made())


def ticked(talk: ChairTalk, track: Track, part: Part, values: Values, done: str) -> Outcome:
    """Save what was ticked on a card, and what was not, in one step."""
    if closed := lock.closed_to(talk, track):
        return closed
    return replace(answers.save(talk, track, part, values, "tap"), button=done)
