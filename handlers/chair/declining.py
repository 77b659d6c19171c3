"""Not applying this time: a legitimate answer, asked back once."""

from __future__ import annotations

from dataclasses import replace

from campaign.applications import Status
from campaign.model import Track
from handlers.chair import lock, tracks
from handlers.chair.cards import confirmation
from handlers.chair.questions import position
from handlers.outcomes import Card, Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import cards, chair, corrections, submitting
from storage.sessions import Session

DECLINE = "decline"


def decline(talk: ChairTalk, name: str = "") -> Outcome:
    """Ask whether the branch really does not apply, for the named or the present track."""
    track = _meant(talk, name)
    if track is None:
        return say(chair.decline_which(tracks.open_tracks(talk)))
    if closed := lock.closed_to(talk, track):
        return closed
    application = talk.application(track)
    if application.open_return:
        told = corrections.only_correct(talk.campaign.contact)
        return say(chair.said(track, told, position(track, application)))
    if application.status is Status.SUBMITTED and application.submission:
        told = submitting.withdraw_first(application.submission.receipt)
        return say(chair.said(track, told, position(track, application)))
    return Outcome(
        (chair.declining(track, position(track, talk.application(track))),),
        cards=(_card(talk, track),),
        session=replace(talk.session, confirming=f"{DECLINE}:{track.id}"),
    )


def do_decline(talk: ChairTalk, track: Track, _read_back: str) -> Outcome:
    """Note that the branch does not apply, unless somebody has handed in or declined meanwhile."""
    if talk.application(track).status in (Status.SUBMITTED, Status.RETURNED, Status.DECLINED):
        return decline(talk, track.short_name)
    return Outcome(
        (chair.declined(track, talk.campaign),),
        session=_elsewhere(talk, track),
        application=talk.application(track).with_status(Status.DECLINED, talk.now),
        did="decline",
    )


def _elsewhere(talk: ChairTalk, track: Track) -> Session:
    """The session that no longer asks about the declined track; another track stays where it is."""
    session = replace(talk.session, confirming=None)
    return replace(session, track=None, asked=None) if talk.track is track else session


def _meant(talk: ChairTalk, name: str) -> Track | None:
    """The named track, or else the present one, or else the only one left to decline."""
    if name:
        found = tracks.find_tracks(talk.campaign, name)
    elif talk.track:
        found = [talk.track]
    else:
        found = [t for t in tracks.open_tracks(talk) if not _is_declined(talk, t)]
    return found[0] if len(found) == 1 else None


def _is_declined(talk: ChairTalk, track: Track) -> bool:
    return talk.application(track).status is Status.DECLINED


def _card(talk: ChairTalk, track: Track) -> Card:
    title = cards.decline_title(track)
    return confirmation(talk, DECLINE, track, title, cards.decline_desc(), cards.GO_ON)
