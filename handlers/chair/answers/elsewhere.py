"""An answer to another application than the one spoken of, where it can only be for that one."""

from __future__ import annotations

from campaign.applications import Status
from campaign.places import next_open
from handlers.chair import tracks
from handlers.chair.answers import heard, reading
from handlers.chair.hearing.said import Said
from handlers.outcomes import Outcome
from handlers.parts.kind import Refused
from handlers.talk import ChairTalk


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes an answer of who has chosen no application yet, or whose present one is handed in."""
    if talk.asked:
        return None
    return _for_the_only(talk, said) if talk.track is None else _for_the_other(talk, said)


def _for_the_only(talk: ChairTalk, said: Said) -> Outcome | None:
    """What names its item or field, where one application is in hand: `1.1改2`."""
    found = [track for track in tracks.in_hand(talk) if talk.takes(track)]
    if len(found) != 1:
        return None
    there = talk.with_session(talk.session.asking(found[0].id, None))
    again = said.book.read(said.text, there)
    outcome = heard.hear_named(there, again)
    return outcome or (heard.hear(there, again) if _fits(again) else None)


def _for_the_other(talk: ChairTalk, said: Said) -> Outcome | None:
    """What plainly answers the only application still open: nothing that any text could be."""
    track, left = talk.track, [t for t in tracks.unfinished(talk) if t is not talk.track]
    if track is None or len(left) != 1 or not talk.takes(left[0]):
        return None
    if talk.application(track).status is not Status.SUBMITTED or _fits(said):
        return None
    place = next_open(left[0], talk.application(left[0]))
    if place is None:
        return None
    there = talk.with_session(talk.session.asking(left[0].id, place))
    again = said.book.read(said.text, there)
    is_plain = _fits(again) and not reading.takes_any_text(there, said.text)
    return heard.hear(there, again) if is_plain else None


def _fits(said: Said) -> bool:
    return said.answer is not None and not isinstance(said.answer, Refused)
