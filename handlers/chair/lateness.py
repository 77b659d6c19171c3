"""What comes outside of the time in which answers are taken."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.disputes import Dispute
from handlers.chair import declining, submitting, tracks
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.wording import disputes as wording
from storage.effects import SendText

SAID_AT_MOST = 200
_CONFIRMING = {submitting.SUBMIT: wording.SUBMIT, declining.DECLINE: wording.DECLINE}


def refusal(talk: ChairTalk, said: str) -> Outcome | None:
    """Why nothing is taken now, None while it is; what is disputed is left to the office."""
    return disputed(talk, said) if talk.is_disputed else closed(talk)


def closed(talk: ChairTalk) -> Outcome | None:
    """Say that it is too early, or too late and nothing was sent back; None when it is neither."""
    if talk.is_early:
        return say(chair.opens_later(talk.campaign))
    is_closed = talk.is_late and not talk.returned
    return say(chair.closed(talk.campaign, tracks.has_begun(talk))) if is_closed else None


def takes_answers(talk: ChairTalk) -> bool:
    """Whether what is said now may change anything."""
    return not talk.is_disputed and closed(talk) is None


def disputed(talk: ChairTalk, said: str) -> Outcome:
    """Keep for the office what was said, and tell so; the office hears at once of the first."""
    track = talk.track
    dispute = Dispute(
        talk.user_id,
        talk.stated_at or talk.sent_at,
        talk.now,
        said[:SAID_AT_MOST],
        track.id if track else "",
    )
    effects = [
        SendText(person, wording.new(talk.branch, dispute, talk.campaign))
        for person in talk.campaign.office
        if not talk.record.disputes
    ]
    return Outcome(
        (wording.came_too_late(dispute, talk.campaign),),
        effects=tuple(effects),
        dispute=dispute,
        did="dispute",
    )


def confirmation(talk: ChairTalk, said: str) -> str:
    """The word with what it confirms, which alone makes it understood later."""
    what, _, rest = (talk.session.confirming or "").partition(":")
    track = talk.campaign.tracks.get(re.split("[:+]", rest)[0])
    if track is None or what not in _CONFIRMING:
        return said
    return wording.confirming(said, _CONFIRMING[what], track)


def picture(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome of a picture that came too late, with the dispute; it is told of by the burst."""
    dispute = disputed(talk, wording.PICTURE)
    return replace(
        outcome,
        effects=(*outcome.effects, *dispute.effects),
        dispute=dispute.dispute,
        did=dispute.did,
    )
