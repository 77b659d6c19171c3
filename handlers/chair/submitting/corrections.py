"""An application that was sent back: corrected piece by piece, then handed in by itself."""

from __future__ import annotations

from campaign.applications import Application, Place
from campaign.completeness import missing
from campaign.model import Track
from campaign.places import next_open
from campaign.returns import is_corrected, opens
from handlers.chair.answers.item_cards import cards_for
from handlers.chair.questions import left, name_of, names_of, position, question
from handlers.chair.submitting.receipts import hand_in, other_awards
from handlers.outcomes import Outcome, say
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.wording import corrections as wording
from storage.acts import Act
from storage.arrivals import Fate
from storage.effects import SendText


def finish(talk: ChairTalk) -> Outcome | None:
    """Take photos or text that were sent back as corrected; None where 完成 means something else."""
    track = _meant(talk)
    if track is None:
        return None
    application = talk.application(track)
    parts = [place for place in _pending(application) if not place.entry]
    parts = [place for place in parts if place == talk.asked] or parts
    done = [place for place in parts if is_corrected(track, application, place)]
    if parts and not done:
        return _not_corrected(talk, track, application, parts[0])
    return _finished(talk, track, application, done)


def submit(talk: ChairTalk, track: Track) -> Outcome:
    """Hand in at once when everything that was sent back is corrected; else say what is left."""
    application = talk.application(track)
    open_parts = [place for place in _pending(application) if not place.entry]
    done = [place for place in open_parts if is_corrected(track, application, place)]
    after = application.dealt_with(*done)
    if not _pending(after):
        return _finished(talk, track, application, done)
    asked = next_open(track, after)
    assert asked is not None  # noqa: S101 - something is pending
    told = wording.not_yet(names_of(track, _pending(after)))
    head = chair.said(track, told, position(track, application))
    return Outcome(
        (f"{head}\n\n{question(track, application, asked)}",),
        session=talk.session.asking(track.id, asked),
    )


def still_open(track: Track, application: Application) -> str:
    """What was sent back and is not dealt with, counting parts that differ and are enough; "" = all is."""
    parts = [place for place in _pending(application) if not place.entry]
    done = [place for place in parts if is_corrected(track, application, place)]
    pending = _pending(application.dealt_with(*done))
    return wording.not_yet(names_of(track, pending)) if pending else ""


def hand_back(talk: ChairTalk, track: Track, application: Application, told: str) -> Outcome:
    """Hand in what is corrected, and tell who sent it back; or keep it and say what is lacking."""
    if lacking := _lacking(track, application):
        return Outcome(
            (f"{told}\n{wording.cannot_hand_back(lacking, talk.campaign.contact)}",),
            session=talk.session.asking(track.id, None),
            changes=talk.writes(application),
            did=Act.CORRECT,
        )
    returned = application.open_return
    changes = _changes(track, application)
    after, submission, papers = hand_in(talk, track, application)
    receipt = wording.handed_back(talk.campaign, track, after, submission, talk.has_ended)
    notice = wording.corrected(talk.campaign, talk.branch, track, after, submission, changes)
    telling = (SendText(returned.user_id, notice),) if returned else ()
    return Outcome(
        ("\n".join((told, receipt, *other_awards(talk, track))),),
        effects=(*papers, *telling),
        session=talk.session.asking(track.id, None).without_steps(),
        changes=talk.writes(after),
        did=Act.SUBMIT,
    )


def keep(talk: ChairTalk, track: Track, places: list[Place]) -> Outcome:
    """Settle these as they are; ask for what is left, or hand in when nothing is."""
    return _finished(talk, track, talk.application(track), places, is_kept=True)


def send_pictures(track: Track, application: Application, place: Place) -> Outcome:
    """Ask for photos again, of a person who wrote something else."""
    head = chair.refused(track, wording.no_picture(), "", position(track, application))
    return say(f"{head}\n\n{question(track, application, place)}")


def _meant(talk: ChairTalk) -> Track | None:
    """The application in hand if it was sent back, or the only one that was and has open parts."""
    if talk.track in talk.returned:
        return talk.track
    if talk.asked and not talk.asked.entry:
        return None
    waiting = [t for t in talk.returned if any(not p.entry for p in _pending(talk.application(t)))]
    return waiting[0] if len(waiting) == 1 else None


def _pending(application: Application) -> tuple[Place, ...]:
    return application.open_return.pending if application.open_return else ()


def _finished(
    talk: ChairTalk,
    track: Track,
    application: Application,
    done: list[Place],
    *,
    is_kept: bool = False,
) -> Outcome:
    """Settle these parts; ask for what is left, or hand in when nothing is."""
    if opens(application, track.pictures) and _is_fetching(talk, track):
        return say(chair.said(track, wording.still_fetching(), position(track, application)))
    after = application.dealt_with(*done)
    tell = wording.kept if is_kept else wording.finished
    named = tell(names_of(track, done)) if done else ""
    told = chair.said(track, named, position(track, after))
    asked = next_open(track, after)
    if asked is None:
        return hand_back(talk, track, after, told)
    return Outcome(
        (f"{told}\n\n{question(track, after, asked)}",),
        cards=cards_for(talk, track, after, asked) if talk.session.taps else (),
        session=talk.session.asking(track.id, asked),
        changes=talk.writes(after) if done else {},
        did=Act.CORRECT if done else None,
    )


def _not_corrected(
    talk: ChairTalk, track: Track, application: Application, place: Place
) -> Outcome:
    part = track.part(place.part)
    told = kind_of(part).not_corrected(part, application)
    head = chair.said(track, told, position(track, application))
    return Outcome(
        (f"{head}\n\n{question(track, application, place)}",),
        session=talk.session.asking(track.id, place),
    )


def _is_fetching(talk: ChairTalk, track: Track) -> bool:
    """Whether a picture that somebody of the branch has sent is still on its way."""
    return any(
        arrival.fate is Fate.FETCHING and arrival.track in ("", track.id)
        for session in talk.record.sessions.values()
        for arrival in session.arrivals.burst
    )


def _lacking(track: Track, application: Application) -> list[str]:
    lack = missing(track, application)
    short = [wording.points_short(track, lack.points)] if lack.points else []
    return [*left(track, application), *short]


def _changes(track: Track, application: Application) -> list[str]:
    """What was sent back, each with what became of it."""
    returned, last = application.open_return, application.submission
    if not returned or not last:
        return []
    parts = ((place, track.part(place.part)) for place in returned.places)
    return [
        kind_of(part).became(part, last, application, place.entry, name_of(track, place))
        for place, part in parts
    ]
