"""What a branch may change just now: nothing once closed, and only what was sent back."""

from __future__ import annotations

from campaign.applications import Application, Place, Status
from campaign.model import Track
from campaign.places import asked_in, next_open
from campaign.returns import stays_within
from handlers.chair import tracks
from handlers.chair.money.receipts import only_receipts_differ
from handlers.chair.questions import names_of, position, question
from handlers.messages import Finding, Message
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair, declining
from handlers.wording import corrections as wording


def closed_to(talk: ChairTalk, track: Track) -> Outcome | None:
    """What to say where a track takes nothing from this branch, and why; None where it does."""
    if talk.holds(track):
        return say(chair.holds_title(track, talk.campaign.contact))
    application = talk.application(track)
    if application.status is Status.DECLINED:
        return say(declining.already_declined(track))
    if application.result:
        return say(wording.decided(track, talk.campaign.contact))
    return None if talk.takes(track) or talk.is_early else say(deadline_passed(talk))


def deadline_passed(talk: ChairTalk) -> str:
    """That nothing is taken any more, and what was sent back and still is."""
    ways = [wording.still_open(track, _open_names(talk, track)) for track in talk.returned]
    return "\n".join((chair.closed(talk.campaign, tracks.has_begun(talk)), *ways))


def shut_to(talk: ChairTalk, track: Track, *places: Place) -> Outcome | None:
    """What to say where one of these places was not sent back with the rest; None where all are."""
    returned = talk.application(track).open_return
    if not returned or set(places) <= set(returned.places):
        return None
    return _only_these(talk, track)


def kept(talk: ChairTalk, message: Message, outcome: Outcome) -> Outcome:
    """The outcome, unless it would change something that is closed: then the reason instead.

    Findings count as of the message they are about, which was looked at when it came.
    """
    for after in outcome.applications:
        if refusal := _refused(talk, message, after):
            return refusal
    return outcome


def _refused(talk: ChairTalk, message: Message, after: Application) -> Outcome | None:
    track = talk.campaign.tracks[after.track]
    before = talk.application(track)
    if only_receipts_differ(before, after):
        return None
    if not stays_within(track, before, after):
        return _only_these(talk, track)
    if isinstance(message, Finding):
        return None
    if before.result:
        return say(wording.decided(track, talk.campaign.contact))
    return None if talk.takes(track) else say(deadline_passed(talk))


def _only_these(talk: ChairTalk, track: Track) -> Outcome:
    """Name what was sent back; where it is being corrected, ask for it again."""
    application = talk.application(track)
    told = chair.refused(
        track,
        wording.only_these(_open_names(talk, track)),
        "",
        position(track, application),
    )
    if talk.track is not track:
        return say(f"{told}\n{wording.go_on_with(track)}")
    asked = talk.asked if talk.asked in asked_in(track, application) else None
    asked = asked or next_open(track, application)
    following = question(track, application, asked) if asked else wording.hand_back_way()
    return Outcome((f"{told}\n\n{following}",), session=talk.session.asking(track.id, asked))


def _open_names(talk: ChairTalk, track: Track) -> str:
    returned = talk.application(track).open_return
    return names_of(track, returned.places) if returned else ""
