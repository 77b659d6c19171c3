"""Which mail server, over which line, and what follows from its refusals."""

from __future__ import annotations

import socket
import ssl
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.documents import mail as mail_module
from bot.documents.mail import (
    MailDelayedError,
    MailRefusedError,
    read_server,
    send_mail,
)
from tests.bot.documents.post_office import PostOffice, letter, serving
from tests.bot.processes import free_port

PASSWORD = "p@ss:/?#+[word]"


QUOTED = "p%40ss%3A%2F%3F%23%2B%5Bword%5D"


class Authenticator:
    """Lets in one user with one password."""

    def __call__(
        self, server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        known = LoginPassword(b"union", PASSWORD.encode())
        return AuthResult(success=data == known, handled=False)


@contextmanager
def answering(talk: Callable[[socket.socket], object]) -> Iterator[str]:
    """A server that does to its first connection whatever `talk` does; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                talk(connection)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for 127.0.0.1, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail server of a test")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


def server_tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def failing(url: str, **options: Any) -> MailDelayedError | MailRefusedError:
    """The error of a mail that cannot be handed over, which shows no secret however it is logged."""
    with pytest.raises((MailDelayedError, MailRefusedError)) as caught:
        send_mail(url, letter(), **options)
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert not [secret for secret in (PASSWORD, QUOTED, "wrong-secret") if secret in shown]
    assert isinstance(caught.value, MailDelayedError | MailRefusedError)
    return caught.value


# -- who may send, and over which line


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
def test_logs_in_with_a_password_of_any_signs(office: PostOffice) -> None:
    with serving(
        office, authenticator=Authenticator(), auth_required=True, auth_require_tls=False
    ) as address:
        send_mail(f"smtp://union:{QUOTED}@{address}", letter())
        assert office.sessions[0].authenticated
        assert isinstance(failing(f"smtp://union:wrong-secret@{address}"), MailRefusedError)
        refusal = failing(f"smtp://union:wrong-secret@{address}")
        assert str(refusal) == "the mail server refused user and password with 535"
        assert isinstance(failing(f"smtp://{address}"), MailRefusedError)
        assert isinstance(failing(f"smtp://union:%E5%AF%86@{address}"), MailRefusedError)
    assert len(office.taken) == 1


def test_starttls_comes_before_the_password(office: PostOffice, certificate: Path) -> None:
    with serving(
        office,
        tls_context=server_tls(certificate),
        require_starttls=True,
        authenticator=Authenticator(),
        auth_required=True,
    ) as address:
        url = f"smtp://union:{QUOTED}@{address}?starttls=1"
        send_mail(url, letter(), tls_context=trusting(certificate))
        assert office.sessions[0].ssl is not None
        assert office.sessions[0].authenticated
        untrusted = failing(url)
        assert isinstance(untrusted, MailRefusedError)
        assert str(untrusted) == "the certificate of the mail server is not trusted"
    assert len(office.taken) == 1


def test_nothing_goes_out_in_clear_where_the_server_lacks_starttls(
    office: PostOffice, address: str
) -> None:
    assert isinstance(failing(f"smtp://{address}?starttls=1"), MailRefusedError)
    assert office.taken == []


def test_smtps_is_encrypted_from_the_start(office: PostOffice, certificate: Path) -> None:
    with serving(office, ssl_context=server_tls(certificate)) as address:
        send_mail(f"smtps://{address}", letter(), tls_context=trusting(certificate))
        assert isinstance(failing(f"smtps://{address}"), MailRefusedError)
    assert len(office.taken) == 1


# -- what fails


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("421 p@ss:/?#+[word] closing", MailDelayedError),
        ("451 p@ss:/?#+[word] greylisted", MailDelayedError),
        ("550 p@ss:/?#+[word] no", MailRefusedError),
        ("552 p@ss:/?#+[word] too large", MailRefusedError),
    ],
)
def test_the_code_decides_whether_another_try_is_worth_it(
    office: PostOffice, address: str, stage: str, answer: str, kind: type[Exception]
) -> None:
    office.answers[stage] = answer
    error = failing(f"smtp://{address}")
    assert type(error) is kind
    assert answer[:3] in str(error)
    assert error.retryable is (kind is MailDelayedError)
    assert office.taken == []


def test_a_server_that_asked_for_patience_takes_the_mail_later(
    office: PostOffice, address: str
) -> None:
    office.answers["RCPT"] = "450 come back later"
    assert failing(f"smtp://{address}").retry_after_s
    del office.answers["RCPT"]
    send_mail(f"smtp://{address}", letter())
    assert len(office.taken) == 1


def test_nobody_listening_is_worth_another_try() -> None:
    error = failing(f"smtp://127.0.0.1:{free_port()}")
    assert isinstance(error, MailDelayedError)
    assert str(error) == "the mail server cannot be reached: ConnectionRefusedError"


def test_a_silent_server_is_given_up() -> None:
    ended = threading.Event()
    with answering(lambda _: ended.wait()) as address:
        error = failing(f"smtp://{address}", timeout_s=0.2)
        ended.set()
    assert isinstance(error, MailDelayedError)


@pytest.mark.parametrize(
    ("greeting", "kind"),
    [
        (b"", MailDelayedError),
        (b"421 busy\r\n", MailDelayedError),
        (b"554 not you\r\n", MailRefusedError),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", MailDelayedError),
    ],
)
def test_a_server_that_does_not_welcome_us(greeting: bytes, kind: type[Exception]) -> None:
    with answering(lambda connection: connection.sendall(greeting)) as address:
        assert type(failing(f"smtp://{address}")) is kind


def test_a_line_cut_while_the_mail_is_on_its_way_is_worth_another_try(
    office: PostOffice,
) -> None:
    def cut(connection: socket.socket) -> None:
        connection.sendall(b"220 hello\r\n")
        for answer in (b"250 hello", b"250 OK", b"250 OK", b"354 go on"):
            connection.recv(1024)
            connection.sendall(answer + b"\r\n")

    with answering(cut) as address:
        assert isinstance(failing(f"smtp://{address}"), MailDelayedError)


def test_a_mail_that_was_taken_stays_taken_however_the_talk_ends(
    office: PostOffice, address: str
) -> None:
    office.answers["QUIT"] = "hang up"
    send_mail(f"smtp://{address}", letter())
    assert len(office.taken) == 1


def test_a_mail_too_large_is_refused_before_anybody_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mail_module, "MOST_BYTES", 10_000)
    error = failing(f"smtp://127.0.0.1:{free_port()}")
    assert isinstance(error, MailRefusedError)
    assert "10000 are allowed" in str(error)


# -- SMTP_URL


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", ("mail.example", 25, False, False, "", "", "union@mail.example")),
        ("smtp://mx?starttls=1", ("mx", 587, False, True, "", "", "union@mx")),
        ("smtp://mx?starttls=0", ("mx", 25, False, False, "", "", "union@mx")),
        ("smtps://u:p@mx", ("mx", 465, True, False, "u", "p", "u@mx")),
        ("smtps://u%40x.cn:p%2F@mx:994", ("mx", 994, True, False, "u@x.cn", "p/", "u@x.cn")),
        ("smtp://[::1]:2525", ("::1", 2525, False, False, "", "", "union@localhost")),
        ("smtp://10.0.0.1?from=a@b.cn", ("10.0.0.1", 25, False, False, "", "", "a@b.cn")),
    ],
)
def test_the_address_says_where_and_as_whom(url: str, server: tuple[Any, ...]) -> None:
    assert astuple(read_server(url)) == server


def test_a_server_does_not_show_its_password() -> None:
    assert PASSWORD not in repr(read_server(f"smtp://u:{QUOTED}@mail.example"))


@pytest.mark.parametrize(
    "url",
    [
        f"http://u:{QUOTED}@mail.example",
        f"smtp://u:{QUOTED}@",
        f"smtp://u:{QUOTED}@h.example:port",
        f"smtp://u:{QUOTED}@h.example?startls=1",
        f"smtp://u:{QUOTED}@h.example?starttls",
        f"smtp://u:{QUOTED}@h.example?from=nobody",
        f"smtp://u%0D%0Ax:{QUOTED}@h.example",
        f"smtp://u:{QUOTED}@h.example?from=a@b.cn%0D%0ABcc:x@y.z",
    ],
)
def test_a_malformed_address_is_refused_without_showing_it(url: str) -> None:
    assert isinstance(failing(url), MailRefusedError)
