"""What nobody understood: the likely commands, then choices by number, then less and less."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.model import Branch, Campaign
from handlers.hearing import catalogue
from handlers.hearing.clean import compact
from handlers.office.commands import AnyCommand
from handlers.office.everyday.meant import name_of
from handlers.office.everyday.words import example_branch
from handlers.office.resolve.branches import named_in
from handlers.office.resolve.naming import read_naming
from handlers.office.table import OFFICE_COMMANDS
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office as office_wording
from handlers.wording import office_help
from handlers.wording import office_meaning as wording
from storage.waiting import ToChoose

_BY_WORD = {word: command for command in OFFICE_COMMANDS for word in command.words}
_LONGEST_FIRST = sorted(_BY_WORD, key=len, reverse=True)
_ITEM_AND_POINTS = re.compile(r"\d\.\d+\s+\d{1,2}\b")
OFTEN_MEANT = ("status", "unfinished", "help")
OFTEN_MEANT_OF_ONE = ("status_branch", "phone", "help")


def answer(talk: OfficeTalk, said: str) -> Outcome:
    """Say that it was not understood, with what is most likely meant; the second time by number."""
    times = talk.session.unheard + 1
    branch = named_in(talk.campaign, said)
    session = replace(talk.session, unheard=times)
    if times == 2:
        intents = OFTEN_MEANT_OF_ONE if branch else OFTEN_MEANT
        does = [catalogue.office().intents[intent].does for intent in intents]
        waiting = ToChoose(intents, said, session.pending)
        session = replace(session, waiting=waiting)
        return replace(say(wording.still_not_understood(does)), own=session)
    told = wording.not_understood_again() if times > 2 else _likely(talk.campaign, branch, said)
    return replace(say(told), own=session)


def _likely(campaign: Campaign, branch: Branch | None, said: str) -> str:
    """The usual commands; rather the one that was meant, where a text begins or ends with its word."""
    text = compact(said)
    for word in _LONGEST_FIRST:
        first = _BY_WORD[word].words[0]
        if text.startswith(word) and first in office_help.TOPICS:
            return office_wording.write_it_so(office_help.topic(first, campaign))
    if behind := command_behind(campaign, said):
        return office_wording.command_first(behind[1], behind[2])
    if branch is None:
        return office_wording.not_understood(example_branch(campaign))
    name = name_of(branch)
    if _ITEM_AND_POINTS.search(said):
        return wording.is_it_a_review(f"核分 {' '.join(said.split())}")
    return wording.not_understood(
        [f"{word} {name}" for word in ("状态", "电话", "记录")],
        [f"{word} {name}" for word in ("催", "收", "核分")],
    )


def command_behind(campaign: Campaign, said: str) -> tuple[AnyCommand, str, str] | None:
    """The command whose word stands behind what it is about, the word, and that: 信工 代填."""
    text = compact(said)
    for word in _LONGEST_FIRST:
        rest = text.removesuffix(word)
        if text != rest and is_named(campaign, rest):
            return _BY_WORD[word], word, rest
    return None


def is_named(campaign: Campaign, text: str) -> bool:
    """Whether a text names a branch or an award."""
    naming = read_naming(campaign, text, "", lone=True)
    return bool(naming.branches or naming.tracks)
