"""Hearing what a chair writes as an answer: sure, likely, hardly meant, or nothing of the kind."""

from __future__ import annotations

import re

from handlers.chair import gate
from handlers.chair.answers import reading, saving
from handlers.chair.hearing.said import Said
from handlers.hearing.speech import is_sentence, is_spoken, speaks_of_earlier
from handlers.outcomes import Outcome
from handlers.parts.kind import Doubtful, Refused, Values
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from storage.acts import Act

_SCORES = re.compile(r"[0-9]|[零一二两三四五六七八九十]分")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes an answer to the present question and, in turn, to the ones behind it."""
    track = talk.track
    if track is None or _is_hardly_a_text(talk, said):
        return None
    read = said.answer
    if read is None or isinstance(read, Refused) and _may_be_words(read, said):
        return None
    if said.asks_firmly and not reading.is_asked_in_words(talk):
        return None
    if closed := gate.closed_to(talk, track):
        return closed
    part = reading.part_asked(talk, track)
    if not isinstance(read, Refused) and _may_be_about_another(talk, said, read):
        return saving.ask_first(talk, track, part, read)
    return saving.taken(talk, track, part, read, Act.ANSWER)


def _is_hardly_a_text(talk: ChairTalk, said: Said) -> bool:
    """Whether a text field is asked and this is hardly meant to stand in it."""
    part, entry = reading.asked_of(talk)
    if not part or not entry or not reading.takes_any_text(talk, said.text):
        return False
    kind = kind_of(part)
    value = kind.value_in(part, entry.id, said.words)
    if value != said.words:  # said with what it is: 名字叫…
        said = said.book.read(value, talk)
    if kind.is_placeholder(part, entry.id, value):
        return False
    is_no_name = kind.is_one_line(part, entry.id) and is_sentence(value)
    return said.is_no_value or is_spoken(value) or is_no_name


def _may_be_about_another(talk: ChairTalk, said: Said, read: Values) -> bool:
    """Whether one score in a sentence may be meant for an item that was answered before."""
    asked = talk.asked.entry if talk.asked else None
    is_one = list(read) == [asked] and type(read[asked or ""]) is int  # a yes or no is a bool
    return is_one and speaks_of_earlier(said.words) and str(asked) not in said.words


def hear_named(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes lines like `联系电话：82320000` that name fields, whichever is asked just now."""
    track = talk.track
    if track is None or gate.closed_to(talk, track):
        return None
    for part in reading.asked_parts(track):
        _, asked = reading.asked_of(talk)
        around = reading.around(talk, track, part)
        if lines := kind_of(part).read_named(part, said.text, asked, around):
            return saving.taken(talk, track, part, lines, Act.CHANGE)
    return None


def hear_unclear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes what was meant as an answer but cannot be one, and says what would be right."""
    track = talk.track
    if track is None or gate.closed_to(talk, track):
        return None
    read = said.answer
    if not isinstance(read, Refused) or read.is_unclear:
        return None
    if talk.asked is None and not _SCORES.search(said.compact):
        return None
    return saving.taken(talk, track, reading.part_asked(talk, track), read, Act.ANSWER)


def hear_doubtful(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a remark where a text is asked: it is written down once the person says so."""
    track, asked = talk.track, talk.asked
    if track is None or asked is None or not reading.takes_any_text(talk, said.text):
        return None
    read = said.answer
    part = reading.part_asked(talk, track)
    if read is None or isinstance(read, Refused):
        return saving.taken(talk, track, part, read, Act.ANSWER) if read else None
    return saving.ask_first(talk, track, part, read)


def _may_be_words(refused: Refused, said: Said) -> bool:
    """Whether what is no answer is worth being understood as words; what is likely is asked."""
    if isinstance(refused, Doubtful):
        return said.words.endswith(("吗", "?", "？"))
    if refused.is_certain:
        return False
    if said.asks_firmly:
        return True
    is_wordy = sum(map(str.isalpha, said.compact)) > 1
    return refused.is_unclear or is_wordy and not _SCORES.search(said.compact)
