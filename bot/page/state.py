"""An application as the page's script reads it: names, texts and numbers."""

from __future__ import annotations

from typing import Any

from bot.page.desk import Shown
from bot.summary.drafts import version_of
from campaign.applications import Place
from handlers.chair.page.pictures import name_of
from handlers.chair.page.view import Returned


def named(place: Place) -> str:
    """A place as the page calls it."""
    return f"{place.part}/{place.entry}"


def state_of(shown: Shown) -> dict[str, Any]:
    """Everything on the page that may change while it is open."""
    view = shown.view
    return {
        "version": shown.version,
        "stands": view.stands,
        "position": view.position,
        "score": view.score,
        "closed": view.closed,
        "canHandIn": view.can_hand_in,
        "figures": {part: list(figures) for part, figures in view.figures.items()},
        "said": {named(place): said for place, said in view.said.items()},
        "by": {named(place): who for place, who in view.by.items()},
        "open": [named(place) for place in view.open],
        "lacks": list(view.lacks),
        "past": list(view.past),
        "photos": [{"name": name_of(p), "number": p.number} for p in view.photos],
        "essay": version_of(view.essay),
        "shut": [named(place) for place in view.shut],
        "returned": _returned(view.returned) if view.returned else None,
    }


def _returned(returned: Returned) -> dict[str, Any]:
    places = [
        {"place": named(place), "name": name, "done": done} for place, name, done in returned.places
    ]
    return {"told": returned.told, "places": places}
