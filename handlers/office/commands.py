"""A command of the office: what must be read for it, and what happens once it is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from zlib import crc32

from campaign.model import Campaign
from handlers.commands import Command
from handlers.outcomes import Outcome
from handlers.talk import OfficeTalk
from storage.readings import Needs
from storage.waiting import Pending

CODE_LASTS = timedelta(minutes=10)
# What only shows things, by its name in the history; an archive leaves it out, for it is no change.
LOOKS = frozenset(
    {
        "status",
        "strangers",
        "questions",
        "unfinished",
        "outstanding",
        "history",
        "board",
        "rank",
        "scores",
        "results",
        "look",
        "export",
        "download",
        "help",
    }
)


def nothing(_campaign: Campaign, _argument: str) -> Needs:
    """The needs of a command that needs nothing."""
    return Needs()


@dataclass(frozen=True, slots=True)
class OfficeCommand(Command[OfficeTalk]):
    """One thing the office can say; `log` is its name in the history.

    `needs` tells from campaign and argument what to read. What touches many people has `confirmed`:
    `run` shows whom, this does it, with the argument and the numbers of the branches that were shown;
    `needs_then` tells what that reads and changes, where it is not `needs` again.
    """

    log: str = ""
    needs: Callable[[Campaign, str], Needs] = nothing
    confirmed: Callable[[OfficeTalk, str, tuple[str, ...]], Outcome] | None = None
    needs_then: Callable[[Campaign, tuple[str, ...]], Needs] | None = None


def nothing_then(_campaign: Campaign, _shown: tuple[str, ...]) -> Needs:
    """The needs of a confirmation that changes no record."""
    return Needs()


def ask_back(
    talk: OfficeTalk, said: str, shown: Sequence[str], tell: Callable[[str], str]
) -> Outcome:
    """Show whom a command will touch and ask for 确认 with a code; `tell` gets the code.

    `said` are the words that name the command again when it is confirmed.
    """
    code = f"{crc32(talk.callback.encode()) % 9000 + 1000}"
    pending = Pending(code, said, tuple(shown), talk.now)
    return Outcome((tell(code),), session=replace(talk.session, waiting=pending))
