"""`申报小家`, `继续`: starting an application, with what is known already, and going on with it."""

from __future__ import annotations

from dataclasses import replace

from campaign.applications import Application, Place, Status, Value
from campaign.model import Track
from campaign.places import next_open
from handlers.another import may_more
from handlers.chair import another, tracks
from handlers.chair.answers.item_cards import cards_for
from handlers.chair.page import handing_out
from handlers.chair.questions import name_of, position, what_now
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import another as another_wording
from handlers.wording import chair, checks, scores, submitting
from storage.acts import Act


def apply_again(talk: ChairTalk, name: str = "") -> Outcome:
    """Apply once more for an award; where the branch has not begun any yet, for the first time."""
    found = another.find(talk.campaign, name)
    if len(found) == 1 and talk.application(found[0]).status is Status.NOT_STARTED:
        return apply_for(talk, found[0].short_name)
    return another.begin(talk, name)


def apply_for(talk: ChairTalk, name: str) -> Outcome:
    """Start the application for the named track, or go on with it; refuse a track that is closed."""
    found = tracks.find_tracks(talk.campaign, name)
    if len(found) != 1:
        wanted = another.meant(talk.campaign, name)
        return another.ask(talk, wanted) if wanted else say(_which(talk))
    track = found[0]
    if talk.holds(track):
        return say(chair.holds_title(track, talk.campaign.contact))
    match talk.application(track).status:
        case Status.NOT_STARTED:
            return _start(talk, track)
        case Status.DECLINED:
            return _reopen(talk, track)
        case Status.SUBMITTED if track.is_limited:
            outcome = go_on(talk, track)
            has_room = may_more(talk.branch, track)
            rule = (
                another_wording.way(track)
                if has_room
                else submitting.one_per_branch(track, talk.campaign)
            )
            return replace(outcome, texts=("\n".join((*outcome.texts, rule)),))
    return go_on(talk, track)


def _which(talk: ChairTalk) -> str:
    return chair.which_track(tracks.open_tracks(talk))


def resume(talk: ChairTalk, _: str = "") -> Outcome:
    """Go on with the present application, or with one that was begun and is not done."""
    in_hand = tracks.in_hand(talk)
    begun = [track for track in in_hand if talk.takes(track)] or in_hand
    open_ones = [t for t in begun if t in (*tracks.unfinished(talk), *tracks.to_submit(talk))]
    for found in (open_ones, begun):
        if found:
            return go_on(talk, talk.track if talk.track in found else found[0])
    return not_started(talk)


def not_started(talk: ChairTalk) -> Outcome:
    """Say how to start, to a person who answers before choosing an application."""
    return say(chair.choose_first(tracks.open_tracks(talk)))


def go_on(talk: ChairTalk, track: Track) -> Outcome:
    """Ask the question that is open, or say what is left when none is."""
    return _going_on(talk, track, talk.application(track))


def _going_on(talk: ChairTalk, track: Track, application: Application) -> Outcome:
    asked = talk.asked if talk.track is track else None
    asked = asked or next_open(track, application)
    session = talk.session.asking(track.id, asked)
    doing = chair.GOING_ON if asked else ""
    head = chair.said(track, doing, position(track, application))
    return Outcome(
        (f"{head}\n\n{what_now(talk, track, application, asked)}",),
        cards=cards_for(talk, track, application, asked) if session.taps else (),
        session=session,
    )


def _reopen(talk: ChairTalk, track: Track) -> Outcome:
    declined = talk.application(track)
    if declined.is_empty:
        return replace(_start(talk, track), did=Act.REOPEN)
    application = declined.with_status(Status.FILLING, talk.now)
    outcome = _going_on(talk, track, application)
    return replace(outcome, changes=talk.writes(application), did=Act.REOPEN)


def begun(talk: ChairTalk, track: Track) -> Application:
    """The application, begun with what the roster and the calendar know if it was not."""
    application = talk.application(track)
    return _prefilled(talk, track) if application.status is Status.NOT_STARTED else application


def _prefilled(talk: ChairTalk, track: Track) -> Application:
    values: dict[Place, Value | None] = {**_known(talk, track)}
    return (
        talk.application(track).with_status(Status.FILLING, talk.now).with_values(values, talk.now)
    )


def _start(talk: ChairTalk, track: Track) -> Outcome:
    known = _known(talk, track)
    application = _prefilled(talk, track)
    asked = next_open(track, application)
    session = talk.session.asking(track.id, asked)
    lines = [chair.said(track, track.name, position(track, application)), _scope(track)]
    if known:
        named = [(name_of(track, place), value) for place, value in known.items()]
        lines.append(checks.from_roster(named))
    if page := handing_out.beside(talk, track):
        lines.append(page)
    first = what_now(talk, track, application, asked, with_ways=True)
    return Outcome(
        (chair.paragraphs("\n".join(lines), first),),
        cards=cards_for(talk, track, application, asked) if session.taps else (),
        session=session,
        changes=talk.writes(application),
        did=Act.START,
    )


def _scope(track: Track) -> str:
    if track.scorecard:
        return scores.scope(track.scorecard, track.minimum_score)
    return checks.scope(track)


def _known(talk: ChairTalk, track: Track) -> dict[Place, str]:
    """The entries whose value the roster or the calendar tells."""
    roster = {
        "branch_name": talk.branch.name,
        "chair_name": talk.branch.chair_name,
        "phone": talk.branch.phone,
        "today": talk.now.astimezone(talk.campaign.zone).date().isoformat(),
    }
    return {
        Place(part.id, entry): roster[source]
        for part in track.parts
        for entry, source in part.known_from.items()
        if roster[source]
    }
