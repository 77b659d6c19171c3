"""Values of fields that were given before, or are asked elsewhere, as people come back to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaign.model import Track
from campaign.parts.fields import Field, Fields
from campaign.parts.part import Part
from handlers.chair import answers, lock, reading
from handlers.field_reading import read_fields
from handlers.field_reading.said import called_in_speech, value_in
from handlers.outcomes import Outcome
from handlers.parts.kind import Doubtful, Refused
from handlers.talk import ChairTalk

if TYPE_CHECKING:
    from handlers.chair.said import Said

LONGEST = 40
_WRONG = re.compile(
    r"^(?:[哦啊哎呀嗯诶]|等等|等一下|对了|[,，])*(?:不对|错了|我?(?:打|写|填|说|发|报|改)错了?|(?:上面|刚才|前面)(?:那)?(?:个|项)?的?(?:打|写|填|说|发|改)?错了?|(?=应该是|改成|改为|换成))"
    r"[了啊呀]*[,，。:：\s]*(?:应该?)?(?:是|改成|改为|换成|叫)?\s*(?P<value>.+)$"
)


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a value for a field that is not asked just now: named in speech, or given a moment ago."""
    track = talk.track
    if track is None or said.command or said.asks_firmly or len(said.words) > LONGEST:
        return None
    if lock.closed_to(talk, track):
        return None
    wrong = _WRONG.match(said.words)
    text = wrong["value"] if wrong else said.words
    return _named(talk, track, text) or (_last(talk, track, text) if wrong else None)


def _named(talk: ChairTalk, track: Track, text: str) -> Outcome | None:
    """The value of the field that is named at the start, unless it is asked anyway."""
    asked = reading.field_asked(talk)
    if asked and value_in(asked, text) != text:
        return None
    for part in _with_fields(track):
        for field in part.fields:
            value = called_in_speech(field, text, part.fields)
            if value and field is not asked and (asked is None or asked.is_one_line):
                return _ask_first(talk, track, part, field, value)
    return None


def _last(talk: ChairTalk, track: Track, text: str) -> Outcome | None:
    """The value of the field that was answered last, where the text is one."""
    steps = talk.session.steps
    after = steps[-1].after if steps and steps[-1].track == track.id else {}
    for part in _with_fields(track):
        for field in part.fields:
            if any(place.part == part.id and place.entry == field.id for place in after):
                return _ask_first(talk, track, part, field, text)
    return None


def _ask_first(
    talk: ChairTalk, track: Track, part: Fields, field: Field, text: str
) -> Outcome | None:
    read = read_fields(part, text, field.id, reading.around(talk, track, part))
    if isinstance(read, Doubtful):
        read = read.values
    return None if isinstance(read, Refused) else answers.ask_first(talk, track, part, read)


def _with_fields(track: Track) -> list[Fields]:
    parts: tuple[Part, ...] = tuple(track.parts)
    return [part for part in parts if isinstance(part, Fields)]
