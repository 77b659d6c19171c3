"""What nobody understood: an answer that fits the state, then choices, then the office."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.chair import applying, gate, navigation
from handlers.chair.answers import reading, saving
from handlers.chair.asking.next_steps import told
from handlers.chair.confirming import still_waiting
from handlers.chair.questions import question
from handlers.chair.submitting import corrections
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import unknown as wording
from handlers.wording.chair import call
from storage.effects import SendText
from storage.waiting import ToChoose

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

_ITEM = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])")
OFTEN_MEANT = ("how_item", "skip", "missing", "call_me")  # while something is asked
OFTEN_MEANT_OTHERWISE = ("next_step", "overview", "paper", "call_me")


def hear(talk: ChairTalk, said: Said) -> Outcome:
    """Takes everything else, and keeps what asks something for the office.

    The office is told, once a day, of a person who gets nowhere.
    """
    if not any(map(str.isalpha, said.compact)):
        return _first(talk, said)
    times = talk.session.unheard + 1
    if times == 1 and said.is_question:
        outcome = _unanswered(talk, said)
    elif talk.session.waiting and times == 1:
        still = still_waiting.open_line(talk)
        outcome = say(f"{wording.not_understood()}\n\n{still}")
    elif times == 1:
        outcome = _first(talk, said)
    elif times == 2:
        outcome = _second(talk, said)
    else:
        outcome = _third(talk, said)
    session = outcome.session or talk.session
    session = replace(
        session, unheard=times, has_drifted=bool(session.waiting and not outcome.session)
    )
    return replace(outcome, session=session, unanswered=said.words if said.is_question else "")


def _first(talk: ChairTalk, said: Said) -> Outcome:
    """The present question again, or what comes next."""
    track, asked = talk.track, talk.asked
    if track is None and not any(map(str.isalpha, said.compact)):
        return applying.not_started(talk)
    if track is None or asked is None or gate.closed_to(talk, track):
        return told(talk, wording.not_understood())
    if (named := _ITEM.search(said.words)) and reading.find(track, named[0]):
        return navigation.explain(talk, named[0])
    part = track.part(asked.part)
    if part.pictures:
        return corrections.send_pictures(track, talk.application(track), asked)
    if part.long_text:
        return told(talk, wording.not_understood())
    return saving.ask_again(talk, track, said.answer)


def _unanswered(talk: ChairTalk, said: Said) -> Outcome:
    """Say that there is no answer here, that the office will read the question, and what is asked."""
    cannot = wording.cannot_answer(call(talk.campaign.contact))
    if talk.session.waiting:
        return say(f"{cannot}\n\n{still_waiting.open_line(talk)}")
    track, asked = talk.track, talk.asked
    if not (track and asked and asked.entry and talk.takes(track)):
        return told(talk, cannot)
    if (named := _ITEM.search(said.words)) and reading.find(track, named[0]):
        return navigation.explain(talk, named[0])
    return say(f"{cannot}\n\n{question(track, talk.application(track), asked, is_again=True)}")


def _second(talk: ChairTalk, said: Said) -> Outcome:
    """A few things that are often meant here, by number."""
    is_asked = talk.asked and talk.track and talk.takes(talk.track)
    intents = OFTEN_MEANT if is_asked else OFTEN_MEANT_OTHERWISE
    does = [said.book.catalogue.intents[name].does for name in intents]
    session = replace(talk.session, waiting=ToChoose(intents, said.words))
    return Outcome((wording.choices(does),), session=session)


def _third(talk: ChairTalk, said: Said) -> Outcome:
    """The office's phone; the office is asked to call."""
    today = talk.now.astimezone(talk.campaign.zone).date()
    session = replace(talk.session, waiting=None)
    office = call(talk.campaign.contact)
    if talk.session.called_on == today:
        following = told(talk, wording.please_phone(office))
        return replace(following, session=session)
    news = wording.gets_nowhere(talk.branch, talk.user_id, said.words)
    return Outcome(
        (wording.office_will_call(office),),
        effects=tuple(SendText(person, news) for person in talk.campaign.office),
        session=replace(session, called_on=today),
    )
