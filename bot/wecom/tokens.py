"""The access token: fetched once for all processes, kept in Redis until shortly before it expires."""

from __future__ import annotations

import hashlib
import logging
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from redis import Redis

from bot.wecom.errors import AppRefusedError, UnavailableError, WeComError
from storage.keys import Keys

# One fetch lasts at most the HTTP timeouts together; whoever waits outlives a holder that died.
LOCK_MS = 15_000
WAIT_S = 20.0
LOOK_EVERY_S = 0.05
FAILURE_KEPT_S = 1.0
REFUSAL_KEPT_S = 4.0  # below the first pause after which a refused app is tried again

log = logging.getLogger(__name__)

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


Fetch = Callable[[], tuple[str, float]]
"""Asks WeCom for a token: its value and its lifetime in seconds; raises WeComError."""


class Tokens:
    """Gives out the current token; of all threads and processes one fetches, the others wait."""

    def __init__(
        self,
        server: Redis,
        keys: Keys,
        app: str,
        fetch: Fetch,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._keys = keys
        self._app = app
        self._fetch = fetch
        self._monotonic = monotonic
        self._sleep = sleep
        self._take = server.register_script(_TAKE)
        self._keep = server.register_script(_KEEP)
        self._forget = server.register_script(_FORGET)
        self._unlock = server.register_script(_UNLOCK)
        self._one_at_a_time = threading.Lock()
        self._memo: tuple[Token, float] | None = None
        self._failure: tuple[WeComError, float] | None = None

    def current(self) -> Token:
        """The token, fetched if there is none; WeComError if that fails."""
        return self._remembered() or self._obtain()

    def renew(self, refused: Token) -> Token:
        """Another token than the refused one; it is fetched only if no one else has done so yet."""
        with self._one_at_a_time:
            if self._memo and self._memo[0].generation == refused.generation:
                self._forget(keys=[self._keys.token], args=[refused.generation])
                self._memo = None
        return self.current()

    def _remembered(self) -> Token | None:
        memo = self._memo
        return memo[0] if memo and self._monotonic() < memo[1] else None

    def _obtain(self) -> Token:
        with self._one_at_a_time:
            token = self._remembered()
            if token is not None:
                return token
            if self._failure and self._monotonic() < self._failure[1]:
                # Whoever waited shares the failure; and many wrong secrets in a row make WeCom
                # block the address for an hour.
                raise self._failure[0].afresh()
            try:
                return self._shared_or_fetched()
            except WeComError as error:
                is_refusal = isinstance(error, AppRefusedError)
                kept_s = REFUSAL_KEPT_S if is_refusal else FAILURE_KEPT_S
                self._failure = (error.afresh(), self._monotonic() + kept_s)
                raise

    def _shared_or_fetched(self) -> Token:
        me = secrets.token_hex(8)
        give_up_at = self._monotonic() + WAIT_S
        while True:
            asked_at = self._monotonic()
            answer = self._take(
                keys=[self._keys.token, self._keys.token_lock], args=[self._app, me, LOCK_MS]
            )
            match answer:
                case ["token", generation, value, lasts_ms]:
                    token = Token(value, generation)
                    self._memo = (token, asked_at + lasts_ms / 1000)
                    return token
                case ["fetch"]:
                    return self._fetch_for_all(me)
            if self._monotonic() > give_up_at:
                raise UnavailableError("another process has been fetching the token for too long")
            self._sleep(LOOK_EVERY_S)

    def _fetch_for_all(self, me: str) -> Token:
        asked_at = self._monotonic()
        try:
            value, lifetime_s = self._fetch()
            token = Token(value, me)
            lasts_s = usable_s(lifetime_s)
            self._keep(
                keys=[self._keys.token], args=[self._app, me, value, max(1, int(lasts_s * 1000))]
            )
            self._memo = (token, asked_at + lasts_s)
        finally:
            self._unlock(keys=[self._keys.token_lock], args=[me])
        log.info("new access token, good for %.0f s", lasts_s)
        return token


def usable_s(lifetime_s: float) -> float:
    """How long to use a token: it ends before WeCom ends it, so that calls under way still pass."""
    return lifetime_s - min(300.0, lifetime_s / 10)


def app_fingerprint(*credentials: str | int) -> str:
    """Tells apps apart that share one Redis, without giving the secret away."""
    joined = "\0".join(map(str, credentials))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
