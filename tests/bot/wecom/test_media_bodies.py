"""What comes in the place of a medium, or breaks off, or never ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest
from redis import Redis

from bot.outbox.errors import (
    AppRefusedError,
    EffectError,
    ExpiredMediaError,
    OversizedMediaError,
    PermanentError,
    UnavailableError,
)
from bot.settings import Settings
from bot.wecom import media as media
from bot.wecom.gateway import Gateway
from bot.wecom.media import Media
from storage.store import Store
from tests.bot.outbox.outbound import QUICK_S
from tests.bot.wecom.media_stranger import PICTURE, failure_of, respond, stranger
from tests.handlers.dialogue import the_campaign


@pytest.mark.parametrize("content_type", ["image/jpeg", "application/json; charset=utf-8", ""])
def test_an_error_is_recognised_whatever_it_calls_itself(
    media_of: Callable[..., Media], content_type: str
) -> None:
    body = b'\r\n {"errcode":40007,"errmsg":"invalid media_id"}'
    with stranger(lambda to: respond(to, body, content_type)) as base:
        assert type(failure_of(lambda: media_of(base).download("any"))) is ExpiredMediaError


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<html>log in</html>", "text/html; charset=utf-8"),
        (b'{"errcode":0}', "application/json"),
        (b'{"errcode":"x"}', "application/json"),
        (b"[]", "application/json"),
        (b"{", "application/json"),
        (PICTURE, "application/json"),
        (b"", "image/jpeg"),
    ],
)
def test_what_is_neither_a_medium_nor_an_error(
    media_of: Callable[..., Media], body: bytes, content_type: str
) -> None:
    with stranger(lambda to: respond(to, body, content_type)) as base:
        assert type(failure_of(lambda: media_of(base).download("any"))) is UnavailableError


@pytest.mark.parametrize("body", [b"{ not json", b'{"a":1}', b"[1]", b"sixsix"])
def test_a_medium_may_begin_like_an_error(media_of: Callable[..., Media], body: bytes) -> None:
    with stranger(lambda to: respond(to, body, "application/octet-stream")) as base:
        assert media_of(base).download("any") == body


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, AppRefusedError),
        (404, AppRefusedError),
        (413, PermanentError),
        (429, UnavailableError),
        (502, UnavailableError),
    ],
)
def test_statuses(media_of: Callable[..., Media], status: int, kind: type[EffectError]) -> None:
    with stranger(lambda to: respond(to, PICTURE, status=status, Location="/x")) as base:
        assert type(failure_of(lambda: media_of(base).download("any"))) is kind


def test_a_body_that_breaks_off(media_of: Callable[..., Media]) -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        respond(to, PICTURE[:100], Content_Length=str(len(PICTURE)))
        to.close_connection = True

    with stranger(answer) as base:
        assert type(failure_of(lambda: media_of(base).download("any"))) is UnavailableError


def test_a_chunked_body_that_breaks_off(media_of: Callable[..., Media]) -> None:
    with stranger(lambda to: chunks(to, [PICTURE[:100]], ends=False)) as base:
        assert type(failure_of(lambda: media_of(base).download("any"))) is UnavailableError


def test_a_chunked_body(media_of: Callable[..., Media]) -> None:
    with stranger(lambda to: chunks(to, [PICTURE[:100], PICTURE[100:]])) as base:
        assert media_of(base).download("any") == PICTURE


def chunks(to: BaseHTTPRequestHandler, pieces: list[bytes], *, ends: bool = True) -> None:
    to.send_response(200)
    to.send_header("Content-Type", "image/jpeg")
    to.send_header("Transfer-Encoding", "chunked")
    to.end_headers()
    for piece in [*pieces, b""] if ends else pieces:
        to.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    to.close_connection = not ends


@pytest.mark.parametrize("announced", [True, False])
def test_no_more_than_the_cap_is_taken(
    media_of: Callable[..., Media], monkeypatch: pytest.MonkeyPatch, announced: bool
) -> None:
    monkeypatch.setattr(media, "MOST_DOWNLOADED", 100_000)

    def answer(to: BaseHTTPRequestHandler) -> None:
        if announced:
            respond(to, b"first bytes", Content_Length="100001")
            return
        chunks(to, [bytes(50_000)] * 3, ends=False)

    with stranger(answer) as base:
        assert type(failure_of(lambda: media_of(base).download("any"))) is OversizedMediaError


def test_a_body_that_crawls_is_given_up(settings: Settings, server: Redis) -> None:
    """Each byte comes in time, but there are too many of them."""
    hung_up = threading.Event()

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("Content-Length", "200")
        to.end_headers()
        try:
            for _ in range(200):
                to.wfile.write(b"x")
                time.sleep(0.02)
        except OSError:
            hung_up.set()

    with stranger(answer) as base:
        gateway = Gateway(
            replace(settings, api_base=base), Store(the_campaign(), server), timeouts_s=QUICK_S
        )
        hasty = Media(gateway._client, patience_s=0.2)
        assert type(failure_of(lambda: hasty.download("any"))) is UnavailableError
        assert hung_up.wait(20)
        assert Media(gateway._client).download("any") == b"x" * 200
        gateway.close()
