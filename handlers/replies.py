"""What goes back for a message at once, and what is sent after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.messages import CardTap, Finding, Message, OnPage
from handlers.outcomes import Outcome
from handlers.splitting import split
from storage import effects


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back in the same request: a text, or a new label for the tapped card's button.

    `came` is what something done on a page came to, "" of anything else.
    """

    text: str = ""
    button: str = ""
    came: str = ""


def reply_to(message: Message, outcome: Outcome) -> tuple[Reply, list[str]]:
    """The reply itself and the texts to send later; not every message takes a text as its reply."""
    if isinstance(message, OnPage):
        return Reply("\n".join(outcome.texts), came=outcome.came), []
    texts = [piece for text in outcome.texts for piece in split(text)]
    if isinstance(message, CardTap | Finding):
        return Reply(button=outcome.button or ""), texts
    return Reply(texts[0] if texts else ""), texts[1:]


def effects_after(user_id: str, texts: list[str], outcome: Outcome) -> list[effects.Effect]:
    """What is to be brought about after the reply, in this order."""
    sends: list[effects.Effect] = [effects.SendText(user_id, text) for text in texts]
    sends += [effects.SendCard(user_id, card) for card in outcome.cards]
    return sends + [piece for effect in outcome.effects for piece in _pieces(effect)]


def _pieces(effect: effects.Effect) -> list[effects.Effect]:
    """The effect, a text in as many messages as it takes."""
    if not isinstance(effect, effects.SendText):
        return [effect]
    return [replace(effect, text=piece) for piece in split(effect.text)]
