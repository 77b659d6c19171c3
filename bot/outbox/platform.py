"""What a platform must be able to do for the outbox; bot/wecom/ is one. Every error is an EffectError."""

from __future__ import annotations

from typing import Literal, Protocol

from storage.cards import Card, Drawn

Kind = Literal["image", "file"]


class Media(Protocol):
    """Pictures and files on their way through the platform."""

    def download(self, media_id: str) -> bytes:
        """What a person sent; ExpiredMediaError, OversizedMediaError."""

    def upload(self, kind: Kind, name: str, data: bytes) -> str:
        """Hand bytes over under the name that people will see: the media id to send them by."""

    def most_bytes(self, kind: Kind) -> int:
        """How large what is uploaded may be."""


class Gateway(Protocol):
    """Sends to one person at a time.

    A repetition of an entry within `recognised_s` seconds is seen by nobody, if it is the same again.
    """

    @property
    def recognised_s(self) -> int: ...

    @property
    def media(self) -> Media: ...

    def send_text(self, user_id: str, text: str, *, entry_id: str | None = None) -> object:
        """Send a text of one message."""

    def send_card(self, user_id: str, card: Card | Drawn, *, entry_id: str | None = None) -> object:
        """Send a card, drawn as the platform has it."""

    def send_image(self, user_id: str, media_id: str, *, entry_id: str | None = None) -> object:
        """Send an uploaded picture; ExpiredMediaError if it has to be uploaded again."""

    def send_file(self, user_id: str, media_id: str, *, entry_id: str | None = None) -> object:
        """Send an uploaded file, shown by its name; ExpiredMediaError as for send_image."""
