"""Signed tokens for links: what they allow, and until when."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

MOST_CHARACTERS = 1000


class LinkError(Exception):
    """The link opens nothing: it is forged, damaged or was never one."""


class ExpiredError(LinkError):
    """The link was good and is too old now."""


Ended = Callable[[str], datetime | None]
"""When everything was ended that this person had; None if it never was."""


def never_ended(_user_id: str) -> None:
    """Nothing was ever ended."""


class Signer:
    """Signs and opens tokens of one purpose; every process with the same secret opens the same ones.

    They last so long, or until all were ended that this person, the first claim, had.
    """

    def __init__(
        self, secret: str, purpose: str, lasts: timedelta, ended: Ended = never_ended
    ) -> None:
        if not secret:
            raise ValueError("links need a secret")
        self._lasts = lasts
        self._ended = ended
        self._serializer = URLSafeSerializer(
            secret,
            salt=purpose,  # keeps the key apart from every other use of the secret
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )

    def sign(self, claims: list[str], now: datetime) -> str:
        """A token that says this from this wall-clock instant on."""
        return str(self._serializer.dumps([*claims, int((now + self._lasts).timestamp())]))

    def open(self, token: str, now: datetime) -> tuple[list[str], datetime]:
        """What a token says and until when; LinkError if not ours, ExpiredError if too old or ended."""
        if len(token) > MOST_CHARACTERS:
            raise LinkError("malformed")
        try:
            *claims, expires = self._serializer.loads(token)
        except BadData as error:
            raise LinkError("forged or malformed") from error
        expires_at = datetime.fromtimestamp(expires, UTC)
        if now >= expires_at:
            raise ExpiredError("expired")
        ended = self._ended(claims[0])
        if ended and expires_at - self._lasts < ended:
            raise ExpiredError("ended")
        return claims, expires_at
