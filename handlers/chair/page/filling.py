"""One entry answered on the page: read and written down as in the chat, or refused with the reason."""

from __future__ import annotations

from campaign.applications import Application, Place, Value
from campaign.model import Track
from campaign.parts.part import Part
from handlers.chair import applying
from handlers.chair.answers import overwriting
from handlers.chair.answers.reading import around
from handlers.chair.page.closed import refused, why_shut
from handlers.chair.questions import name_of
from handlers.messages import Filled, LeftAsItIs
from handlers.outcomes import Came, Outcome
from handlers.parts.kind import Doubtful, Refused
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import form_page as wording
from storage.acts import Act
from storage.sessions import ChairSession, Step


def fill(talk: ChairTalk, message: Filled) -> Outcome:
    """Write the answer down unless it cannot be one, or another came there meanwhile."""
    found = _asked(talk, message)
    if isinstance(found, str):
        return refused(found)
    track, part, place = found
    before = applying.begun(talk, track)
    present = before.value(place)
    read = _read(talk, track, part, before, message)
    if isinstance(read, Outcome):
        return read
    is_to_correct = bool(before.open_return and place in before.open_return.pending)
    if read == present and not is_to_correct:
        return Outcome(came=Came.KEPT)
    if kind_of(part).on_page(part, place.entry, present) not in (message.shown, message.text):
        return refused(_overtaken(track, before, place), Came.OVERTAKEN)
    return _written(talk, track, before, place, read)


def leave(talk: ChairTalk, message: LeftAsItIs) -> Outcome:
    """Count what was sent back as dealt with although nothing of it changes."""
    track, place = talk.campaign.tracks.get(message.track), Place(message.part, message.entry)
    if track is None or not track.has(place):
        return refused(wording.not_asked_any_more())
    application = talk.application(track)
    if why := why_shut(talk, track, place):
        return refused(why)
    if not application.open_return:
        return refused(wording.nothing_sent_back())
    after = application.dealt_with(place)
    is_new = after != application
    return Outcome(
        changes=talk.writes(after) if is_new else {},
        did=Act.CORRECT if is_new else None,
        came=Came.KEPT,
    )


def _asked(talk: ChairTalk, message: Filled) -> tuple[Track, Part, Place] | str:
    """What is answered, or why it cannot be."""
    track = talk.campaign.tracks.get(message.track)
    part = next((part for part in track.parts if part.id == message.part), None) if track else None
    if track is None or part is None or message.entry not in part.names:
        return wording.not_asked_any_more()
    place = Place(part.id, message.entry)
    return why_shut(talk, track, place) or (track, part, place)


def _read(
    talk: ChairTalk, track: Track, part: Part, before: Application, message: Filled
) -> Value | Outcome:
    """The value that is said for the entry; what is refused or wants a word more as an outcome."""
    kind, entry = kind_of(part), message.entry
    if not message.text.strip():
        return refused(wording.nothing_written(name_of(track, Place(part.id, entry))))
    answers = before.as_asked.part(part.id)
    read = kind.read(part, message.text, answers, entry, around(talk, track, part))
    if isinstance(read, Doubtful):
        told = kind.written(part, answers, read.values)
        if not message.is_sure:
            return refused(wording.is_it_meant(told), Came.UNSURE)
        read = read.values
    if isinstance(read, Refused):
        way = kind.way_again(part, entry) if read.is_unclear else ""
        return refused("\n".join(filter(None, (read.why, way))))
    if read is None or set(read) != {entry}:
        return refused(wording.only_this(name_of(track, Place(part.id, entry))))
    return read[entry]


def _overtaken(track: Track, before: Application, place: Place) -> str:
    """What stands there by now; who wrote it and when is told from the history."""
    part = track.part(place.part)
    now = kind_of(part).shown(part, before, place.entry)
    return wording.overtaken(name_of(track, place), now)


def _written(
    talk: ChairTalk, track: Track, before: Application, place: Place, value: Value
) -> Outcome:
    was = before.value(place)
    given = overwriting.found(talk, before, {place: value})
    session = _after(talk, track, place)
    if was != value:
        session = session.with_step(Step(track.id, {place: was}, {place: value}, talk.now))
    outcome = Outcome(
        session=session,
        changes=talk.writes(before.with_values({place: value}, talk.now)),
        did=Act.ANSWER if was is None else Act.CHANGE,
        came=Came.KEPT,
    )
    return overwriting.noted(talk, outcome, track, given)


def _after(talk: ChairTalk, track: Track, place: Place) -> ChairSession:
    """The session, in which the chat no longer waits for an answer that was given here.

    Any other question there stays as it is: the person has read it, and answers it.
    """
    session = talk.session
    is_asked_there = session.track == track.id and session.asked == place
    if session.track is None or is_asked_there:
        return session.asking(track.id, None)
    return session
