"""A notice of the office to many: what became of it for each person, until it was reported."""

from __future__ import annotations

from typing import cast

from redis import Redis

from storage.keys import Keys

KEPT_FOR_S = 7 * 24 * 3600
SENT, LOST = "sent", "lost"


class NoticeBook:
    """Results by notice and person; noting the same twice is harmless."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._server = server
        self._keys = keys

    def settle(self, notice: str, user_id: str, result: str) -> None:
        """Note that a notice was sent to a person, or will not be."""
        key = self._keys.notice(notice)
        pipeline = self._server.pipeline(transaction=False)
        pipeline.hset(key, user_id, result)
        pipeline.expire(key, KEPT_FOR_S)
        pipeline.execute()

    def results(self, notice: str) -> dict[str, str]:
        """What is known so far, by user id."""
        return cast("dict[str, str]", self._server.hgetall(self._keys.notice(notice)))
