"""Answering on item cards instead of typing, turned on and off by each person."""

from __future__ import annotations

from dataclasses import replace

from handlers.chair import applying
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import chair


def tap(talk: ChairTalk, _: str = "") -> Outcome:
    """Send the items as cards to tap, three a card, from now on for this person."""
    return _switch(talk, True, chair.taps_on())


def type_instead(talk: ChairTalk, _: str = "") -> Outcome:
    """Stop sending item cards to this person."""
    return _switch(talk, False, chair.taps_off())


def _switch(talk: ChairTalk, taps: bool, told: str) -> Outcome:
    session = replace(talk.session, taps=taps)
    if talk.track is None:
        return Outcome((told,), session=session)
    going_on = applying.go_on(talk.with_session(session), talk.track)
    return replace(going_on, texts=(told + "\n" + "".join(going_on.texts),))
