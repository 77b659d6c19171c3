"""`帮助`: everything the office can say, a group of it, or how one command is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import commands
from handlers.hearing.clean import compact
from handlers.office.commands import AnyCommand
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office_help as wording


def is_subject(table: Sequence[AnyCommand], said: str) -> bool:
    """Whether there is help on this: a group, or a command of the table with whatever follows it."""
    return compact(said) in wording.GROUPS or _command_in(table, said) in wording.TOPICS


@dataclass(frozen=True, slots=True)
class Subject:
    """What help is asked on, "" for all."""

    said: str


def show_help(table: Sequence[AnyCommand], talk: OfficeTalk, subject: Subject) -> Outcome:
    """List every command, or explain the group or the command that is named."""
    said = subject.said
    if compact(said) in wording.GROUPS:
        return say(wording.group(compact(said)))
    if (word := _command_in(table, said)) in wording.TOPICS:
        return say(wording.topic(word, talk.campaign))
    return say(wording.first_screen(talk.campaign))


def _command_in(table: Sequence[AnyCommand], said: str) -> str:
    """The first word of the command a text calls; "" when it calls none."""
    found = commands.find(table, said) if said else None
    return found[0].words[0] if found else ""
