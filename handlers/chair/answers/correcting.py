"""Answers that were given before, or are asked elsewhere, as people come back to them in speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaign.model import Track
from handlers.chair import gate
from handlers.chair.answers import reading, saving
from handlers.outcomes import Outcome
from handlers.parts.kind import Doubtful, Refused
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGEST = 40
_WRONG = re.compile(
    r"^(?:[哦啊哎呀嗯诶]|等等|等一下|对了|[,，])*(?:不对|错了|我?(?:打|写|填|说|发|报|改)错了?|(?:上面|刚才|前面)(?:那)?(?:个|项)?的?(?:打|写|填|说|发|改)?错了?|(?=应该是|改成|改为|换成))"
    r"[了啊呀]*[,，。:：\s]*(?:应该?)?(?:是|改成|改为|换成|叫)?\s*(?P<value>.+)$"
)


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a value for what is not asked just now: named in speech, or given a moment ago."""
    track = talk.track
    if track is None or said.command or said.asks_firmly or len(said.words) > LONGEST:
        return None
    if gate.closed_to(talk, track):
        return None
    wrong = _WRONG.match(said.words)
    return _corrected(talk, track, wrong["value"] if wrong else said.words, bool(wrong))


def _corrected(talk: ChairTalk, track: Track, text: str, is_wrong: bool) -> Outcome | None:
    """Ask whether it is meant: for what it names, else for what was answered last and was wrong."""
    _, asked = reading.asked_of(talk)
    for part in reading.asked_parts(track):
        kind, around = kind_of(part), reading.around(talk, track, part)
        read = kind.read_in_speech(part, text, asked, around)
        if read is None and is_wrong and around.last:
            read = kind.read_again(part, text, around)
        read = read.values if isinstance(read, Doubtful) else read
        if read is not None and not isinstance(read, Refused):
            return saving.ask_first(talk, track, part, read)
    return None
