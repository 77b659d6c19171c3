"""Taking answers: one, several in turn, a whole section, changes, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaign.applications import Application, Place, Value
from campaign.model import Track
from campaign.parts import Part, Photos, entries_of
from campaign.places import asked_in, next_open
from handlers.chair import applying, essays, lock, returned, tracks
from handlers.chair.item_cards import cards_for, said
from handlers.chair.questions import names_of, position, question, what_now
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Around, Refused, Values
from handlers.parts.kinds import KINDS, kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair
from storage.sessions import Step

Changed = Mapping[Place, Value | None]


def answer(talk: ChairTalk, text: str) -> Outcome:
    """Answer the present question and, in turn, the ones behind it; save nothing if one is wrong."""
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    if closed := lock.closed_to(talk, track):
        return closed
    application = talk.application(track)
    part = _part_asked(talk, track)
    if talk.asked and isinstance(part, Photos):
        return returned.send_pictures(track, application, talk.asked)
    asked = talk.asked.entry if talk.asked else None
    answers = application.as_asked.part(part.id)
    values = kind_of(part).read(part, text, answers, asked, _around(talk, track))
    if isinstance(values, Refused):
        return refuse(talk, track, values)
    return save(talk, track, part, values, "answer")


def change(talk: ChairTalk, text: str) -> Outcome:
    """Change an entry named by its number or label; ask it again when no new value is given."""
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    if closed := lock.closed_to(talk, track):
        return closed
    if place := find(track, text):
        return lock.shut_to(talk, track, place) or ask(talk, track, place)
    for part in _asked_parts(track):
        values = kind_of(part).read_change(part, text, _around(talk, track))
        if isinstance(values, Refused):
            return refuse(talk, track, values)
        if values:
            return save(talk, track, part, values, "change")
    return refuse(
        talk, track, Refused(_elsewhere(talk, text) or chair.change_what(track.short_name))
    )


def score_tapped(talk: ChairTalk, track: Track, chosen: Mapping[str, str], done: str) -> Outcome:
    """Save the scores chosen on an item card, as if `2.3=4 2.4=3` had been typed."""
    if closed := lock.closed_to(talk, track):
        return closed
    text = said(chosen)
    for part in _asked_parts(track):
        values = kind_of(part).read_change(part, text)
        if values and not isinstance(values, Refused):
            return replace(save(talk, track, part, values, "tap"), button=done)
    return say(chair.no_choice_made())


def undo(talk: ChairTalk, _: str = "") -> Outcome:
    """Take back the last message's answers, unless someone has changed them since."""
    session = talk.session
    if not session.steps or not (track := talk.campaign.tracks.get(session.steps[-1].track)):
        return say(chair.nothing_to_undo())
    step = session.steps[-1]
    session = session.without_last_step()
    if not all(map(track.has, step.after)):
        return Outcome((chair.nothing_to_undo(),), session=session)
    application = talk.application(track)
    if closed := lock.closed_to(talk, track):
        return closed
    if undone := essays.undo(talk, track, step, session):
        return undone
    names = names_of(track, step.after)
    if any(application.value(place) != value for place, value in step.after.items()):
        return Outcome((chair.changed_elsewhere(track, names),), session=session)
    application = application.with_values(step.before, talk.now).asked_again(*step.before)
    first = next(iter(step.before))
    told = chair.said(track, chair.undone(names), position(track, application))
    return Outcome(
        (f"{told}\n{question(track, application, first)}",),
        session=session.asking(track.id, first),
        application=application,
        did="undo",
    )


def ask(talk: ChairTalk, track: Track, place: Place) -> Outcome:
    """Make this the present question."""
    application = talk.application(track)
    head = chair.said(track, "", position(track, application))
    return Outcome(
        (f"{head}\n{question(track, application, place)}",),
        session=talk.session.asking(track.id, place),
    )


