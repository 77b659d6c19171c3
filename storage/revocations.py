"""From when on the links of a person count: those sent before, to a phone that was lost, open nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from redis import Redis

from storage.keys import Keys


class Revocations:
    """The people whose links and logins were ended, each with the last time that was done."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys

    def revoke(self, user_id: str, at: datetime) -> None:
        """End everything that was signed for this person before this wall-clock instant."""
        self._server.hset(self._keys.revoked, user_id.casefold(), str(int(at.timestamp())))

    def since(self, user_id: str) -> datetime | None:
        """When that was done last; None if it never was."""
        found = cast("str | None", self._server.hget(self._keys.revoked, user_id.casefold()))
        return datetime.fromtimestamp(int(found), UTC) if found else None
