"""Why the page takes nothing, or not this: said in its own words, for there is no chat to ask back in."""

from __future__ import annotations

from campaign.applications import Place
from campaign.model import Track
from handlers.chair import gate
from handlers.chair.questions import names_of
from handlers.outcomes import Came, Outcome
from handlers.talk import ChairTalk
from handlers.wording import chair, corrections, essays


def refused(why: str, came: Came = Came.REFUSED) -> Outcome:
    """Nothing is written, and the page says why."""
    return Outcome((why,), came=came)


def why_closed(talk: ChairTalk, track: Track) -> str:
    """Why nothing of the application can be changed now, "" when something can."""
    if talk.is_early:
        return chair.opens_later(talk.campaign)
    if talk.is_late and not talk.application(track).open_return:
        return essays.closed_on_the_page(talk.campaign)
    closed = gate.closed_to(talk, track)
    return "\n".join(closed.texts) if closed else ""


def is_shut(talk: ChairTalk, track: Track, place: Place) -> bool:
    """Whether a place was not sent back while others were."""
    returned = talk.application(track).open_return
    return bool(returned and place not in returned.places)


def why_shut(talk: ChairTalk, track: Track, place: Place) -> str:
    """Why this place cannot be changed now, "" when it can."""
    if closed := why_closed(talk, track):
        return closed
    returned = talk.application(track).open_return
    if returned and is_shut(talk, track, place):
        return corrections.only_these(names_of(track, returned.places))
    return ""
