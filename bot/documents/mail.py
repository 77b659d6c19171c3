"""The electronic version of an application by mail: what it says, and handing it to a server."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

from bot.outbox.errors import PermanentError, TransientError
from campaign.model import Branch, Campaign, Track

TIMEOUT_S = 30.0
MOST_BYTES = 25 * 1024 * 1024
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "png": "image/png",
}
ANSWERED_TO = {
    smtplib.SMTPAuthenticationError: "user and password",
    smtplib.SMTPSenderRefused: "the sender",
    smtplib.SMTPDataError: "the mail",
}


class MailDelayedError(TransientError):
    """The server could not be reached, or asked to come again later."""

    # Servers that turn an unknown sender away at first (greylisting) take it after 5 to 60 minutes.
    retry_delays_s: ClassVar[tuple[float, ...]] = (10, 60, 300, 900, 3600, 3600)


class MailRefusedError(PermanentError):
    """The same mail would be refused again."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file under the name people see."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one address; `key` lets a mail program see that a repetition is the same mail."""

    to: str
    sender_name: str
    subject: str
    body: str
    key: str
    written_at: datetime
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where SMTP_URL points to, and as whom to send; `tls` from the start, or asked for after."""

    host: str
    port: int
    tls: bool
    starttls: bool
    user: str
    password: str = field(repr=False)
    sender: str


def electronic_version(
    campaign: Campaign,
    branch: Branch,
    track: Track,
    receipt: str,
    submitted_at: datetime,
    attachments: Sequence[Attachment],
) -> Mail:
    """The mail with which an application goes to the address in the notice."""
    at = submitted_at.astimezone(campaign.zone)
    files = "\n".join(f"{number}. {file.name}" for number, file in enumerate(attachments, 1))
    chair = " ".join(filter(None, (branch.chair_name, branch.phone)))
    body = f"""{campaign.contact.name}老师：

您好！现报送{branch.name}“{track.name}”申报材料电子版，编号 {receipt}，\
{at.year}年{at.month}月{at.day}日 {at:%H:%M} 提交，共 {len(attachments)} 个附件：

{files}

加盖公章的纸质版另行报送。如收到同一申报的多个版本，请以编号中版本号最大的为准。

{branch.name}{f"（主席 {chair}）" if chair else ""}

此邮件由申报系统自动发出，请勿直接回复。
"""
    return Mail(
        to=campaign.contact.email,
        sender_name=branch.name,
        subject=f"{track.name}申报材料 {branch.name} {receipt}",
        body=body,
        key=f"{campaign.id}.{receipt}",
        written_at=at,
        attachments=tuple(attachments),
    )


def send_mail(
    smtp_url: str,
    message: Mail,
    *,
    tls_context: ssl.SSLContext | None = None,
    timeout_s: float = TIMEOUT_S,
) -> None:
    """Hand a mail to the server; raises MailDelayedError or MailRefusedError, without secrets."""
    server = read_server(smtp_url)
    data = _written(message, server.sender)
    if len(data) > MOST_BYTES:
        raise MailRefusedError(f"the mail has {len(data)} bytes, {MOST_BYTES} are allowed")
    context = tls_context or ssl.create_default_context()
    try:
        with _session(server, context, timeout_s) as session:
            session.sendmail(server.sender, [message.to], data)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise _translated(error) from None


def read_server(smtp_url: str) -> MailServer:
    """smtp[s]://[user:password@]host[:port][?starttls=1][&from=address], or MailRefusedError."""
    try:
        url = urlsplit(smtp_url.strip())
        port, options = url.port, dict(parse_qsl(url.query, strict_parsing=bool(url.query)))
    except ValueError:
        raise MailRefusedError("SMTP_URL is malformed") from None
    if url.scheme not in ("smtp", "smtps") or not url.hostname:
        raise MailRefusedError("SMTP_URL must start with smtp://HOST or smtps://HOST")
    if unknown := options.keys() - {"starttls", "from"}:
        raise MailRefusedError(
            f"SMTP_URL has {len(unknown)} unknown options: starttls, from are known"
        )
    tls, starttls = url.scheme == "smtps", options.get("starttls", "0") not in ("", "0")
    user, password = unquote(url.username or ""), unquote(url.password or "")
    domain = url.hostname if re.search("[g-z]", url.hostname) else "localhost"
    sender = options.get("from") or (user if "@" in user else f"{user or 'union'}@{domain}")
    if not re.fullmatch(r"[!-;=?-~]+@[!-;=?-~]+", sender):
        raise MailRefusedError("SMTP_URL leads to no usable sender: add ?from=ADDRESS")
    usual = 465 if tls else 587 if starttls else 25
    return MailServer(
        url.hostname, port or usual, tls, starttls and not tls, user, password, sender
    )


@contextmanager
def _session(
    server: MailServer, context: ssl.SSLContext, timeout_s: float
) -> Iterator[smtplib.SMTP]:
    """A connection, encrypted and logged in; how it ends cannot undo a mail that was taken."""
    session = (
        smtplib.SMTP_SSL(server.host, server.port, timeout=timeout_s, context=context)
        if server.tls
        else smtplib.SMTP(server.host, server.port, timeout=timeout_s)
    )
    try:
        if server.starttls:
            session.starttls(context=context)
        if server.user:
            session.login(server.user, server.password)
        yield session
        with suppress(smtplib.SMTPException, OSError):
            session.quit()
    finally:
        session.close()


def _written(mail: Mail, sender: str) -> bytes:
    """The mail as it goes over the line."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(_line(mail.sender_name), addr_spec=sender)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = _line(mail.subject)
    message["Date"] = mail.written_at
    message["Message-ID"] = f"<{mail.key}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body, cte="base64")  # a server may not take 8-bit text
    for file in mail.attachments:
        kind = TYPES.get(file.name.rpartition(".")[2].lower(), "application/octet-stream")
        main, sub = kind.split("/")
        message.add_attachment(file.content, main, sub, filename=_line(file.name))
    return message.as_bytes()


def _line(text: str) -> str:
    return " ".join(text.split())


def _translated(error: Exception) -> MailDelayedError | MailRefusedError:
    """What a failure means; nothing of the server's own words, for they may repeat secrets."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return _answered(next(iter(error.recipients.values()))[0], "the recipient")
        case smtplib.SMTPResponseException():
            return _answered(error.smtp_code, ANSWERED_TO.get(type(error), "the connection"))
        case ssl.SSLCertVerificationError():
            return MailRefusedError("the certificate of the mail server is not trusted")
        case smtplib.SMTPServerDisconnected():
            return MailDelayedError("the mail server broke off the connection")
        case smtplib.SMTPException() | UnicodeError():
            return MailRefusedError(f"the mail server cannot do it: {type(error).__name__}")
    return MailDelayedError(f"the mail server cannot be reached: {type(error).__name__}")


def _answered(code: int, what: str) -> MailDelayedError | MailRefusedError:
    if 500 <= code <= 599:
        return MailRefusedError(f"the mail server refused {what} with {code}")
    return MailDelayedError(f"the mail server put off {what} with {code}")
