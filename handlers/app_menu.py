"""The menu below the chat. Every entry says a word that could as well be typed."""

from __future__ import annotations

from typing import Any

from campaign.model import Campaign
from handlers.wording import menu as wording

Entry = dict[str, Any]


def app_menu(campaign: Campaign) -> Entry:
    """The `menu/create` body for a campaign: apply, look, help."""
    starts = [wording.start(track) for track in campaign.tracks.values()]
    return {
        "button": [
            _group(wording.APPLY, [*starts[:4], wording.GO_ON]),
            _group(wording.LOOK, [wording.PROGRESS, wording.OVERVIEW]),
            _group(wording.MORE, [wording.MENU, wording.HELP, wording.STATUS]),
        ]
    }


def _group(name: str, words: list[str]) -> Entry:
    return {"name": name, "sub_button": [_entry(word) for word in words]}


def _entry(word: str) -> Entry:
    return {"type": "click", "name": word, "key": word}
