"""How a kind of part is answered on a card, for who would rather tap than type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts.entry import Entry
from handlers.wording import chair
from storage.cards import Card

Selections = Mapping[str, tuple[str, ...]]


class Cards:
    """How one kind of part is answered on a card. `part` is always of that kind."""

    card_key: str = ""  # with what the button of its card begins, "" where it has no card

    def card_entries(self, part: Any, answers: Answers, asked: str) -> Sequence[Entry]:
        """What the card for the asked entry holds: it and the open ones behind it, as many as fit."""
        return ()

    def card(self, track: Track, part: Any, entries: Sequence[Any], callback: str) -> Card:
        """The card for these entries; `callback` names the message it answers."""
        raise NotImplementedError

    def way_to_tap(self, entries: Sequence[Any]) -> str:
        """How to answer these entries on the card, or in words."""
        return ""

    def said_by(self, selections: Selections) -> str:
        """What was chosen on a card, as it could have been typed."""
        return ""

    def tapped(
        self, part: Any, event_key: str, selections: Selections
    ) -> Mapping[str, Value] | None:
        """The values that were chosen on a card; None where nothing of this part was."""
        return None

    def nothing_tapped(self) -> str:
        """That nothing was chosen."""
        return chair.no_choice_made()
