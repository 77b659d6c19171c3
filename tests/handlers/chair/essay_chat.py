"""A chat in which the summary of 小家 is being written."""

from __future__ import annotations

from campaign.applications import Place
from campaign.essays import text_of
from tests.handlers.dialogue import Dialogue, home_dialogue

LINK = "https://union.example/summary/token"
FIRST = f"{'建' * 361}，为教职工办实事。"  # 370
SECOND = f"{'家' * 371}，为教职工办实事"  # 379, its end missing
CUT = "工" * 682
ASKED = Place("essay", "")


def essay_dialogue(*said: str) -> Dialogue:
    """A chat in which the summary of 小家 was just begun, and then this was said."""
    chat = home_dialogue("4")
    chat.link = lambda user_id, branch, track: f"{LINK}-{user_id}-{branch}-{track}"
    chat.say("总结", *said)
    return chat


def asked(chat: Dialogue) -> Place | None:
    return chat.record.session(chat.user_id).asked


def pieces(chat: Dialogue) -> tuple[str, ...]:
    return chat.home.essay


def text(chat: Dialogue) -> str:
    return text_of(pieces(chat))
