"""Somebody who is on no roster: told whom to call, and noted for the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from campaign.model import Campaign
from handlers.messages import Finding, Image, MenuClick, Message, Text, Unsupported
from handlers.outcomes import Outcome, say
from handlers.wording import people as wording
from storage.sessions import StrangerSession
from storage.strangers import SAID_AT_MOST, Stranger

NEWS_AGAIN_AFTER = timedelta(days=1)


def answer(
    campaign: Campaign, session: StrangerSession, message: Message, now: datetime
) -> Outcome:
    """Say whom to call; who writes is news to the office, once a day.

    What our own workers found out about a branch that is gone is nobody's.
    """
    if isinstance(message, Finding):
        return Outcome()
    said = _said_in(message)
    text = wording.stranger(campaign.contact, was_noted=bool(said))
    at = session.greeted_at
    if not said or at and now - at < NEWS_AGAIN_AFTER:
        return say(text)
    return Outcome((text,), own=replace(session, greeted_at=now))


def note(message: Message, session: StrangerSession, now: datetime) -> tuple[Stranger, ...]:
    """Keep who wrote for the office, and what, in the place of what they wrote before.

    `session` is the one after this message.
    """
    said = _said_in(message)
    stranger = Stranger(message.user_id, now, said, session.greeted_at)
    return (stranger,) if said else ()


def _said_in(message: Message) -> str:
    """What was sent, in short; "" for what is no message: opening the chat, tapping an old card."""
    match message:
        case Text():
            return message.text.strip()[:SAID_AT_MOST]
        case MenuClick():
            return message.event_key[:SAID_AT_MOST]
        case Image():
            return wording.PICTURE
        case Unsupported():
            return wording.OTHER
    return ""
