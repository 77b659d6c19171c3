"""The card on which the next scores are chosen; taking what was chosen is in scorecard.py."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Track
from campaign.parts.items import Item, Section
from handlers.wording import cards
from storage.cards import Button, Card, Option, OptionList


def score_card(
    track: Track, section: Section, items: Sequence[Item], key: str, callback: str
) -> Card:
    """A list of the possible points for each item; its button begins with `key`."""
    title, desc = cards.scores_title(track, section), cards.scores_desc(items)
    submit = Button(cards.SUBMIT, f"{key}:{track.id}")
    return Card(f"{key}-{callback}", title, desc, (submit,), tuple(map(_points_of, items)))


def _points_of(item: Item) -> OptionList:
    unchosen = Option(cards.UNCHOSEN_ID, cards.UNCHOSEN)
    points = (Option(str(n), cards.points(n)) for n in range(item.points, -1, -1))
    return OptionList(item.id, cards.choice_title(item), (unchosen, *points), unchosen.id)
