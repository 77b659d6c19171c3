"""The card on which the next scores are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Track
from campaign.parts.items import Item, Section
from handlers.outcomes import Card
from handlers.wording import cards


def score_card(
    track: Track, section: Section, items: Sequence[Item], key: str, callback: str
) -> Card:
    """A list of the possible points for each item; its button begins with `key`."""
    return {
        "card_type": "multiple_interaction",
        "task_id": f"{key}-{callback}",
        "main_title": {
            "title": cards.scores_title(track, section),
            "desc": cards.scores_desc(items),
        },
        "select_list": [_choice(item) for item in items],
        "submit_button": {"text": cards.SUBMIT, "key": f"{key}:{track.id}"},
    }


def _choice(item: Item) -> Card:
    options = [{"id": cards.UNCHOSEN_ID, "text": cards.UNCHOSEN}]
    options += [{"id": str(n), "text": cards.points(n)} for n in range(item.points, -1, -1)]
    return {
        "question_key": item.id,
        "title": cards.choice_title(item),
        "selected_id": cards.UNCHOSEN_ID,
        "option_list": options,
    }
