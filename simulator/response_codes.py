"""Response codes: each updates a card once, within 72 hours."""

import secrets
import threading
from dataclasses import dataclass

from simulator.clock import Clock
from simulator.errors import ApiError

LIFETIME_S = 72 * 3600


@dataclass
class Grant:
    """What one code may update: the message, and one member or every recipient."""

    msg_id: str
    user_id: str | None
    issued_at: float
    is_used: bool = False


class ResponseCodes:
    """Issues codes and lets each be used once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._grants: dict[str, Grant] = {}

    def issue(self, msg_id: str, user_id: str | None = None) -> str:
        """Return a fresh code for all recipients of a message, or for one presser."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._grants[code] = Grant(msg_id, user_id, self._clock.now())
        return code

    def use(self, code: str) -> Grant:
        """Use up a code; refuse a used one with 42022, an unknown or old one with 60140."""
        with self._lock:
            grant = self._grants.get(code)
            if grant is None or self._clock.now() - grant.issued_at >= LIFETIME_S:
                raise ApiError(60140)
            if grant.is_used:
                raise ApiError(42022)
            grant.is_used = True
            return grant
