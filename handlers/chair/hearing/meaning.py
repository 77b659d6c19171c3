"""What a person means who uses no word of the table: answered, led to, or asked which was meant.

A meaning is a guess: nothing is written down, handed in, taken back or sent for it before the person
has said yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.chair import cutoff
from handlers.chair.answers import reading
from handlers.chair.asking.faq import faq_answer
from handlers.chair.asking.next_steps import told
from handlers.chair.asking.table import ANSWERS, answer
from handlers.chair.hearing.leading import LEADS, track_named, writes
from handlers.chair.hearing.small_talk import SMALL_TALK
from handlers.hearing.understanding import Reading
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk
from handlers.wording import meaning as wording
from storage.waiting import ToChoose

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Book, Said


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a sentence that is like one the office or the catalogue has, or asks which was meant."""
    if known := faq_answer(talk.campaign, said.words):
        return told(talk, known)
    readings = said.readings
    if not readings or _may_be_a_value(talk, said):
        return None
    if readings[0].is_sure:
        return _with_others(talk, said, act(talk, readings[0].intent, said))
    likely = [reading.intent for reading in readings]
    asking = [intent for intent in likely if intent not in SMALL_TALK]
    return ask_which(talk, asking, said) if asking else act(talk, likely[0], said)


def _with_others(talk: ChairTalk, said: Said, outcome: Outcome) -> Outcome:
    """The answer to the likeliest reading, and in a line what else may have been asked."""
    best, *others = said.readings
    likely = [_does(talk, other.intent, said) for other in others if other.intent not in SMALL_TALK]
    is_settled = outcome.session is not None or bool(outcome.changes)
    if best.intent not in ANSWERS or is_settled or not likely or not outcome.texts:
        return outcome
    *first, last = outcome.texts
    return replace(outcome, texts=(*first, f"{last}\n\n{wording.or_else(likely)}"))


def _may_be_a_value(talk: ChairTalk, said: Said) -> bool:
    """Whether a text field is asked and this could be meant for it, whatever else it is like."""
    if said.is_question or not reading.takes_any_text(talk, said.text):
        return False
    best = said.readings[0]
    kind = said.book.catalogue.intents[best.intent].kind
    return not best.is_sure or kind == "tell" or best.intent in _ALSO_VALUES


def hear_while_closed(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a question while nothing can be changed: it is answered all the same."""
    if cutoff.takes_answers(talk) or said.compact.isdecimal():
        return None
    if known := faq_answer(talk.campaign, said.words):
        return told(talk, known)
    best = said.readings[0] if said.readings else None
    if best and best.intent in ANSWERS and not any(map(str.isdigit, said.compact)):
        return act(talk, best.intent, said)  # it informs only, and there is nothing to choose
    return act(talk, best.intent, said) if best and best.is_sure and _may_be(best) else None


def _may_be(reading: Reading) -> bool:
    return reading.intent in ANSWERS or reading.intent in SMALL_TALK


_ALSO_VALUES = ("ok", "nothing")


def act(talk: ChairTalk, intent: str, said: Said, *, is_confirmed: bool = False) -> Outcome:
    """Answer or lead as the intent says; what would write something is asked about first."""
    if intent in ANSWERS:
        return answer(intent, talk, said.words)
    if small := SMALL_TALK.get(intent):
        return small(talk)
    if not is_confirmed and writes(talk, intent, said.slots):
        return ask_which(talk, [intent], said)
    if refusal := cutoff.closed(talk):
        return refusal
    return LEADS[intent](talk, said.slots)


def choose(talk: ChairTalk, waiting: ToChoose, number: int, book: Book) -> Outcome:
    """Do the reading of this number; where several were offered, one that writes is asked about."""
    said = book.read(waiting.said, talk)
    is_confirmed = len(waiting.intents) == 1
    return act(talk, waiting.intents[number - 1], said, is_confirmed=is_confirmed)


def ask_which(talk: ChairTalk, intents: Sequence[str], said: Said) -> Outcome:
    """Ask which of these was meant, by number; whether it was, where there is only one."""
    does = [_does(talk, intent, said) for intent in intents]
    asking = wording.is_it(does[0], takes_yes(talk)) if len(does) == 1 else wording.which(does)
    waiting = ToChoose(tuple(intents), said.words)
    return Outcome((asking,), session=replace(talk.session, waiting=waiting))


def takes_yes(talk: ChairTalk) -> bool:
    """Whether 是 answers what was asked back; where 是 or 否 is asked anyway, only the number does."""
    track, asked = talk.track, talk.asked
    return not (track and asked and kind_of(track.part(asked.part)).is_yes_or_no)


def _does(talk: ChairTalk, intent: str, said: Said) -> str:
    """What an intent does, with what the sentence names."""
    does = said.book.catalogue.intents[intent].does
    track, slots = track_named(talk, said.slots), said.slots
    if intent in ("start", "start_any", "decline") and track:
        return wording.with_track(does, track)
    number = slots.photo or slots.ordinal
    if intent in ("delete_photo", "replace_photo") and number:
        return wording.with_photo(does, number)
    return does
