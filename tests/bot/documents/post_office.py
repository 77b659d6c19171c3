"""A mail server that keeps what it gets, and mails for it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session

from bot.documents.mail import (
    Attachment,
    Mail,
    electronic_version,
)
from tests.bot.processes import free_port
from tests.handlers.dialogue import the_campaign

AT = datetime(2023, 5, 8, 1, 41, 7, tzinfo=UTC)


FORM, PHOTO = "J03-v1 自评表.docx", "J03-v1 照片1.jpg"


FILES = (Attachment(FORM, bytes(range(256)) * 400), Attachment(PHOTO, b"\xff\xd8\xff\r\n.\r\n\x00"))


class PostOffice:
    """The handler of a server that keeps what it takes; `answers` says what it answers instead."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self.sessions: list[Session] = []
        self.answers: dict[str, str] = {}

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answers.get("RCPT", "250 OK")

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("250") and isinstance(envelope.content, bytes):
            message = email.message_from_bytes(envelope.content, policy=email.policy.SMTP)
            self.taken.append(message)
            self.envelopes.append(envelope)
            self.sessions.append(session)
        return answer

    async def handle_QUIT(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answers.get("QUIT") == "hang up":
            server.transport.abort()
        return "221 Bye"


@contextmanager
def serving(office: PostOffice, **settings: Any) -> Iterator[str]:
    """A running SMTP server; its address as host:port."""
    port = free_port()
    controller = Controller(office, hostname="127.0.0.1", port=port, **settings)
    controller.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        controller.stop()


def letter(*files: Attachment) -> Mail:
    campaign = the_campaign()
    branch = campaign.branch_by_number["03"].model_copy(
        update={"chair_name": "张明", "phone": "82321234"}
    )
    return electronic_version(
        campaign, branch, campaign.tracks["home"], "J03-v1", AT, files or FILES
    )
