"""What a person goes on to say before a read-back was answered: both are then asked about together."""

from __future__ import annotations

from handlers.chair.answers import saving
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from storage.waiting import ToAnswer


def asked(talk: ChairTalk, rest: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome that asks about other entries too, where it asks about more of the same part."""
    before = talk.session.waiting
    after = outcome.session.waiting if outcome.session else None
    if not isinstance(before, ToAnswer) or not isinstance(after, ToAnswer):
        return outcome
    is_same_part = (before.track, before.part) == (after.track, after.part)
    if not is_same_part or before.values.keys() & after.values.keys():
        return outcome
    track = talk.campaign.tracks[after.track]
    part = track.part(after.part)
    values = {**before.values, **after.values}
    in_order = {entry: values[entry] for entry in part.names if entry in values}
    return saving.ask_first(rest, track, part, in_order)
