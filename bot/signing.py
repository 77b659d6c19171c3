"""Signed tokens for links: what they allow, and until when."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from itsdangerous import BadData, URLSafeSerializer

MOST_CHARACTERS = 1000


class LinkError(Exception):
    """The link opens nothing: it is forged, damaged or was never one."""


class ExpiredError(LinkError):
    """The link was good and is too old now."""


class Signer:
    """Signs and opens tokens of one purpose; every process with the same secret opens the same ones."""

    def __init__(self, secret: str, purpose: str) -> None:
        if not secret:
            raise ValueError("links need a secret")
        self._serializer = URLSafeSerializer(
            secret,
            salt=purpose,  # keeps the key apart from every other use of the secret
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )

    def sign(self, claims: list[str], expires_at: datetime) -> str:
        """A token that says this until then, wall-clock time."""
        return str(self._serializer.dumps([*claims, int(expires_at.timestamp())]))

    def open(self, token: str, now: datetime) -> tuple[list[str], datetime]:
        """What a token says and until when; LinkError if not ours, ExpiredError if too old."""
        if len(token) > MOST_CHARACTERS:
            raise LinkError("malformed")
        try:
            *claims, expires = self._serializer.loads(token)
        except BadData as error:
            raise LinkError("forged or malformed") from error
        expires_at = datetime.fromtimestamp(expires, UTC)
        if now >= expires_at:
            raise ExpiredError("expired")
        return claims, expires_at
