"""What was asked back and still waits: kept, let go, or said to be open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaign.applications import Status
from handlers.chair import declining
from handlers.chair.hearing import meaning
from handlers.chair.hearing.leading import LEADS
from handlers.chair.submitting import submit
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import disputes, essays, people, photos
from handlers.wording import waiting as waiting_wording
from storage.waiting import (
    ToAnswer,
    ToChoose,
    ToDecline,
    ToDelete,
    ToSubmit,
    ToWithdraw,
    ToWrite,
    Waiting,
)

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said


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
            return submit.is_handed_in(talk.application(track))
        case ToWithdraw(track=name) if track := talk.campaign.tracks.get(name):
            return talk.application(track).status is not Status.SUBMITTED
        case ToDecline(tracks=names):
            found = [talk.campaign.tracks[name] for name in names if name in talk.campaign.tracks]
            return all(talk.application(t).status is Status.DECLINED for t in found)
    return False


def keeps(talk: ChairTalk) -> bool:
    """Whether something waits that is worth waiting for beyond the next sentence.

    What only asks whether a guess was right is asked once more, and then let go.
    """
    session = talk.session
    match session.waiting:
        case ToSubmit() | ToDecline() | ToWithdraw() | ToDelete():
            return True
        case ToAnswer() | ToWrite():
            return not session.has_drifted
        case ToChoose(intents=intents):
            return len(intents) == 1 and intents[0] in LEADS and not session.has_drifted
    return False


def survives(talk: ChairTalk, said: Said, outcome: Outcome) -> bool:
    """Whether what waits goes on waiting: nothing moved for what was said in between."""
    if not keeps(talk) or outcome.applications or outcome.did:
        return False
    if said.command and said.command[0].changes:
        return False
    before, after = talk.session, outcome.session
    if after is None:
        return True
    return after.waiting is None and (after.track, after.asked) == (before.track, before.asked)


def aside(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome of something said in between, which also says what still waits."""
    if is_done_already(talk) or not outcome.texts:
        return outcome
    before = talk.session
    session = replace(
        outcome.session or before, waiting=before.waiting, has_drifted=True, unheard=0
    )
    *first, last = outcome.texts
    return replace(outcome, texts=(*first, f"{last}\n\n{open_line(talk)}"), session=session)


def open_line(talk: ChairTalk) -> str:
    """One line that says what still waits, and the word for it."""
    waiting = talk.session.waiting
    match waiting:
        case ToAnswer():
            return waiting_wording.still_asked(_written(talk, waiting))
        case ToWrite():
            return essays.still_asked()
        case ToChoose():
            return waiting_wording.still_meant(meaning.takes_yes(talk))
    return waiting_wording.still_waits(what(talk))


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
        case ToDelete(track=track, photos=numbers):
            return photos.deleting(talk.campaign.tracks[track], numbers)
        case _:
            return f"{disputes.DECLINE}{names}"


def _written(talk: ChairTalk, waiting: ToAnswer) -> str:
    """What would be written down, in a few words; "" where that is no longer asked for."""
    track = talk.campaign.tracks.get(waiting.track)
    part = next((p for p in track.parts if p.id == waiting.part), None) if track else None
    if track is None or part is None:
        return ""
    return kind_of(part).written(part, talk.application(track).part(part.id), waiting.values)


def not_kept(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome, which also says that what was asked about before was not written down."""
    waiting = talk.session.waiting
    match waiting:
        case ToAnswer() if not _has_all(talk, outcome, waiting):
            written = _written(talk, waiting)
            told = waiting_wording.not_written(written) if written else ""
        case ToWrite():
            told = essays.not_written()
        case _:
            return outcome
    if not outcome.texts or not told:
        return outcome
    *before, last = outcome.texts
    return replace(outcome, texts=(*before, f"{last}\n\n{told}"))


def _has_all(talk: ChairTalk, outcome: Outcome, waiting: ToAnswer) -> bool:
    """Whether the outcome writes other values in the same places, or asks about them again."""
    again = outcome.session.waiting if outcome.session else None
    if isinstance(again, ToAnswer) and waiting.values.keys() <= again.values.keys():
        return True
    written = next((a for a in outcome.applications if a.track == waiting.track), None)
    if written is None:
        return False
    before = talk.record.application(waiting.track).part(waiting.part)
    after = written.part(waiting.part)
    return (
        all(
            after.get(entry) in (value, None) or after.get(entry) != before.get(entry)
            for entry, value in waiting.values.items()
        )
        and waiting.values.keys() <= after.keys()
    )


def tracks_of(waiting: Waiting) -> tuple[str, ...]:
    match waiting:
        case ToDecline():
            return waiting.tracks
        case ToSubmit() | ToWithdraw() | ToAnswer() | ToWrite() | ToDelete():
            return (waiting.track,)
    return ()
