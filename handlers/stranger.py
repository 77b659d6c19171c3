"""Somebody who is on no roster."""

from __future__ import annotations

from datetime import datetime

from campaign.model import Campaign
from handlers.messages import CardTap, Finding, Message, Text
from handlers.outcomes import Outcome, say
from handlers.wording import chair
from storage import strangers
from storage.commits import Write
from storage.keys import Keys
from storage.strangers import Stranger


def answer(campaign: Campaign, message: Message, _now: datetime) -> Outcome:
    """Say whom to call; what our own workers found out about a branch that is gone is nobody's."""
    if isinstance(message, Finding):
        return Outcome()
    return say(chair.stranger(campaign.contact))


def note(keys: Keys, message: Message, now: datetime) -> tuple[Write, ...]:
    """Keep who wrote for the office; a tap on an old card is no message."""
    if isinstance(message, CardTap | Finding):
        return ()
    said = message.text if isinstance(message, Text) else ""
    return (strangers.write_of(keys, Stranger(message.user_id, now, said)),)
