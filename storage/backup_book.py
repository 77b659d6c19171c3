"""The backups that are made by themselves: one a day, made by one process, and how that went."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from redis import Redis

from storage.documents import dump, load
from storage.keys import Keys

CLAIM_MS = 15 * 60 * 1000  # after which another process tries, where this one is not heard of
_DONE, _CLAIM, _FAILED = "done", "claim", "failed"

# The same value takes it again, so a command that is sent twice does no harm.
_TAKE = """
local done = redis.call('HGET', KEYS[1], 'done')
if done and cjson.decode(done).day >= ARGV[1] then
  return 0
end
local claim = redis.call('HGET', KEYS[1], 'claim')
if claim then
  local held = cjson.decode(claim)
  if held.by ~= ARGV[2] and held.until_ms > tonumber(ARGV[3]) then
    return 0
  end
end
redis.call('HSET', KEYS[1], 'claim', ARGV[4])
return 1
"""
_RENEW = """
local claim = redis.call('HGET', KEYS[1], 'claim')
if not claim or cjson.decode(claim).by ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'claim', ARGV[2])
return 1
"""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """How it stands: seconds since the last one was made, its size, and why the last try failed."""

    age_s: float | None
    size: int
    failed: str


class BackupBook:
    """Claims of one process, and what is known of all of them."""

    def __init__(self, server: Redis, keys: Keys, now_ms: Callable[[], int]) -> None:
        self._server = server
        self._key = keys.backups
        self._now_ms = now_ms
        self._by = ""
        self._take = server.register_script(_TAKE)
        self._renew = server.register_script(_RENEW)

    def claim(self, day: date) -> bool:
        """Take the backup of a day; False where it is made, or somebody has it, if in vain."""
        self._by = secrets.token_hex(8)
        return bool(
            self._take(
                keys=[self._key],
                args=[day.isoformat(), self._by, self._now_ms(), self._claim()],
            )
        )

    def renew(self) -> bool:
        """Keep the claim for another while; False where another process has it by now."""
        return bool(self._renew(keys=[self._key], args=[self._by, self._claim()]))

    def note_done(self, day: date, size: int) -> None:
        """The backup of the day is made."""
        done = dump({"day": day.isoformat(), "at_ms": self._now_ms(), "size": size})
        pipeline = self._server.pipeline(transaction=True)
        pipeline.hset(self._key, _DONE, done)
        pipeline.hdel(self._key, _FAILED, _CLAIM)
        pipeline.execute()

    def note_failed(self, why: str) -> None:
        """It could not be made; it is tried again once the claim has run out."""
        self._server.hset(self._key, _FAILED, why)

    def last(self) -> LastBackup:
        """How it stands with the backups that are made by themselves."""
        pipeline = self._server.pipeline(transaction=False)
        pipeline.time()
        pipeline.hgetall(self._key)
        (seconds, _), fields = pipeline.execute()
        done: Any = load(fields[_DONE]) if _DONE in fields else {}
        age_s = max(0.0, seconds - done["at_ms"] / 1000) if done else None
        return LastBackup(age_s, done.get("size", 0), fields.get(_FAILED, ""))

    def _claim(self) -> str:
        return dump({"by": self._by, "until_ms": self._now_ms() + CLAIM_MS})
