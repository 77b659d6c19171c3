"""Signed links to a page: who may write which application's text, and until when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

LIFETIME = timedelta(hours=48)
PURPOSE = "link to the summary page, v1"  # keeps the key apart from every other use of the secret
MOST_CHARACTERS = 1000


class LinkError(Exception):
    """The link opens nothing: it is forged, damaged or was never one."""


class ExpiredError(LinkError):
    """The link was good and is too old now."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a link allows: this person, this branch's application on this track."""

    user_id: str
    branch: str
    track: str
    expires_at: datetime


class Links:
    """Makes and opens links; every process with the same secret opens the same ones."""

    def __init__(self, secret: str) -> None:
        if not secret:
            raise ValueError("links need a secret")
        self._serializer = URLSafeSerializer(
            secret,
            salt=PURPOSE,
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )

    def sign(self, user_id: str, branch: str, track: str, now: datetime) -> str:
        """A token for the link's address, good from this wall-clock instant on."""
        expires_at = int((now + LIFETIME).timestamp())
        return str(self._serializer.dumps([user_id, branch, track, expires_at]))

    def open(self, token: str, now: datetime) -> Claim:
        """What the token allows; LinkError if it is not ours, ExpiredError if it is too old."""
        try:
            if len(token) > MOST_CHARACTERS:
                raise LinkError("malformed")
            user_id, branch, track, expires_at = self._serializer.loads(token)
        except BadData as error:
            raise LinkError("forged or malformed") from error
        claim = Claim(user_id, branch, track, datetime.fromtimestamp(expires_at, UTC))
        if now >= claim.expires_at:
            raise ExpiredError("expired")
        return claim
