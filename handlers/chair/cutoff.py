"""What comes outside of the time in which answers are taken."""

from __future__ import annotations

from dataclasses import replace

from campaign.disputes import Dispute
from handlers.chair import tracks
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.wording import disputes as wording
from storage.acts import Act
from storage.effects import SendText
from storage.waiting import ToDecline, ToSubmit, Waiting

SAID_AT_MOST = 2048  # a text of WeCom has no more bytes


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
        changes=talk.writes(dispute=dispute),
        did=Act.DISPUTE,
    )


def confirmation(talk: ChairTalk, waiting: Waiting, said: str) -> str:
    """The word with what it confirms, which alone makes it understood later."""
    match waiting:
        case ToSubmit(track):
            what = wording.SUBMIT
        case ToDecline((track, *_)):
            what = wording.DECLINE
        case _:
            return said
    known = talk.campaign.tracks.get(track)
    return wording.confirming(said, what, known) if known else said


def picture(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome of a picture that came too late, with the dispute; it is told of by the burst."""
    dispute = disputed(talk, wording.PICTURE)
    return replace(
        outcome,
        effects=(*outcome.effects, *dispute.effects),
        changes=dispute.changes,
        did=dispute.did,
    )
