"""Telling a person of the office what became of messages to many: as many pieces as it takes."""

from __future__ import annotations

from typing import ClassVar

from bot.outbox.errors import TransientError
from bot.outbox.platform import Gateway
from handlers.splitting import split
from storage.effects import SendText
from storage.store import Store


class StillSendingError(TransientError):
    """Not everybody's message is settled yet; after about two minutes it is told all the same."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 2, 5, 10, 30, 60)
    is_lasting: ClassVar[bool] = False


class Reports:
    """Sends reports, and leaves to the outbox those that cannot wait to be complete."""

    def __init__(self, gateway: Gateway, store: Store) -> None:
        self._gateway = gateway
        self._bells = store.bells

    def send(self, user_id: str, text: str, entry: str) -> None:
        """Send a report; another attempt sends the same pieces."""
        for at, piece in enumerate(split(text)):
            self._gateway.send_text(user_id, piece, entry_id=f"{entry}/{at}")

    def leave(self, user_id: str, text: str, name: str) -> None:
        """Write a report to the outbox, once under this name, where it is tried as any message is."""
        self._bells.ring(
            [f"report@{name}"], "", [SendText(user_id, piece) for piece in split(text)]
        )
