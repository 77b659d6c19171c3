"""Whom a rehearsal is played with: the roster of config.yaml, or one made up in any size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from campaign.loading import read_campaign
from campaign.model import Campaign

TITLE_HELD_BY_EVERY = 20
DEPUTY_IN_EVERY = 4
PHONE_IN_EVERY = 3


def with_branches(campaign: Campaign, count: int) -> Campaign:
    """The campaign with its first `count` branches; with a made-up roster where it has fewer."""
    if count <= len(campaign.branches):
        return campaign.with_branches(campaign.branches[:count])
    data = _data(campaign)
    data["branches"] = list(_made_up(count, list(campaign.tracks)))
    return read_campaign(_text(data))


def as_config(campaign: Campaign) -> str:
    """The text of a config.yaml that says the same."""
    return _text(_data(campaign))


def _data(campaign: Campaign) -> dict[str, Any]:
    data: dict[str, Any] = campaign.model_dump(mode="json", exclude_unset=True)
    for track in data["tracks"].values():
        del track["id"]  # it is the key
    return data


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)  # which is YAML too


def _made_up(count: int, tracks: list[str]) -> Iterator[dict[str, Any]]:
    width = max(3, len(str(count)))
    for place in range(1, count + 1):
        number = f"{place:0{width}d}"
        branch: dict[str, Any] = {
            "number": number,
            "name": f"演练第{number}分工会",
            "short_name": f"演练{number}",
            "chair": f"chair{number}",
        }
        if place % DEPUTY_IN_EVERY == 0:
            branch["deputy"] = f"deputy{number}"
        if place % PHONE_IN_EVERY == 0:
            branch["phone"] = "82320000"
        if place % TITLE_HELD_BY_EVERY == 0:
            branch["holds"] = [tracks[place // TITLE_HELD_BY_EVERY % len(tracks)]]
        yield branch
