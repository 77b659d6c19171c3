"""What a text says about what is asked: read by the kind of its part, with what is around it."""

from __future__ import annotations

from campaign.applications import Place
from campaign.model import Track
from campaign.parts.entry import Entry
from campaign.parts.part import Part
from handlers.parts.kind import Around, Kept, Refused, Values
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk


def read_answer(talk: ChairTalk, track: Track, text: str) -> Values | Refused | None:
    """What a text gives as an answer to what is asked; None where nothing is that is written."""
    part, application = part_asked(talk, track), talk.application(track)
    asked = talk.asked.entry if talk.asked else None
    answers = application.as_asked.part(part.id)
    read = kind_of(part).read(part, text, answers, asked, around(talk, track, part))
    if isinstance(read, Kept) and read.entry:
        value = application.value(Place(part.id, read.entry))
        return read if value is None else {read.entry: value}
    return read


def takes_any_text(talk: ChairTalk, text: str) -> bool:
    """Whether any text at all could be the answer; to leave out what is optional surely is one."""
    part, asked = asked_of(talk)
    return bool(part and asked and kind_of(part).takes_any_text(part, asked.id, text))


def asked_of(talk: ChairTalk) -> tuple[Part | None, Entry | None]:
    """The part that is asked, and the entry of it where it is answered one by one."""
    part = talk.track.part(talk.asked.part) if talk.track and talk.asked else None
    return part, part.entry_by_id.get(talk.asked.entry) if part and talk.asked else None


def is_asked_in_words(talk: ChairTalk) -> bool:
    """Whether what is asked is answered in words, so that a question or a remark may be meant for it."""
    part, _ = asked_of(talk)
    return bool(part and kind_of(part).is_in_words)


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
    if not steps or steps[-1].track != track.id:
        return ()
    answered = {place.entry for place in steps[-1].after if place.part == part.id}
    return tuple([entry for entry in part.names if entry in answered]) if answered else ()


def asked_parts(track: Track) -> tuple[Part, ...]:
    return track.parts_in_entries


def part_asked(talk: ChairTalk, track: Track) -> Part:
    return track.part(talk.asked.part) if talk.asked else asked_parts(track)[0]
