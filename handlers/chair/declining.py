"""Not applying this time: a legitimate answer, asked back once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaign.applications import Status
from campaign.model import Track
from handlers.chair import gate, tracks
from handlers.chair.confirming.cards import confirmation
from handlers.chair.people import person_called, tell_others
from handlers.chair.questions import position
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import cards, chair, colleagues, corrections, declining, withdrawing
from storage.acts import Act
from storage.cards import Card
from storage.sessions import ChairSession
from storage.waiting import ToDecline


def decline(talk: ChairTalk, name: str = "") -> Outcome:
    """Ask whether the branch really does not apply, for the named or the present track.

    A track about which this was just asked, and not answered, is asked about again with it.
    """
    track = _meant(talk, name)
    if track is None:
        return say(declining.decline_which(tracks.open_tracks(talk), _declinable(talk)))
    waiting = [other for other in _asked_about(talk) if other is not track]
    if waiting and track in _declinable(talk):
        return _ask(talk, [t for t in _declinable(talk) if t is track or t in waiting])
    if closed := gate.closed_to(talk, track):
        return closed
    application = talk.application(track)
    if application.open_return:
        told = corrections.only_correct(talk.campaign.contact)
        return say(chair.said(track, told, position(track, application)))
    if application.status is Status.SUBMITTED and application.submission:
        told = withdrawing.comes_first(application.submission.receipt)
        return say(chair.said(track, told, position(track, application)))
    return _ask(talk, [track])


def decline_all(talk: ChairTalk, _: str = "") -> Outcome:
    """Ask once whether the branch really applies for nothing, as far as that is still open."""
    if found := _declinable(talk):
        return _ask(talk, found, rest=_handed_in(talk))
    told = [
        text for track in tracks.open_tracks(talk) for text in decline(talk, track.short_name).texts
    ]
    return say("\n".join(told))


def do_decline(talk: ChairTalk, waiting: ToDecline) -> Outcome:
    """Note that the branch does not apply, unless somebody has handed in or declined meanwhile."""
    found = [talk.campaign.tracks[name] for name in waiting.tracks]
    closed = [track for track in found if track not in _declinable(talk)]
    if closed:
        return decline(talk, closed[0].short_name)
    who = person_called(talk, talk.user_id)
    declined = [talk.application(t).with_status(Status.DECLINED, talk.now) for t in found]
    return Outcome(
        (declining.declined(found, talk.campaign),),
        effects=tuple(
            effect
            for track in found
            for effect in tell_others(talk, colleagues.declined(track, who))
        ),
        session=_elsewhere(talk, found),
        changes=talk.writes(*declined),
        did=Act.DECLINE,
    )


def _ask(talk: ChairTalk, found: Sequence[Track], rest: str = "") -> Outcome:
    """Ask about these tracks at once."""
    begun = [track for track in found if talk.application(track).status is not Status.NOT_STARTED]
    kept = [position(track, talk.application(track)) for track in begun]
    asking = declining.declining(found, kept)
    waiting = ToDecline(tuple(track.id for track in found))
    return Outcome(
        ("\n".join(filter(None, (rest, asking))),),
        cards=(_card(talk, waiting, found, has_begun=bool(begun)),),
        session=replace(talk.session, waiting=waiting),
    )


def _asked_about(talk: ChairTalk) -> list[Track]:
    """The tracks whose declining waits for 确认."""
    waiting, known = talk.session.waiting, talk.campaign.tracks
    names = waiting.tracks if isinstance(waiting, ToDecline) else ()
    return [known[name] for name in names if name in known]


def _declinable(talk: ChairTalk) -> list[Track]:
    """The tracks which the branch may still decline as they are."""
    closed = (Status.SUBMITTED, Status.RETURNED, Status.DECLINED)
    return [
        track
        for track in tracks.open_tracks(talk)
        if talk.application(track).status not in closed and not gate.closed_to(talk, track)
    ]


def _handed_in(talk: ChairTalk) -> str:
    """That what is handed in already stays so, "" where nothing is."""
    receipts = [
        application.submission.receipt
        for application in map(talk.application, tracks.in_hand(talk))
        if application.submission and application.status is Status.SUBMITTED
    ]
    return declining.stays_handed_in(receipts) if receipts else ""


def _elsewhere(talk: ChairTalk, declined: Sequence[Track]) -> ChairSession:
    """The session that no longer asks about what is declined; another track stays where it is."""
    session = talk.session
    return replace(session, track=None, asked=None) if talk.track in declined else session


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


def _card(talk: ChairTalk, waiting: ToDecline, found: Sequence[Track], *, has_begun: bool) -> Card:
    title, desc = cards.decline_title(found), cards.decline_desc(has_begun=has_begun)
    other = cards.GO_ON if has_begun else cards.LOOK_AGAIN
    return confirmation(talk, waiting, title, desc, other)
