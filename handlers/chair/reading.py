"""What a text says about what is asked: read by the kind of its part, with what is around it."""

from __future__ import annotations

from campaign.applications import Place
from campaign.model import Track
from campaign.parts.essay import Essay
from campaign.parts.fields import Field, Fields
from campaign.parts.part import Part
from campaign.parts.photos import Photos
from handlers.parts.fields import NONE
from handlers.parts.kind import Around, Kept, Refused, Values
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.words import visible


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


def find(track: Track, text: str) -> Place | None:
    """The place a person names by number or label, None when there is none."""
    for part in asked_parts(track):
        if entry := kind_of(part).find(part, text):
            return Place(part.id, entry)
    return None


def around(talk: ChairTalk, track: Track, part: Part) -> Around:
    day = talk.now.astimezone(talk.campaign.zone).date()
    return Around(day, track, talk.application(track).part(part.id), _last(talk, track, part))


def _last(talk: ChairTalk, track: Track, part: Part) -> tuple[str, ...]:
    """The entries of a part that this person's last message answered, in the order of the form."""
    steps = talk.session.steps
    after = steps[-1].after if steps and steps[-1].track == track.id else {}
    answered = {place.entry for place in after if place.part == part.id}
    return tuple(entry for entry in part.names if entry in answered)


def asked_parts(track: Track) -> list[Part]:
    return [part for part in track.parts if part.entries]


def part_asked(talk: ChairTalk, track: Track) -> Part:
    return track.part(talk.asked.part) if talk.asked else asked_parts(track)[0]
