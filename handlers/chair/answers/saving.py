"""Taking answers: writing them down, asking first about what is likely, saying why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaign.applications import Application, Place, Value
from campaign.model import Track
from campaign.parts.part import Part
from campaign.places import asked_in, next_open
from handlers.chair import applying, gate
from handlers.chair.answers import overwriting
from handlers.chair.answers.item_cards import cards_for
from handlers.chair.answers.reading import asked_parts
from handlers.chair.page import handing_out
from handlers.chair.questions import position, question, what_now
from handlers.chair.submitting import corrections
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Doubtful, Refused, Values
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair
from storage.acts import Act
from storage.sessions import Step
from storage.waiting import ToAnswer

MOST_REMINDERS = 3
Changed = Mapping[Place, Value | None]


def taken(talk: ChairTalk, track: Track, part: Part, read: Values | Refused, did: Act) -> Outcome:
    """Write down what was read, ask about what is likely, or say why it is not taken."""
    if isinstance(read, Doubtful):
        return ask_first(talk, track, part, read.values)
    if isinstance(read, Refused):
        return refuse(talk, track, read)
    return save(talk, track, part, read, did)


def ask_first(talk: ChairTalk, track: Track, part: Part, values: Values) -> Outcome:
    """Ask whether these values are meant as answers."""
    application, kind = talk.application(track), kind_of(part)
    answers = application.part(part.id)
    told = kind.written(part, answers, values)
    details = kind.rows_touched(part, {**answers, **values}, values) or [
        kind.reminder(part, entry)
        for entry in values
        if len(values) <= MOST_REMINDERS and (not talk.asked or entry != talk.asked.entry)
    ]
    return Outcome(
        (chair.ask_first(track, told, details, position(track, application)),),
        session=replace(talk.session, waiting=ToAnswer(track.id, part.id, values)),
    )


def do_answer(talk: ChairTalk, waiting: ToAnswer) -> Outcome:
    """Write down what was asked back, as far as it is still asked for."""
    track = talk.campaign.tracks[waiting.track]
    if closed := gate.closed_to(talk, track):
        return closed
    part = next((part for part in asked_parts(track) if part.id == waiting.part), None)
    if part is None or not waiting.values.keys() <= set(part.names):
        return applying.go_on(talk, track)
    return save(talk, track, part, waiting.values, Act.ANSWER)


def ask(talk: ChairTalk, track: Track, place: Place) -> Outcome:
    """Make this the present question."""
    application = talk.application(track)
    head = chair.said(track, "", position(track, application))
    return Outcome(
        (f"{head}\n\n{question(track, application, place)}",),
        session=talk.session.asking(track.id, place),
    )


def save(talk: ChairTalk, track: Track, part: Part, values: Values, did: Act) -> Outcome:
    """Write the values down, say so, and go on to the next open question."""
    before = talk.application(track)
    placed = {Place(part.id, entry): value for entry, value in values.items()}
    if refusal := gate.shut_to(talk, track, *placed):
        return refusal
    application = before.with_values(placed, talk.now)
    asked = _next(talk, track, application, placed)
    given = overwriting.found(talk, before, placed)
    whose = overwriting.whose(talk, track, given)
    if application.open_return and not application.open_return.pending:
        told = _written(track, part, before, application, values, whose)
        outcome = corrections.hand_back(talk, track, application, told)
        return overwriting.noted(talk, outcome, track, given)
    step = Step(track.id, {place: before.value(place) for place in placed}, placed, talk.now)
    changed = step if step.before != step.after else None
    session = talk.session.asking(track.id, asked, changed)
    outcome = Outcome(
        (_told(talk, track, part, before, application, values, asked, whose),),
        cards=cards_for(talk, track, application, asked) if session.taps else (),
        session=session,
        changes=talk.writes(application),
        did=did,
    )
    return overwriting.noted(talk, outcome, track, given)


def refuse(talk: ChairTalk, track: Track, refused: Refused) -> Outcome:
    """Say why nothing was saved, what would be right, and where the application stands."""
    way = _way_out(talk, track, refused)
    return say(chair.refused(track, refused.why, way, position(track, talk.application(track))))


def ask_again(talk: ChairTalk, track: Track, read: Values | Refused | None) -> Outcome:
    """Say that a text was not understood, and ask the present question again."""
    application = talk.application(track)
    why = read.why if isinstance(read, Refused) else chair.not_understood()
    asked = (
        question(track, application, talk.asked, is_again=True)
        if talk.asked
        else chair.no_question()
    )
    where = position(track, application)
    return say(chair.unclear(track, why, asked, where, talk.campaign.contact))


def _way_out(talk: ChairTalk, track: Track, refused: Refused) -> str:
    """How to answer the entry that was refused: the asked one, or one that was named."""
    asked = talk.asked
    if refused.entry and not (asked and asked.entry == refused.entry):
        part = next(part for part in asked_parts(track) if refused.entry in part.names)
        return kind_of(part).way_again(part, refused.entry)
    if asked and asked.entry:
        part = track.part(asked.part)
        return kind_of(part).way(part, asked.entry)
    return ""


def _next(talk: ChairTalk, track: Track, application: Application, placed: Changed) -> Place | None:
    """The question after these answers: the present one if it was not among them and is open."""
    asked = talk.asked if talk.track is track else None
    if asked and asked not in placed:
        return asked
    order = asked_in(track, application)
    last = max(placed, key=order.index) if asked is None else _last_in_turn(placed, asked, order)
    return next_open(track, application, after=last)


def _last_in_turn(placed: Changed, asked: Place, order: tuple[Place, ...]) -> Place:
    start = order.index(asked)
    return max(placed, key=lambda place: (order.index(place) - start) % len(order))


def _told(
    talk: ChairTalk,
    track: Track,
    part: Part,
    before: Application,
    after: Application,
    values: Values,
    asked: Place | None,
    whose: str,
) -> str:
    kind = kind_of(part)
    old, new = before.part(part.id), after.part(part.id)
    lines = [_written(track, part, before, after, values, whose)]
    lines += kind.rows_touched(part, new, values)
    if milestone := kind.milestone(track, part, old, new):
        lines += [milestone, handing_out.beside(talk, track)]
    written = "\n".join(filter(None, lines))
    is_again = asked is not None and asked == talk.asked and talk.track is track
    return chair.paragraphs(written, what_now(talk, track, after, asked, is_again=is_again))


def _written(
    track: Track,
    part: Part,
    before: Application,
    after: Application,
    values: Values,
    whose: str,
) -> str:
    told = kind_of(part).written(part, before.part(part.id), values) + whose
    return chair.said(track, told, position(track, after))
