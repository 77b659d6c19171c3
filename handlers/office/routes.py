"""What a message of the office asks for: read once, then looked up, then done."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from campaign.model import Campaign
from handlers.commands import CommandIndex
from handlers.hearing.clean import compact, cores
from handlers.messages import (
    CardTap,
    Enter,
    Finding,
    Image,
    MenuClick,
    Message,
    PhotoFailed,
    PhotoSaved,
    Text,
)
from handlers.office import commands as office
from handlers.office import on_behalf, put_off
from handlers.office.commands import Call, has_lapsed
from handlers.office.everyday import leaning, meaning, sentences, unheard
from handlers.office.everyday.words import example_branch
from handlers.office.heard import Heard, saying
from handlers.office.resolve.branches import find_branches, find_exactly
from handlers.office.resolve.groups import GROUPS
from handlers.office.resolve.naming import words_of
from handlers.office.table import INDEX, STANDING_IN
from handlers.office.views.table import STATUS
from handlers.office.visiting import pictures
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office as wording
from handlers.wording import people as people_wording
from handlers.wording import reaching
from storage.readings import Needs
from storage.sessions import OfficeSession, SpokenOf
from storage.waiting import Pending, ToChoose

LONGEST_PUT_OFF = 60  # characters; what is longer is somebody's text
_STANDING_IN = CommandIndex(STANDING_IN)
_CONFIRM = re.compile(r"(?:确认|确定)(?P<code>\d{0,6})").fullmatch


def said_in(message: Message) -> str | None:
    """The words of a message, typed or tapped; None when it has none."""
    match message:
        case Text():
            return message.text
        case MenuClick() | CardTap():
            return message.event_key
    return None


def is_for_office(message: Message) -> bool:
    """Whether a message is meant as the office's own even while it stands in for a branch.

    Nothing is but the words that end it or choose another branch, and taps: for a branch the office
    gets no cards.
    """
    said = said_in(message) or ""
    return isinstance(message, CardTap) or _STANDING_IN.find(said) is not None


def is_put_off(campaign: Campaign, message: Message) -> bool:
    """Whether a message plainly is a command of the office, which has to wait while it stands in.

    A word that stands for itself, or before a branch or an award; anything else may be an answer.
    """
    said = said_in(message) or ""
    found = INDEX.find(said)
    if not found or len(said) > LONGEST_PUT_OFF:
        return False
    word, *_ = words_of(found[1]) or [""]
    return not word or word in GROUPS or unheard.is_named(campaign, word)


def call_in(campaign: Campaign, said: str) -> Call[Any] | None:
    """The command a text calls, in its own words or in those of every day; a branch alone is 状态.

    One digit may be a lost score, and two letters a word of the chairs: 继续, 继续教育学院.
    """
    said = sentences.as_command(campaign, said)
    if call := office.find_call(INDEX, campaign, said):
        return call
    name = compact(said)
    if len(name) < 2 or not find_branches(campaign, name):
        return None
    is_sure = len(name) > 2 or name.isdecimal() or bool(find_exactly(campaign, name))
    return office.find_call(INDEX, campaign, f"状态 {said}") if is_sure else None


def _politely_called(campaign: Campaign, said: str) -> Call[Any] | None:
    """The command that is the whole of a text but for what is said for politeness."""
    found = (INDEX.find(core) for core in cores(said))
    word = next((call.words[0] for call, rest in filter(None, found) if not rest), "")
    return office.find_call(INDEX, campaign, word) if word else None


def hear(campaign: Campaign, session: OfficeSession, message: Message) -> Heard:
    """What a message comes to, also one that confirms an earlier one."""
    if isinstance(message, PhotoSaved | PhotoFailed) and message.purpose:
        return pictures.settle(message)
    if isinstance(message, Finding):
        return Heard(lambda _: Outcome())
    heard = _hear(campaign, session, message)
    return replace(heard, run=lambda talk: _unless_lapsed(talk, heard))


def _unless_lapsed(talk: OfficeTalk, heard: Heard) -> Outcome:
    """What was heard, with a line before it if standing in has ended by itself."""
    talk, ended = on_behalf.lapse(talk)
    outcome = heard.run(talk)
    if ended:
        outcome = replace(outcome, own=outcome.own or talk.session)
    is_told = outcome.did == STATUS.log  # there it stands among the rest
    notice = "" if is_told else reaching.on_top(talk.campaign, talk.readings.unreachable)
    head = [line for line in (ended, notice if outcome.texts else "") if line]
    if not head:
        return outcome
    return replace(outcome, texts=("\n".join((*head, *outcome.texts[:1])), *outcome.texts[1:]))


def _hear(campaign: Campaign, session: OfficeSession, message: Message) -> Heard:
    said = said_in(message)
    if isinstance(message, Image):
        if heard := pictures.hear(campaign, session, message):
            return heard
        return saying(people_wording.photo_of_the_office(example_branch(campaign)))
    if isinstance(message, Enter):
        return Heard(lambda _: Outcome())
    if said is None:
        return saying(wording.not_understood(example_branch(campaign)))
    last = leaning.spoken_of(campaign, session, message.sent_at)
    is_typed = isinstance(message, Text)
    if heard := _said(campaign, session, said, last if is_typed else None, is_typed=is_typed):
        return replace(heard, run=lambda talk: _understood(talk, heard.run(talk), said, heard))
    if isinstance(message, MenuClick):
        return saying(wording.for_chairs(example_branch(campaign)))
    return Heard(lambda talk: unheard.answer(talk, said))


def _said(
    campaign: Campaign, session: OfficeSession, said: str, last: SpokenOf | None, *, is_typed: bool
) -> Heard | None:
    """A code, a choice, a command of the table, or what a typed sentence means otherwise.

    `last` is what was spoken of just before, for sentences that lean on it.
    """
    if code := _CONFIRM(compact(said)):
        return _confirming(campaign, session.pending, code["code"])
    if waiting := put_off.hear(session, said):
        return waiting
    if chosen := meaning.choose(campaign, session, said):
        return chosen

    def again(text: str) -> Heard | None:
        return _said(campaign, session, text, None, is_typed=True)

    if last and (heard := leaning.hear(campaign, last, said, again)):
        return heard
    call = call_in(campaign, said) or _politely_called(campaign, said)
    if call is None:
        return meaning.hear(campaign, said) if is_typed else None
    instead = meaning.hear_instead(campaign, said, call) if is_typed else None
    return instead or Heard(call.run, _needs(campaign, session, call))


def _understood(talk: OfficeTalk, outcome: Outcome, said: str, heard: Heard) -> Outcome:
    """The outcome, with no earlier choice left and nothing counted; a code goes on waiting.

    What it was about is remembered for what may lean on it.
    """
    before, session = talk.session, _session_after(talk, outcome)
    waiting = session.waiting
    if isinstance(waiting, ToChoose) and waiting is before.waiting:
        waiting = waiting.behind
    session = leaning.remembered(talk, said, heard, session)
    after = replace(session, waiting=waiting, unheard=0)
    return replace(outcome, own=after) if after != before else outcome


def _needs(campaign: Campaign, session: OfficeSession, call: Call[Any]) -> Needs:
    """What a call needs; to end standing in, the branch that the session names."""
    needs, number = call.needs(campaign), session.stands_in_for
    if call.command.run is on_behalf.end and number in campaign.branch_by_number:
        return replace(needs, branches=(*needs.branches, number))
    return needs


def _confirming(campaign: Campaign, asked: Pending | None, code: str) -> Heard:
    """Do what was shown, once, while the code is good; else say what waits."""
    if asked is None or asked.code != code:
        return Heard(lambda talk: _wrong_code(talk, asked, code))
    call = office.find_call(INDEX, campaign, asked.said)
    if call is None:
        return saying(wording.not_understood(example_branch(campaign)))
    return Heard(lambda talk: _confirm(talk, call, asked), call.needs_then(campaign, asked.shown))


def _wrong_code(talk: OfficeTalk, asked: Pending | None, code: str) -> Outcome:
    if asked is None or has_lapsed(talk, asked):
        return say(wording.nothing_to_confirm())
    return say(wording.confirm_with_code(asked.said, asked.code, code))


def _confirm(talk: OfficeTalk, call: Call[Any], asked: Pending) -> Outcome:
    if has_lapsed(talk, asked):
        return say(wording.confirmed_too_late(asked.said))
    outcome = call.confirm(talk, asked.shown)
    session = _session_after(talk, outcome)
    if session.pending == asked:
        session = replace(session, waiting=None)
    return replace(outcome, own=session)


def _session_after(talk: OfficeTalk, outcome: Outcome) -> OfficeSession:
    return outcome.own if isinstance(outcome.own, OfficeSession) else talk.session
