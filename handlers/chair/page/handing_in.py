"""Handing in on the page: read back there, confirmed there, and told in the chat as well."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaign.model import Track
from handlers.chair import cutoff
from handlers.chair.page.closed import refused, why_closed
from handlers.chair.page.lacking import what_lacks
from handlers.chair.submitting import corrections, submit
from handlers.messages import HandedIn
from handlers.outcomes import Came, Outcome
from handlers.talk import ChairTalk
from handlers.wording import form_page as wording
from storage.effects import SendText
from storage.waiting import ToSubmit


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What is about to be handed in, in lines, and the word for its state; "" where it cannot be."""

    text: str
    state: str


def read_back(talk: ChairTalk, track: Track) -> ReadBack:
    """What a person checks before handing in, or why there is nothing to hand in."""
    if closed := why_closed(talk, track):
        return ReadBack(closed, "")
    application = talk.application(track)
    if application.open_return:
        pending = corrections.still_open(track, application)
        return ReadBack(
            pending or wording.all_corrected(), "" if pending else submit.state_of(application)
        )
    if lacks := what_lacks(track, application):
        return ReadBack(wording.not_yet(lacks), "")
    outcome = submit.submit(talk, track.short_name)
    if not outcome.session:
        return ReadBack("\n".join(outcome.texts), "")
    told = submit.to_check(talk, track, application)
    return ReadBack(told, submit.state_of(application))


def hand_in(talk: ChairTalk, message: HandedIn) -> Outcome:
    """Hand in what was read back; what was changed since then is read back again."""
    track = talk.campaign.tracks.get(message.track)
    if track is None:
        return refused(wording.not_asked_any_more())
    waiting = ToSubmit(track.id, message.read_back)
    if refusal := cutoff.refusal(talk, cutoff.confirmation(talk, waiting, wording.CONFIRMED)):
        return refusal
    application = talk.application(track)
    if message.read_back != submit.state_of(application):
        return refused(wording.changed_since(), Came.OVERTAKEN)
    if application.open_return:
        outcome = corrections.submit(talk, track)
    else:
        outcome = submit.do_submit(talk, waiting)
    after = next(iter(outcome.applications), application)
    if len(after.submissions) == len(application.submissions):
        return refused("\n".join(outcome.texts))
    told = (SendText(talk.user_id, text) for text in outcome.texts)
    return replace(outcome, effects=(*told, *outcome.effects), cards=(), came=Came.KEPT)
