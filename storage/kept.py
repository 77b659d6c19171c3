"""Small texts kept for a while under a name: what all attempts at one thing have in common."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from redis import Redis

from storage.keys import Keys


class Kept:
    """The texts of one campaign."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys

    def uploaded(self, entry: str) -> str | None:
        """The media id of what an outbox entry sends; None before it is uploaded."""
        return self._get(self._keys.uploaded(entry))

    def keep_uploaded(self, entry: str, media_id: str, for_s: int) -> None:
        """Remember what an outbox entry sends."""
        self._server.set(self._keys.uploaded(entry), media_id, ex=for_s)

    def composed(self, entry: str) -> str | None:
        """What an outbox entry says; None before it was tried, or when it surely has not arrived."""
        return self._get(self._keys.composed(entry))

    def keep_composed(self, entry: str, text: str, for_s: int) -> None:
        """Remember what an outbox entry says, before it is tried."""
        self._server.set(self._keys.composed(entry), text, ex=for_s)

    def forget_composed(self, entry: str) -> None:
        """Let the next attempt say it anew."""
        self._server.delete(self._keys.composed(entry))

    def ticked(self) -> datetime | None:
        """The campaign time of the last tick that did all its jobs; None before the first."""
        told = self._get(self._keys.ticked)
        return datetime.fromisoformat(told) if told else None

    def keep_ticked(self, now: datetime) -> None:
        """Note that every job of the tick was done."""
        self._server.set(self._keys.ticked, now.isoformat())

    def _get(self, key: str) -> str | None:
        return cast("str | None", self._server.get(key))
