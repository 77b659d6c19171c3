"""Signed links to an archive: who asked for it, which one, and until when it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.signing import Ended, Signer, never_ended

LIFETIME = timedelta(hours=24)
PURPOSE = "link to an archive, v1"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a link allows: to fetch this archive, as asked for by this person, under this name."""

    user_id: str
    archive: str
    file_name: str


class ExportLinks:
    """Makes and opens links; every process with the same secret opens the same ones."""

    def __init__(self, secret: str, ended: Ended = never_ended) -> None:
        self._signer = Signer(secret, PURPOSE, LIFETIME, ended)

    def sign(self, ticket: Ticket, now: datetime) -> str:
        """A token for the link's address, good for a day from this wall-clock instant on."""
        claims = [ticket.user_id, ticket.archive, ticket.file_name]
        return self._signer.sign(claims, now)

    def open(self, token: str, now: datetime) -> Ticket:
        """What the token allows; LinkError if it is not ours, ExpiredError if it is too old."""
        (user_id, archive, file_name), _ = self._signer.open(token, now)
        return Ticket(user_id, archive, file_name)
