"""Everything the office can say, in one table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.model import Branch, Campaign
from handlers import commands
from handlers.commands import Command
from handlers.messages import CardTap, Enter, MenuClick, Message, Text
from handlers.office import status
from handlers.office.branches import find_branches
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import help as help_wording
from handlers.wording import office as wording

_NAME = re.compile(r".{1,40}").fullmatch


def show_help(talk: OfficeTalk, _: str = "") -> Outcome:
    """List everything the office can say."""
    return say(help_wording.office(talk.campaign.branches[0]))


OFFICE_COMMANDS: tuple[Command[OfficeTalk], ...] = (
    Command(("状态", "进度", "总览"), status.show_status, _NAME),
    Command(("帮助", "菜单", "help", "你好", "您好"), show_help),
)


def said_in(message: Message) -> str | None:
    """The words of a message, typed or tapped; None when it has none."""
    match message:
        case Text():
            return message.text
        case MenuClick() | CardTap():
            return message.event_key
    return None


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be read before a message can be handled."""

    subject: Branch | None = None
    standings: bool = False


def needs_of(campaign: Campaign, message: Message) -> Needs:
    """The one branch a message asks about, or whether it asks about all of them."""
    found = commands.find(OFFICE_COMMANDS, said_in(message) or "")
    if not found or found[0].run is not status.show_status:
        return Needs()
    branches = find_branches(campaign, found[1]) if found[1] else []
    return Needs(branches[0] if len(branches) == 1 else None, standings=not found[1])


def handle(talk: OfficeTalk, message: Message) -> Outcome:
    """Decide what a message of the office does."""
    said = said_in(message)
    if said is None:
        return Outcome() if isinstance(message, Enter) else say(_not_understood(talk))
    if found := commands.find(OFFICE_COMMANDS, said):
        command, argument = found
        return command.run(talk, argument)
    return say(_not_understood(talk))


def _not_understood(talk: OfficeTalk) -> str:
    return wording.not_understood(talk.campaign.branches[0])
