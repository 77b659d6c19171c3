"""A chair's message, whatever its kind, to the one place that answers it."""

from __future__ import annotations

from dataclasses import replace

from campaign.model import Campaign
from handlers.chair import gate, menu
from handlers.chair.answers import card_taps, overwriting
from handlers.chair.confirming import still_waiting, together, waiting
from handlers.chair.confirming.cards import BUTTON_AFTER, CONFIRM
from handlers.chair.essay import page
from handlers.chair.hearing import unknown
from handlers.chair.hearing.hearers import ANSWERS_ONLY, HEARERS
from handlers.chair.hearing.said import Book
from handlers.chair.money import receipts
from handlers.chair.page import filling, handing_in, pictures
from handlers.chair.photos import bursts
from handlers.chair.table import ChairCommand
from handlers.messages import (
    CardTap,
    Enter,
    EssayWritten,
    Filled,
    HandedIn,
    Image,
    LeftAsItIs,
    MenuClick,
    Message,
    OverwrittenLately,
    PhotoAdded,
    PhotoFailed,
    PhotosArranged,
    PhotoSaved,
    Silence,
    Text,
)
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair


class ChairRoutes:
    """What happens to everything the chairs of a campaign send."""

    def __init__(self, campaign: Campaign) -> None:
        self._book = Book(campaign)

    @property
    def commands(self) -> tuple[ChairCommand, ...]:
        """The words of chairs."""
        return self._book.commands

    def is_command(self, text: str) -> bool:
        """Whether a text is a word of the table."""
        return self._book.index.find(text) is not None

    def handle(self, talk: ChairTalk, message: Message) -> Outcome:
        """Decide what a chair's message does; nothing that is closed is ever changed."""
        return gate.kept(talk, message, self._handled(talk, message))

    def _handled(self, talk: ChairTalk, message: Message) -> Outcome:
        match message:
            case Text():
                return self._hear(talk, message.text)
            case MenuClick():
                return self._hear(talk, message.event_key)
            case CardTap():
                return self._tap(talk, message)
            case Enter():
                return menu.greet(talk)
            case PhotoSaved() | PhotoFailed() if message.purpose:
                return receipts.settle(talk, message)
            case Image() if of_receipt := receipts.picture(talk, message):
                return of_receipt
            case Image() | PhotoSaved() | PhotoFailed() | Silence():
                return bursts.notice(talk, message)
            case EssayWritten():
                return page.save(talk, message)
            case Filled():
                return filling.fill(talk, message)
            case LeftAsItIs():
                return filling.leave(talk, message)
            case PhotoAdded():
                return pictures.add(talk, message)
            case PhotosArranged():
                return pictures.arrange(talk, message)
            case HandedIn():
                return handing_in.hand_in(talk, message)
            case OverwrittenLately():
                return overwriting.tell(talk)
        return say(chair.only_text())

    def _hear(self, talk: ChairTalk, text: str) -> Outcome:
        """Ask each hearer in turn; what nobody takes is answered by what fits the state."""
        said = self._book.read(text, talk)
        if instead := waiting.after_no(talk, said):
            rest = still_waiting.dropped(talk, said)
            again = self._book.read(instead, rest)
            for hearer in ANSWERS_ONLY:
                if outcome := hearer(rest, again):
                    return _understood(talk, outcome)
        if outcome := waiting.hear(talk, said):
            return _understood(talk, outcome)
        rest = still_waiting.dropped(talk, said)
        for hearer in HEARERS:
            if outcome := hearer(rest, said):
                outcome = together.asked(talk, rest, outcome)
                if still_waiting.survives(talk, said, outcome):
                    return still_waiting.aside(talk, outcome)
                return _understood(talk, still_waiting.not_kept(talk, outcome))
        return unknown.hear(talk if still_waiting.keeps(talk) else rest, said)

    def _tap(self, talk: ChairTalk, tap: CardTap) -> Outcome:
        """Do what the button says; the choices of an item card count as typed scores."""
        if tap.event_key.startswith(CONFIRM):
            return waiting.tap(talk, tap.event_key)
        if outcome := card_taps.take(talk, tap):
            return outcome
        outcome = self._hear(talk, tap.event_key)
        button = BUTTON_AFTER.get(tap.event_key)
        return replace(outcome, button=outcome.button or button)


def _understood(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome, with nothing left waiting or counted of what was not understood before."""
    before, after = talk.session, outcome.session
    if after is None and (before.waiting or before.unheard):
        after = replace(before, waiting=None)
    if after is not None and (after.unheard or after.has_drifted):
        after = replace(after, unheard=0, has_drifted=False)
    if after is not None and outcome.applications and after.remarks:
        after = replace(after, remarks=0)
    return outcome if after is outcome.session else replace(outcome, session=after)