def save(talk: ChairTalk, track: Track, part: Part, values: Values, did: str) -> Outcome:
    """Write the values down, say so, and go on to the next open question."""
    before = talk.application(track)
    placed = {Place(part.id, entry): value for entry, value in values.items()}
    if refusal := lock.shut_to(talk, track, *placed):
        return refusal
    application = before.with_values(placed, talk.now)
    asked = _next(talk, track, application, placed)
    if application.open_return and not application.open_return.pending:
        told = _written(track, part, before, application, values)
        return returned.hand_back(talk, track, application, told)
    step = Step(track.id, {place: before.value(place) for place in placed}, placed)
    session = talk.session.asking(track.id, asked)
    if step.before != step.after:
        session = session.with_step(step)
    return Outcome(
        (_told(talk, track, part, before, application, values, asked),),
        cards=cards_for(talk, track, application, asked) if session.taps else (),
        session=session,
        application=application,
        did=did,
    )


def refuse(talk: ChairTalk, track: Track, refused: Refused) -> Outcome:
    """Say why nothing was saved, what would be right, and where the application stands."""
    if refused.is_unclear:
        return _ask_again(talk, track, refused)
    way = _way_out(talk, track, refused)
    return say(chair.refused(track, refused.why, way, position(track, talk.application(track))))


def _ask_again(talk: ChairTalk, track: Track, refused: Refused) -> Outcome:
    application = talk.application(track)
    asked = question(track, application, talk.asked) if talk.asked else chair.no_question()
    where = position(track, application)
    return say(chair.unclear(track, refused.why, asked, where, talk.campaign.contact))


def _way_out(talk: ChairTalk, track: Track, refused: Refused) -> str:
    """How to answer the entry that was refused: the asked one, or one that was named."""
    asked = talk.asked
    if refused.entry and not (asked and asked.entry == refused.entry):
        part = next(part for part in _asked_parts(track) if refused.entry in entries_of(part))
        return kind_of(part).way_again(part, refused.entry)
    if asked and asked.entry:
        part = track.part(asked.part)
        return kind_of(part).way(part, asked.entry)
    return ""


def _elsewhere(talk: ChairTalk, text: str) -> str:
    """The way to the other application that has what is named; "" where none has."""
    for track in tracks.open_tracks(talk):
        if track is not talk.track and (name := _named_in(track, text)):
            return chair.in_the_other(name, track, is_new=tracks.is_new(talk, track))
    return ""


def _named_in(track: Track, text: str) -> str:
    """What a change is about, by its name; "" where the track has no such entry."""
    for part in _asked_parts(track):
        kind = kind_of(part)
        values = kind.read_change(part, text)
        changed = values.entry if isinstance(values, Refused) else next(iter(values or ()), None)
        if entry := kind.find(part, text) or changed:
            return kind.name(part, entry)
    return ""


def find(track: Track, text: str) -> Place | None:
    """The place a person names by number or label, None when there is none."""
    for part in _asked_parts(track):
        if entry := kind_of(part).find(part, text):
            return Place(part.id, entry)
    return None


def _around(talk: ChairTalk, track: Track) -> Around:
    return Around(talk.now.astimezone(talk.campaign.zone).date(), track)


def _asked_parts(track: Track) -> list[Part]:
    return [part for part in track.parts if type(part) in KINDS]


def _part_asked(talk: ChairTalk, track: Track) -> Part:
    return track.part(talk.asked.part) if talk.asked else _asked_parts(track)[0]


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
) -> str:
    kind = kind_of(part)
    old, new = before.part(part.id), after.part(part.id)
    lines = [_written(track, part, before, after, values)]
    lines += kind.rows_touched(part, new, values)
    lines.append(kind.milestone(track, part, old, new))
    lines.append(what_now(talk, track, after, asked))
    return "\n".join(filter(None, lines))


def _written(
    track: Track, part: Part, before: Application, after: Application, values: Values
) -> str:
    told = kind_of(part).written(part, before.part(part.id), values)
    return chair.said(track, told, position(track, after))
