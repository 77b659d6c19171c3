"""Asking the bot from outside, the way phones and WeCom reach it: certificates are checked, nothing is followed."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, urlencode, urlsplit

PATIENCE_S = 8.0
PIECE = b"\0" * 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took."""

    status: int
    body: bytes
    location: str
    seconds: float
    robots: str = ""
    """What the answer tells search engines."""


class UnansweredError(Exception):
    """Nothing came back; the text is the kind of obstacle, never an address."""

    def __init__(self, kind: str, *, is_slow: bool = False) -> None:
        super().__init__(kind)
        self.is_slow = is_slow


def ask(url: str, query: Mapping[str, str] | None = None, body: bytes | None = None) -> Answer:
    """A GET, or a POST of this body; UnansweredError if nothing comes back."""
    with _connected(url) as (connection, parts):
        began = time.monotonic()
        target = f"{parts.path or '/'}?{urlencode(query or {})}"
        headers = {"Content-Type": "text/xml"} if body else {}
        connection.request("POST" if body else "GET", target, body, headers)
        return _read(connection, began)


def send_large(url: str, size: int) -> Answer:
    """A POST of this many bytes; a server that has heard enough before the end is listened to."""
    with _connected(url) as (connection, parts):
        began = time.monotonic()
        connection.putrequest("POST", parts.path)
        connection.putheader("Content-Length", str(size))
        connection.endheaders()
        with suppress(BrokenPipeError, ConnectionResetError):  # it has answered meanwhile
            for at in range(0, size, len(PIECE)):
                connection.send(PIECE[: size - at])
        return _read(connection, began)


def valid_until(host: str, port: int) -> datetime:
    """When the certificate expires; raises what its check raises."""
    context = ssl.create_default_context()
    with (
        socket.create_connection((host, port), PATIENCE_S) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        seen = secure.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(seen["notAfter"])), UTC)


def is_listening(url: str) -> bool:
    """Whether somebody takes connections there."""
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 80), 1.0):
            return True
    except OSError:
        return False


@contextmanager
def _connected(url: str) -> Iterator[tuple[http.client.HTTPConnection, SplitResult]]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    connection = (
        http.client.HTTPSConnection(
            host, parts.port, timeout=PATIENCE_S, context=ssl.create_default_context()
        )
        if parts.scheme == "https"
        else http.client.HTTPConnection(host, parts.port, timeout=PATIENCE_S)
    )
    try:
        yield connection, parts
    except TimeoutError:
        raise UnansweredError("TimeoutError", is_slow=connection.sock is not None) from None
    except (OSError, http.client.HTTPException) as error:
        raise UnansweredError(type(error).__name__) from None
    finally:
        connection.close()


def _read(connection: http.client.HTTPConnection, began: float) -> Answer:
    answer = connection.getresponse()
    body = answer.read(1_000_000)
    location = answer.getheader("Location") or ""
    robots = answer.getheader("X-Robots-Tag") or ""
    return Answer(answer.status, body, location, time.monotonic() - began, robots)
