"""Access tokens: one per secret, the same one until it grows old or is taken back."""

import secrets
import threading

from simulator.clock import Clock
from simulator.credentials import Credentials
from simulator.errors import ApiError

LIFETIME_S = 7200


class Tokens:
    """Issues and checks access tokens for the one app."""

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        self._credentials = credentials
        self._clock = clock
        self._lock = threading.Lock()
        self._current: str | None = None
        self._expires_at: dict[str, float] = {}
        self.issued = 0

    def issue(self, corp_id: str, secret: str) -> tuple[str, int]:
        """Return the token and its remaining seconds, or refuse wrong credentials."""
        if not corp_id:
            raise ApiError(41002)
        if not secret:
            raise ApiError(41004)
        if corp_id != self._credentials.corp_id:
            raise ApiError(40013)
        if secret != self._credentials.secret:
            raise ApiError(40001)
        with self._lock:
            return self._issue()

    def check(self, token: str | None) -> None:
        """Pass a good token; refuse a missing, unknown or old one with its own code."""
        if not token:
            raise ApiError(41001)
        expires_at = self._expires_at.get(token)
        if expires_at is None:
            raise ApiError(40014)
        if self._clock.now() >= expires_at:
            raise ApiError(42001)

    def expire(self) -> None:
        """Make every token in use answer 42001 from now on."""
        with self._lock:
            self._current = None
            self._expires_at = dict.fromkeys(self._expires_at, 0.0)

    def invalidate(self) -> None:
        """Make every token in use answer 40014 from now on."""
        with self._lock:
            self._current = None
            self._expires_at = {}

    def _issue(self) -> tuple[str, int]:
        now = self._clock.now()
        if self._current is None or now >= self._expires_at[self._current]:
            self._current = secrets.token_urlsafe(96)
            self._expires_at[self._current] = now + LIFETIME_S
            self.issued += 1
        return self._current, max(1, int(self._expires_at[self._current] - now))
