"""What a sentence means that is no command of the table: done, led to, or asked which was meant.

A meaning is a guess: what only shows, or asks for a code first, is done; a command that writes or
sends is shown as it is to be sent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from campaign.model import Campaign
from handlers.chair.confirming.yes_no import NO, YES
from handlers.hearing import catalogue
from handlers.hearing.clean import compact, visible
from handlers.hearing.faces import is_face
from handlers.hearing.forms import form_of
from handlers.hearing.names import Names
from handlers.hearing.slots import Slots
from handlers.hearing.understanding import Reading, understand
from handlers.office import commands as office
from handlers.office.commands import LOOKS, Call
from handlers.office.everyday import unheard
from handlers.office.everyday.leading import LEADS
from handlers.office.everyday.meant import ONE_BRANCH, meant_by, name_of
from handlers.office.everyday.meant_commands import SMALL_TALK, command_of
from handlers.office.heard import Heard, saying
from handlers.office.resolve.branches import named_in, near_branches
from handlers.office.table import INDEX
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import meaning as meaning_wording
from handlers.wording import office_meaning as wording
from storage.acts import Act
from storage.readings import Needs
from storage.sessions import OfficeSession
from storage.waiting import ToChoose

_NOT_TO_DO = re.compile(
    r"(?:不要|不用|不必|不能|不准|无需|不需要|先别|别|没让|没叫|没同意|没说要).{0,6}"
    r"(?:催|退|打回|驳回|发|通知|延|推迟|推荐|登记|收|群发|广播|换|提醒)"
)
_LIKE_A_NAME = re.compile(r"[^的了吗呢哪谁什几多都一没未大各所全么过得们]{1,5}").fullmatch
_NONE_OF_THEM = NO | {"都不是", "没有", "换一个", "不想"}


def hear(campaign: Campaign, said: str) -> Heard | None:
    """What a sentence comes to that is like one of the catalogue; None where it is like none."""
    readings = readings_of(campaign, said)
    is_led = bool(readings) and kind_of(readings[0].intent) == "lead"
    if (is_led or not readings) and _NOT_TO_DO.search(compact(said)):
        return saying(wording.nothing_done())
    behind = unheard.command_behind(campaign, said)
    if not readings or (behind and not is_led and behind[0].log not in LOOKS):
        return None
    if readings[0].is_sure:
        return _with_others(campaign, readings, said)
    return Heard(lambda talk: ask_which(talk, [reading.intent for reading in readings], said))


def _with_others(campaign: Campaign, readings: Sequence[Reading], said: str) -> Heard:
    """What the likeliest reading comes to; where it only shows, with a line of what else may be meant."""
    best, *others = readings
    heard = act(campaign, best, said)
    if kind_of(best.intent) != "tell" or not others:
        return heard
    told = meaning_wording.or_else([does_of(campaign, other.intent, said) for other in others])

    def run(talk: OfficeTalk) -> Outcome:
        outcome = heard.run(talk)
        *first, last = outcome.texts or ("",)
        return replace(outcome, texts=(*first, f"{last}\n\n{told}")) if last else outcome

    return replace(heard, run=run)


def hear_instead(campaign: Campaign, said: str, call: Call[Any]) -> Heard | None:
    """What a sentence comes to whose beginning is a word of the table, though the rest fits none.

    None where the word stands apart: then it is meant, and what is wrong behind it is told.
    """
    word, *_ = visible(said).split(maxsplit=1) or [""]
    is_read = not isinstance(call.argument, str)
    if compact(word) in call.command.words or (is_read and call.command.log is not Act.BROADCAST):
        return None
    readings, typed = readings_of(campaign, said), INDEX.find(said)
    if not readings or not typed:
        return None
    if is_read:
        return act(campaign, readings[0], said) if _only_asks(readings[0], said) else None
    meant = meant_by(campaign, readings[0], said)
    is_name = near_branches(campaign, typed[1]) or _LIKE_A_NAME(compact(typed[1]))
    return None if is_name and not meant.branches else hear(campaign, said)


def _only_asks(reading: Reading, said: str) -> bool:
    """Whether a text that may be sent to many is rather a question: 通知有没有没收到的."""
    return reading.is_sure and kind_of(reading.intent) == "tell" and form_of(compact(said)).asks


def choose(campaign: Campaign, session: OfficeSession, said: str) -> Heard | None:
    """What the number comes to that answers what was asked; None where it answers nothing."""
    waiting, words = session.waiting, compact(said)
    if not isinstance(waiting, ToChoose):
        return None
    if words in _NONE_OF_THEM:
        return Heard(lambda _: say(wording.never_mind()))
    number = int(words) if words.isdecimal() else len(waiting.intents) == 1 and words in YES
    if not 1 <= number <= len(waiting.intents):
        return None
    chosen = waiting.intents[number - 1]
    known = (r for r in readings_of(campaign, waiting.said) if r.intent == chosen)
    branch = named_in(campaign, waiting.said)
    bare = Reading(chosen, 1.0, Slots(branches=(branch.number,) if branch else ()))
    return act(campaign, next(known, bare), waiting.said)


def readings_of(campaign: Campaign, said: str) -> list[Reading]:
    """What a sentence may mean: one reading that is sure, or some to choose from."""
    if is_face(said):
        return [Reading("ok", 1.0, is_sure=True)]
    names = Names.of(campaign, with_branches=True)
    readings = understand(said, (), catalogue.office(), names)
    kinds = {reading.intent: kind_of(reading.intent) for reading in readings}
    return [
        r
        for r in readings
        if kinds[r.intent] in ("tell", "lead") or r.intent in SMALL_TALK and r.is_sure
    ]


def kind_of(intent: str) -> str:
    """Whether an intent informs, leads to something or is small talk."""
    return catalogue.office().intents[intent].kind


def act(campaign: Campaign, reading: Reading, said: str) -> Heard:
    """Run the command a reading stands for, or show it where it writes or sends."""
    meant = meant_by(campaign, reading, said)
    if reading.intent in ONE_BRANCH and len(meant.branches) > 1:
        ways = [command_of(replace(meant, branches=(branch,))) for branch in meant.branches]
        return Heard(lambda _: say(wording.one_at_a_time(ways)))
    call = office.find_call(INDEX, campaign, command) if (command := command_of(meant)) else None
    if call is None:
        looks = tuple(branch.number for branch in meant.branches)
        return Heard(lambda talk: LEADS[meant.intent](talk, meant), Needs(looks=looks))
    if meant.intent in SMALL_TALK:
        return Heard(call.run, call.needs(campaign))
    return Heard(lambda talk: shown(call.run(talk), command), call.needs(campaign))


def shown(outcome: Outcome, command: str) -> Outcome:
    """The outcome of a guess, with the command that was run."""
    if not outcome.texts:
        return outcome
    first, *rest = outcome.texts
    return replace(outcome, texts=(f"{wording.taken_for(command)}\n{first}", *rest))


def ask_which(talk: OfficeTalk, intents: Sequence[str], said: str) -> Outcome:
    """Ask which of these was meant, by number; whether it was, where there is only one."""
    does = [does_of(talk.campaign, intent, said) for intent in intents]
    is_one = len(does) == 1
    asking = meaning_wording.is_it(does[0], True) if is_one else meaning_wording.which(does)
    waiting = ToChoose(tuple(intents), said, talk.session.pending)
    return Outcome((asking,), own=replace(talk.session, waiting=waiting))


def does_of(campaign: Campaign, intent: str, said: str) -> str:
    """What an intent does, with the branches and awards the sentence names."""
    found = next(iter(readings_of(campaign, said)), Reading(intent, 0.0))
    meant = meant_by(campaign, found, said)
    named = [*map(name_of, meant.branches), *(track.short_name for track in meant.tracks)]
    return wording.about(catalogue.office().intents[intent].does, "、".join(named))
