"""One-time codes that an H5 page gets for the member who opens it."""

import secrets
import threading

from simulator.clock import Clock
from simulator.errors import ApiError

LIFETIME_S = 300


class OAuthCodes:
    """Issues codes for members and redeems each once, within five minutes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._codes: dict[str, tuple[str, float]] = {}

    def issue(self, user_id: str) -> str:
        """Return a code that stands for this member."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._codes[code] = (user_id, self._clock.now())
        return code

    def redeem(self, code: str) -> str:
        """Return the member, or refuse a used, unknown or old code with 40029."""
        with self._lock:
            user_id, issued_at = self._codes.pop(code, ("", 0.0))
        if not user_id or self._clock.now() - issued_at >= LIFETIME_S:
            raise ApiError(40029)
        return user_id
