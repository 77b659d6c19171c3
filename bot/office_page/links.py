"""Signed links to the office's pages: for one person, to one application or to the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.signing import Ended, Signer, never_ended
from bot.summary.links import LIFETIME

PURPOSE = "link to a page of the office, v1"


@dataclass(frozen=True, slots=True)
class OfficeClaim:
    """What a link opens for this person: an application, or the board where no branch is named."""

    user_id: str
    branch: str
    track: str


class OfficeLinks:
    """Makes and opens links; every process with the same secret opens the same ones."""

    def __init__(self, secret: str, ended: Ended = never_ended) -> None:
        self._signer = Signer(secret, PURPOSE, LIFETIME, ended)

    def sign(self, user_id: str, branch: str, track: str, now: datetime) -> str:
        """A token for the link's address, good from this wall-clock instant on."""
        return self._signer.sign([user_id, branch, track], now)

    def open(self, token: str, now: datetime) -> OfficeClaim:
        """What the token opens; LinkError if it is not ours, ExpiredError if it is too old."""
        (user_id, branch, track), _ = self._signer.open(token, now)
        return OfficeClaim(user_id, branch, track)
