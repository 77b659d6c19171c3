"""What was asked back and still waits: kept, let go, or said to be open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaign.applications import Status
from handlers.chair import (
    declining,
    submitting,
)
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair, disputes, essays, people
from storage.waiting import (
    ToAnswer,
    ToDecline,
    ToSubmit,
    ToWithdraw,
    ToWrite,
    Waiting,
)

if TYPE_CHECKING:
    from handlers.chair.said import Said


def dropped(talk: ChairTalk, said: Said) -> ChairTalk:
    """The talk without what was asked back: anything else than an answer to it lets it go.

    Declining one more award keeps it, for both are then asked about together.
    """
    is_one_more = said.command and said.command[0].run is declining.decline
    if talk.session.waiting is None or is_one_more:
        return talk
    return talk.with_session(replace(talk.session, waiting=None))


def is_done_already(talk: ChairTalk) -> bool:
    """Whether somebody else has done meanwhile what waits: nobody is asked for a word to it then."""
    match talk.session.waiting:
        case ToSubmit(track=name) if track := talk.campaign.tracks.get(name):
            return submitting.is_handed_in(talk.application(track))
        case ToWithdraw(track=name) if track := talk.campaign.tracks.get(name):
            return talk.application(track).status is not Status.SUBMITTED
        case ToDecline(tracks=names):
            found = [talk.campaign.tracks[name] for name in names if name in talk.campaign.tracks]
            return all(talk.application(t).status is Status.DECLINED for t in found)
    return False


def keeps(talk: ChairTalk) -> bool:
    """Whether something waits that is worth waiting for beyond the next sentence."""
    return isinstance(talk.session.waiting, ToSubmit | ToDecline | ToWithdraw)


def what(talk: ChairTalk) -> str:
    """What waits, in words: `提交小家`."""
    waiting = talk.session.waiting
    names = "、".join(
        talk.campaign.tracks[track].short_name
        for track in (tracks_of(waiting) if waiting else ())
        if track in talk.campaign.tracks
    )
    match waiting:
        case ToSubmit():
            return f"{disputes.SUBMIT}{names}"
        case ToWithdraw():
            return f"{people.WITHDRAW} {waiting.receipt} "
        case _:
            return f"{disputes.DECLINE}{names}"


def not_kept(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome, which also says that what was asked about before was not written down."""
    waiting = talk.session.waiting
    match waiting:
        case ToAnswer() if not _has_all(outcome, waiting):
            track = talk.campaign.tracks.get(waiting.track)
            part = next((p for p in track.parts if p.id == waiting.part), None) if track else None
            told = (
                chair.not_written(kind_of(part).written(part, {}, waiting.values)) if part else ""
            )
        case ToWrite():
            told = essays.not_written()
        case _:
            return outcome
    if not outcome.texts or not told:
        return outcome
    *before, last = outcome.texts
    return replace(outcome, texts=(*before, f"{last}\n\n{told}"))


def _has_all(outcome: Outcome, waiting: ToAnswer) -> bool:
    """Whether the outcome writes other values in the same places, or asks about them again."""
    again = outcome.session.waiting if outcome.session else None
    if isinstance(again, ToAnswer) and waiting.values.keys() <= again.values.keys():
        return True
    application = outcome.application
    return (
        application is not None and waiting.values.keys() <= application.part(waiting.part).keys()
    )


def tracks_of(waiting: Waiting) -> tuple[str, ...]:
    match waiting:
        case ToDecline():
            return waiting.tracks
        case ToSubmit() | ToWithdraw() | ToAnswer() | ToWrite():
            return (waiting.track,)
    return ()
