"""A command of the office: what it reads out of its words, what must be looked up, what happens."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Generic, TypeVar
from zlib import crc32

from campaign.model import Branch, Campaign, Track
from handlers.commands import CommandIndex, Takes
from handlers.office.resolve.naming import one_branch, track_named
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from storage.acts import Act
from storage.readings import Needs
from storage.waiting import Pending

Argument = TypeVar("Argument")

CODE_LASTS = timedelta(minutes=10)
# What may follow a word of the table, so that it is one.
A_NAME = re.compile(r".{1,40}").fullmatch
SOME_WORDS = re.compile(r".{1,400}", re.DOTALL).fullmatch
ANY_TEXT = re.compile(r".+", re.DOTALL).fullmatch
# What only shows things, by its name in the history; an archive leaves it out, for it is no change.
LOOKS = frozenset(
    {
        Act.STATUS,
        Act.SUBMITTED,
        Act.TODAY,
        Act.AVERAGE,
        Act.UNREVIEWED,
        Act.STRANGERS,
        Act.UNDELIVERED,
        Act.QUESTIONS,
        Act.UNFINISHED,
        Act.OUTSTANDING,
        Act.HISTORY,
        Act.CHANGES,
        Act.BOARD,
        Act.RANK,
        Act.PANELS,
        Act.BALLOTS,
        Act.PAPERS,
        Act.VISITS,
        Act.SCORES,
        Act.RESULTS,
        Act.LOOK,
        Act.PHONE,
        Act.DEADLINE,
        Act.DISPUTES,
        Act.LIST,
        Act.EXPORT,
        Act.DOWNLOAD,
        Act.HELP,
    }
)


def nothing(_campaign: Campaign, _argument: object) -> Needs:
    """The needs of a command that needs nothing."""
    return Needs()


def nothing_then(_campaign: Campaign, _shown: tuple[str, ...]) -> Needs:
    """The needs of a confirmation that changes no record."""
    return Needs()


def nothing_follows(_campaign: Campaign, _text: str) -> None:
    """The argument of a command that takes none."""
    return


@dataclass(frozen=True, slots=True)
class OfficeCommand(Generic[Argument]):
    """One thing the office can say; `log` is its name in the history.

    `read` makes the argument of what follows the word, or a sentence that says why it is none;
    `needs` tells what must be looked up for it and `run` does it. What touches many people has
    `confirmed`: `run` shows whom, this does it, with the argument and the numbers of the branches
    that were shown; `needs_then` tells what that reads and changes, where it is not `needs` again.
    """

    words: tuple[str, ...]
    run: Callable[[OfficeTalk, Argument], Outcome]
    read: Callable[[Campaign, str], Argument | str]
    takes: Takes | None = None
    log: Act | None = None
    needs: Callable[[Campaign, Argument], Needs] = nothing
    confirmed: Callable[[OfficeTalk, Argument, tuple[str, ...]], Outcome] | None = None
    needs_then: Callable[[Campaign, tuple[str, ...]], Needs] | None = None


AnyCommand = OfficeCommand[Any]


@dataclass(frozen=True, slots=True)
class Call(Generic[Argument]):
    """A command and what it has read, once; the sentence why it is nothing where it is none."""

    command: OfficeCommand[Argument]
    argument: Argument | str

    def needs(self, campaign: Campaign) -> Needs:
        """What must be looked up before it is run."""
        if isinstance(self.argument, str):
            return Needs()
        return self.command.needs(campaign, self.argument)

    def run(self, talk: OfficeTalk) -> Outcome:
        """Do what was said, or say why it is not clear."""
        if isinstance(self.argument, str):
            return replace(say(self.argument), did=self.command.log)
        outcome = self.command.run(talk, self.argument)
        return replace(outcome, did=outcome.did or self.command.log)

    def needs_then(self, campaign: Campaign, shown: tuple[str, ...]) -> Needs:
        """What must be looked up before it is done for those that were shown."""
        then = self.command.needs_then
        return then(campaign, shown) if then else self.needs(campaign)

    def confirm(self, talk: OfficeTalk, shown: tuple[str, ...]) -> Outcome:
        """Do it for those that were shown, or say why that is no longer clear."""
        if isinstance(self.argument, str) or self.command.confirmed is None:
            return self.run(talk)
        outcome = self.command.confirmed(talk, self.argument, shown)
        return replace(outcome, did=outcome.did or self.command.log)


def find_call(index: CommandIndex[AnyCommand], campaign: Campaign, text: str) -> Call[Any] | None:
    """The command of a table that a text calls, with its argument; None when it calls none."""
    found = index.find(text)
    if found is None:
        return None
    command, rest = found
    return Call(command, command.read(campaign, rest))


def a_branch(command: str) -> Callable[[Campaign, str], Branch | None | str]:
    """What reads the one branch that is named; None where nothing is said."""

    def read(campaign: Campaign, text: str) -> Branch | None | str:
        if not text:
            return None
        named = one_branch(campaign, text, command)
        return named if isinstance(named, str) else named.branch

    return read


def an_award(how: Callable[[Campaign], str]) -> Callable[[Campaign, str], Track | None | str]:
    """What reads the one award that is named; None, which is all, where nothing is said."""

    def read(campaign: Campaign, text: str) -> Track | None | str:
        if not text:
            return None
        return track_named(campaign, text) or how(campaign)

    return read


def everything_needed(campaign: Campaign, _argument: object) -> Needs:
    """A look at the records of all branches."""
    return Needs(looks=tuple(campaign.branch_by_number))


def has_lapsed(talk: OfficeTalk, asked: Pending) -> bool:
    """Whether the code of what waits is too old to be good."""
    return talk.now - asked.at >= CODE_LASTS


def ask_back(
    talk: OfficeTalk, said: str, shown: Sequence[str], tell: Callable[[str], str]
) -> Outcome:
    """Show whom a command will touch and ask for 确认 with a code; `tell` gets the code.

    `said` are the words that name the command again when it is confirmed.
    """
    code = f"{crc32(talk.callback.encode()) % 9000 + 1000}"
    pending = Pending(code, said, tuple(shown), talk.now)
    return Outcome((tell(code),), own=replace(talk.session, waiting=pending))
