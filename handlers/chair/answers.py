"""Taking answers: one, several in turn, a whole section, changes, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaign.applications import Application, Place, Value
from campaign.model import Track
from campaign.parts.essay import Essay
from campaign.parts.fields import Field, Fields
from campaign.parts.part import Part
from campaign.parts.photos import Photos
from campaign.places import asked_in, next_open
from handlers.chair import applying, essays, lock, overwriting, returned, tracks
from handlers.chair.item_cards import cards_for, said
from handlers.chair.questions import names_of, position, question, what_now
from handlers.outcomes import Outcome, say
from handlers.parts.fields import NONE
from handlers.parts.kind import Around, Doubtful, Kept, Refused, Values
from handlers.parts.kinds import KINDS, kind_of
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.words import visible
from storage.sessions import Step
from storage.waiting import ToAnswer

Changed = Mapping[Place, Value | None]


def taken(talk: ChairTalk, track: Track, part: Part, read: Values | Refused, did: str) -> Outcome:
    """Write down what was read, ask about what is likely, or say why it is not taken."""
    if isinstance(read, Doubtful):
        return ask_first(talk, track, part, read.values)
    if isinstance(read, Refused):
        return refuse(talk, track, read)
    return save(talk, track, part, read, did)


def ask_first(talk: ChairTalk, track: Track, part: Part, values: Values) -> Outcome:
    """Ask whether these values are meant as answers."""
    where = position(track, talk.application(track))
    told = kind_of(part).written(part, {}, values)
    return Outcome(
        (chair.ask_first(track, told, where),),
        session=replace(talk.session, waiting=ToAnswer(track.id, part.id, values)),
    )


def do_answer(talk: ChairTalk, waiting: ToAnswer) -> Outcome:
    """Write down what was asked back, as far as it is still asked for."""
    track = talk.campaign.tracks[waiting.track]
    if closed := lock.closed_to(talk, track):
        return closed
    part = next((part for part in asked_parts(track) if part.id == waiting.part), None)
    if part is None or not waiting.values.keys() <= set(part.names):
        return applying.go_on(talk, track)
    return save(talk, track, part, waiting.values, "answer")


def read_answer(talk: ChairTalk, track: Track, text: str) -> Values | Refused | None:
    """What a text gives as an answer to what is asked; None where nothing is that is written."""
    part, application = part_asked(talk, track), talk.application(track)
    if isinstance(part, Photos | Essay):
        return None
    asked = talk.asked.entry if talk.asked else None
    answers = application.as_asked.part(part.id)
    read = kind_of(part).read(part, text, answers, asked, around(talk, track, part))
    if isinstance(read, Kept) and read.entry:
        value = application.value(Place(part.id, read.entry))
        return read if value is None else {read.entry: value}
    return read


def takes_any_text(talk: ChairTalk, text: str) -> bool:
    """Whether any text at all could be the answer; to leave out what is optional surely is one."""
    field = field_asked(talk)
    return bool(field and field.type == "text" and (field.required or visible(text) not in NONE))


def field_asked(talk: ChairTalk) -> Field | None:
    part = talk.track.part(talk.asked.part) if talk.track and talk.asked else None
    fields = part.fields if isinstance(part, Fields) else ()
    return next((field for field in fields if talk.asked and field.id == talk.asked.entry), None)


def change(talk: ChairTalk, text: str) -> Outcome:
    """Change an entry named by its number or label; ask it again when no new value is given."""
    track = talk.track
    if track is None:
        return applying.not_started(talk)
    if closed := lock.closed_to(talk, track):
        return closed
    if place := find(track, text):
        return lock.shut_to(talk, track, place) or ask(talk, track, place)
    for part in asked_parts(track):
        if values := kind_of(part).read_change(part, text, around(talk, track, part)):
            return taken(talk, track, part, values, "change")
    return refuse(
        talk, track, Refused(_elsewhere(talk, text) or chair.change_what(track.short_name))
    )


def score_tapped(talk: ChairTalk, track: Track, chosen: Mapping[str, str], done: str) -> Outcome:
    """Save the scores chosen on an item card, as if `2.3=4 2.4=3` had been typed."""
    if closed := lock.closed_to(talk, track):
        return closed
    text = said(chosen)
    for part in asked_parts(track):
        values = kind_of(part).read_change(part, text)
        if values and not isinstance(values, Refused):
            return replace(save(talk, track, part, values, "tap"), button=done)
    return say(chair.no_choice_made())


def ticked(talk: ChairTalk, track: Track, part: Part, values: Values, done: str) -> Outcome:
    """Save what was ticked on a card, and what was not, in one step."""
    if closed := lock.closed_to(talk, track):
        return closed
    return replace(save(talk, track, part, values, "tap"), button=done)


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
        (f"{told}\n\n{question(track, application, first)}",),
        session=session.asking(track.id, first),
        application=application,
        did="undo",
    )


def ask(talk: ChairTalk, track: Track, place: Place) -> Outcome:
    """Make this the present question."""
    application = talk.application(track)
    head = chair.said(track, "", position(track, application))
    return Outcome(
        (f"{head}\n\n{question(track, application, place)}",),
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
    given = overwriting.found(talk, before, placed)
    whose = overwriting.whose(talk, track, given)
    if application.open_return and not application.open_return.pending:
        told = _written(track, part, before, application, values, whose)
        outcome = returned.hand_back(talk, track, application, told)
        return overwriting.noted(talk, outcome, track, given)
    step = Step(track.id, {place: before.value(place) for place in placed}, placed, talk.now)
    session = talk.session.asking(track.id, asked)
    if step.before != step.after:
        session = session.with_step(step)
    outcome = Outcome(
        (_told(talk, track, part, before, application, values, asked, whose),),
        cards=cards_for(talk, track, application, asked) if session.taps else (),
        session=session,
        application=application,
        did=did,
    )
    return overwriting.noted(talk, outcome, track, given)


def refuse(talk: ChairTalk, track: Track, refused: Refused) -> Outcome:
    """Say why nothing was saved, what would be right, and where the application stands."""
    way = _way_out(talk, track, refused)
    return say(chair.refused(track, refused.why, way, position(track, talk.application(track))))


def ask_again(talk: ChairTalk, track: Track, text: str) -> Outcome:
    """Say that a text was not understood, and ask the present question again."""
    application, read = talk.application(track), read_answer(talk, track, text)
    why = read.why if isinstance(read, Refused) else chair.not_understood()
    asked = question(track, application, talk.asked) if talk.asked else chair.no_question()
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


def _elsewhere(talk: ChairTalk, text: str) -> str:
    """The way to the other application that has what is named; "" where none has."""
    for track in tracks.open_tracks(talk):
        if track is not talk.track and (name := _named_in(track, text)):
            return chair.in_the_other(name, track, is_new=tracks.is_new(talk, track))
    return ""


def _named_in(track: Track, text: str) -> str:
    """What a change is about, by its name; "" where the track has no such entry."""
    for part in asked_parts(track):
        kind = kind_of(part)
        values = kind.read_change(part, text)
        changed = values.entry if isinstance(values, Refused) else next(iter(values or ()), None)
        if entry := kind.find(part, text) or changed:
            return kind.name(part, entry)
    return ""


def find(track: Track, text: str) -> Place | None:
    """The place a person names by number or label, None when there is none."""
    for part in asked_parts(track):
        if entry := kind_of(part).find(part, text):
            return Place(part.id, entry)
    return None


def around(talk: ChairTalk, track: Track, part: Part) -> Around:
    day = talk.now.astimezone(talk.campaign.zone).date()
    return Around(day, track, talk.application(track).part(part.id))


def asked_parts(track: Track) -> list[Part]:
    return [part for part in track.parts if type(part) in KINDS]


def part_asked(talk: ChairTalk, track: Track) -> Part:
    return track.part(talk.asked.part) if talk.asked else asked_parts(track)[0]


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
    lines.append(kind.milestone(track, part, old, new))
    written = "\n".join(filter(None, lines))
    return chair.paragraphs(written, what_now(talk, track, after, asked))


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
