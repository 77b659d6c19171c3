"""The access token of the app for all processes, and the leave to fetch a new one, which one has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from redis import Redis

from storage.keys import Keys

# The token of this app, or leave to fetch it, or neither while another process fetches. Asking again
# with the same lock value renews the leave, so a command that is sent twice does no harm.
_TAKE = """
local held = redis.call('HMGET', KEYS[1], 'app', 'generation', 'value')
if held[1] == ARGV[1] and held[3] then
  return {'token', held[2], held[3], redis.call('PTTL', KEYS[1])}
end
if redis.call('GET', KEYS[2]) == ARGV[2] then
  redis.call('PEXPIRE', KEYS[2], ARGV[3])
  return {'fetch'}
end
if redis.call('SET', KEYS[2], ARGV[2], 'NX', 'PX', ARGV[3]) then
  return {'fetch'}
end
return {'wait'}
"""
_KEEP = """
redis.call('HSET', KEYS[1], 'app', ARGV[1], 'generation', ARGV[2], 'value', ARGV[3])
return redis.call('PEXPIRE', KEYS[1], ARGV[4])
"""
_FORGET = """
if redis.call('HGET', KEYS[1], 'generation') == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
"""
_UNLOCK = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
"""


@dataclass(frozen=True, slots=True)
class Token:
    """A token and the fetch it comes from: WeCom may give the same value twice."""

    value: str = field(repr=False)
    generation: str


@dataclass(frozen=True, slots=True)
class Lasting:
    """A token that is kept, and for how long it still lasts."""

    token: Token
    lasts_s: float


class TokenVault:
    """What is kept of one campaign's token."""

    def __init__(self, server: Redis, keys: Keys) -> None:
        self._keys = keys
        self._take = server.register_script(_TAKE)
        self._keep = server.register_script(_KEEP)
        self._forget = server.register_script(_FORGET)
        self._unlock = server.register_script(_UNLOCK)

    def take(self, app: str, me: str, leave_ms: int) -> Lasting | bool:
        """The token of this app; else True if it is now for `me` to fetch, False while another does."""
        keys = [self._keys.token, self._keys.token_lock]
        answer: Any = self._take(keys=keys, args=[app, me, leave_ms])
        match answer:
            case ["token", generation, value, lasts_ms]:
                return Lasting(Token(value, generation), lasts_ms / 1000)
        return bool(answer == ["fetch"])

    def keep(self, app: str, token: Token, lasts_s: float) -> None:
        """Give the token to all processes until then."""
        args: list[str | int] = [app, token.generation, token.value, max(1, int(lasts_s * 1000))]
        self._keep(keys=[self._keys.token], args=args)

    def forget(self, token: Token) -> None:
        """Give out this token no more."""
        self._forget(keys=[self._keys.token], args=[token.generation])

    def leave(self, me: str) -> None:
        """Let another process fetch."""
        self._unlock(keys=[self._keys.token_lock], args=[me])
