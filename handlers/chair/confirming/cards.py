"""Cards that ask for a confirmation. Each button says a word that could as well be typed."""

from __future__ import annotations

from handlers.talk import ChairTalk
from handlers.wording import cards as wording
from storage.cards import Button, Card
from storage.waiting import ToDecline, ToSubmit, ToWithdraw, Waiting

GO_ON = "接着填"  # means 继续; a word of its own tells a tap on such a card from one on the menu
CONFIRM = "确认:"
BUTTON_AFTER = {GO_ON: wording.WENT_ON}


def confirmation(talk: ChairTalk, waiting: Waiting, title: str, desc: str, other: str) -> Card:
    """A card with 确认 and a way out that goes on with the application.

    Its 确认 names what it confirms, so that an old card cannot confirm something else.
    """
    buttons = Button(wording.CONFIRM, key_of(waiting)), Button(other, GO_ON)
    return Card(f"{waiting.kind}-{talk.callback}", title, desc, buttons)


def key_of(waiting: Waiting) -> str:
    """The event key of the button that confirms this."""
    match waiting:
        case ToDecline():
            about = "+".join(waiting.tracks)
        case ToSubmit() | ToWithdraw():
            about = waiting.track
        case _:
            about = ""
    return f"{CONFIRM}{waiting.kind}:{about}"
