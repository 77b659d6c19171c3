"""Signed links to a page: who may write which application's text, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.signing import Ended, ExpiredError, LinkError, Signer, never_ended

__all__ = ["Claim", "ExpiredError", "LinkError", "Links"]

LIFETIME = timedelta(hours=48)
PURPOSE = "link to the summary page, v1"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a link allows: this person, this branch's application on this track."""

    user_id: str
    branch: str
    track: str
    expires_at: datetime


class Links:
    """Makes and opens links; every process with the same secret opens the same ones."""

    def __init__(self, secret: str, ended: Ended = never_ended) -> None:
        self._signer = Signer(secret, PURPOSE, LIFETIME, ended)

    def sign(self, user_id: str, branch: str, track: str, now: datetime) -> str:
        """A token for the link's address, good from this wall-clock instant on."""
        return self._signer.sign([user_id, branch, track], now)

    def open(self, token: str, now: datetime) -> Claim:
        """What the token allows; LinkError if it is not ours, ExpiredError if it is too old."""
        (user_id, branch, track), expires_at = self._signer.open(token, now)
        return Claim(user_id, branch, track, expires_at)
