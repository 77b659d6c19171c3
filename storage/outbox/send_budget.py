"""How much may be sent now: per person and minute, and at all while WeCom blocks the app."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from redis import Redis

from storage.keys import Keys

# Beyond 30 a minute WeCom drops messages without a word; two are left for what it counts otherwise.
MESSAGES = 28
WINDOW_MS = 60_000

# Returns how long to wait in ms, 0 where the message may go.
_ADMIT = """
local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local paused_until = tonumber(redis.call('GET', KEYS[2]) or '0')
if paused_until > now then
  return paused_until - now
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
if redis.call('ZCARD', KEYS[1]) >= limit then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return math.max(1, tonumber(oldest[2]) + window - now)
end
redis.call('ZADD', KEYS[1], now, ARGV[4])
redis.call('PEXPIRE', KEYS[1], window)
return 0
"""
_PAUSE = """
if tonumber(redis.call('GET', KEYS[1]) or '0') < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return 1
"""


class SendBudget:
    """Counts what was sent to each person, for all workers together."""

    def __init__(self, server: Redis, keys: Keys, now_ms: Callable[[], int]) -> None:
        self._keys = keys
        self._now_ms = now_ms
        self._admit = server.register_script(_ADMIT)
        self._pause = server.register_script(_PAUSE)

    def admit(self, user_id: str) -> int:
        """Count one message to a person; if it may not go yet, count nothing: ms to wait."""
        wait_ms = self._admit(
            keys=[self._keys.sent(user_id.casefold()), self._keys.sending_paused],
            args=[self._now_ms(), WINDOW_MS, MESSAGES, secrets.token_hex(6)],
        )
        return int(wait_ms)

    def pause(self, for_s: float) -> None:
        """Admit nothing for this time; a longer pause that is on already stays."""
        for_ms = int(for_s * 1000)
        self._pause(keys=[self._keys.sending_paused], args=[self._now_ms() + for_ms, for_ms])
