"""What a chat would be reminded of: the words and buttons of a reminder at a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.wecom.cards import drawn
from campaign.applications import Application
from campaign.model import Branch
from campaign.office_notes import Paper
from campaign.open_matters import open_matters
from handlers.reminding import reminder_card, reminder_text
from storage.records import Record
from tests.handlers.card_rules import assert_acceptable
from tests.handlers.dialogue import Dialogue, the_campaign


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


DAY_BEFORE = at("2023-05-11T09:07:00")


def reminder_of(
    chat: Dialogue, now: datetime = DAY_BEFORE, *, is_opening: bool = False
) -> tuple[str, dict[str, str]]:
    """The text, and the words of the buttons by label; ("", {}) where there is nothing to say."""
    campaign, branch = the_campaign(), branch_of(chat)
    matters = open_matters(campaign, branch, chat.record.applications)
    if not matters:
        return "", {}
    card = drawn(reminder_card(campaign, matters, now, "remind-1"))
    assert_acceptable(card)
    buttons = {button["text"]: button["key"] for button in card["button_list"]}
    text = reminder_text(campaign, branch, matters, now, is_opening=is_opening)
    assert len(text.encode()) <= 900, "more than one phone screen"
    return text, buttons


def branch_of(chat: Dialogue) -> Branch:
    return the_campaign().branch_of[chat.user_id]


def changed(chat: Dialogue, application: Application) -> Dialogue:
    """The chat had this application been stored."""
    applications = {**chat.record.applications, application.track: application}
    chat.record = Record(chat.record.version, applications, chat.record.sessions)
    return chat


def with_paper(chat: Dialogue, track: str) -> Dialogue:
    application = chat.record.application(track)
    version = len(application.submissions)
    paper = Paper(chat.now, version, "office01", version)
    return changed(chat, replace(application, paper=paper))
