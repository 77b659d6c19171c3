"""The access token: fetched once for all processes, kept in Redis until shortly before it expires."""

from __future__ import annotations

import hashlib
import logging
import secrets
import threading
import time
from collections.abc import Callable

from bot.outbox.errors import AppRefusedError, EffectError, UnavailableError
from storage.token_vault import Lasting, Token, TokenVault

# One fetch lasts at most the HTTP timeouts together; whoever waits outlives a holder that died.
LOCK_MS = 15_000
WAIT_S = 20.0
LOOK_EVERY_S = 0.05
FAILURE_KEPT_S = 1.0
REFUSAL_KEPT_S = 4.0  # below the first pause after which a refused app is tried again

log = logging.getLogger(__name__)

Fetch = Callable[[], tuple[str, float]]
"""Asks WeCom for a token: its value and its lifetime in seconds; raises EffectError."""


class Tokens:
    """Gives out the current token; of all threads and processes one fetches, the others wait."""

    def __init__(
        self,
        vault: TokenVault,
        app: str,
        fetch: Fetch,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._vault = vault
        self._app = app
        self._fetch = fetch
        self._monotonic = monotonic
        self._sleep = sleep
        self._one_at_a_time = threading.Lock()
        self._memo: tuple[Token, float] | None = None
        self._failure: tuple[EffectError, float] | None = None

    def current(self) -> Token:
        """The token, fetched if there is none; EffectError if that fails."""
        return self._remembered() or self._obtain()

    def renew(self, refused: Token) -> Token:
        """Another token than the refused one; it is fetched only if no one else has done so yet."""
        with self._one_at_a_time:
            if self._memo and self._memo[0].generation == refused.generation:
                self._vault.forget(refused)
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
            except EffectError as error:
                is_refusal = isinstance(error, AppRefusedError)
                kept_s = REFUSAL_KEPT_S if is_refusal else FAILURE_KEPT_S
                self._failure = (error.afresh(), self._monotonic() + kept_s)
                raise

    def _shared_or_fetched(self) -> Token:
        me = secrets.token_hex(8)
        give_up_at = self._monotonic() + WAIT_S
        while True:
            asked_at = self._monotonic()
            match self._vault.take(self._app, me, LOCK_MS):
                case Lasting(token, lasts_s):
                    self._memo = (token, asked_at + lasts_s)
                    return token
                case True:
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
            self._vault.keep(self._app, token, lasts_s)
            self._memo = (token, asked_at + lasts_s)
        finally:
            self._vault.leave(me)
        log.info("new access token, good for %.0f s", lasts_s)
        return token


def usable_s(lifetime_s: float) -> float:
    """How long to use a token: it ends before WeCom ends it, so that calls under way still pass."""
    return lifetime_s - min(300.0, lifetime_s / 10)


def app_fingerprint(*credentials: str | int) -> str:
    """Tells apps apart that share one Redis, without giving the secret away."""
    joined = "\0".join(map(str, credentials))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
