"""What is handed over to be sent: names, sizes, slow lines."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from bot.outbox.errors import (
    EffectError,
    ExpiredMediaError,
    OversizedMediaError,
    PermanentError,
    UnavailableError,
)
from bot.outbox.platform import Kind
from bot.wecom import media as media
from bot.wecom.gateway import Gateway
from bot.wecom.media import Media
from simulator.media import MEGABYTE
from simulator.server import Simulator
from tests.bot.wecom.media_stranger import PICTURE, failure_of, respond, stranger


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("J03-v1 自评表.docx", "J03-v1 自评表.docx"),
        ('a"b\r\nContent-Type: text/html.docx', "a_b__Content-Type_ text_html.docx"),
        ("", "file"),
        ("表" * 100 + ".docx", "表" * 38 + ".docx"),
    ],
)
def test_a_file_arrives_under_its_own_name(
    simulator: Simulator, gateway: Gateway, name: str, shown: str
) -> None:
    media_id = gateway.media.upload("file", name, b"PK\x03\x04 words\r\n--\r\n")
    sent = gateway.send_file("Chair01", media_id, entry_id="0:1-0")
    (bubble,) = simulator.enterprise.screens.of("chair01")
    assert (bubble.kind, bubble.text) == ("file", shown)
    assert bubble.media is not None
    assert bubble.media.content == b"PK\x03\x04 words\r\n--\r\n"
    assert sent.message_id


def test_a_picture_arrives(simulator: Simulator, gateway: Gateway) -> None:
    media_id = gateway.media.upload("image", "照片.jpg", PICTURE)
    gateway.send_image("chair01", media_id, entry_id="0:1-0")
    gateway.send_image("chair01", media_id, entry_id="0:1-0")
    (bubble,) = simulator.enterprise.screens.of("chair01")
    assert bubble.kind == "image"
    assert bubble.media is not None
    assert bubble.media.content == PICTURE


@pytest.mark.parametrize("send", ["send_image", "send_file"])
def test_sending_what_has_expired(simulator: Simulator, gateway: Gateway, send: str) -> None:
    kind: Kind = "image" if send == "send_image" else "file"
    media_id = gateway.media.upload(kind, "a.jpg", PICTURE)
    simulator.clock.advance(timedelta(days=3))
    simulator.expire_tokens()
    error = failure_of(lambda: getattr(gateway, send)("chair01", media_id))
    assert type(error) is ExpiredMediaError
    assert simulator.enterprise.screens.of("chair01") == []


@pytest.mark.parametrize(
    ("kind", "size", "refusal"),
    [
        ("image", 10 * MEGABYTE, None),
        ("image", 10 * MEGABYTE + 1, OversizedMediaError),
        ("file", 20 * MEGABYTE, None),
        ("file", 20 * MEGABYTE + 1, OversizedMediaError),
        ("file", 6, None),
        ("file", 5, PermanentError),
        ("file", 0, PermanentError),
    ],
)
def test_sizes_are_checked_before(
    simulator: Simulator, gateway: Gateway, kind: Kind, size: int, refusal: type[EffectError] | None
) -> None:
    data = (PICTURE + bytes(size))[:size]
    if refusal is None:
        media_id = gateway.media.upload(kind, "a.bin", data)
        assert simulator.enterprise.media.get(media_id).content == data
    else:
        assert type(failure_of(lambda: gateway.media.upload(kind, "a.bin", data))) is refusal
        assert simulator.calls == []


def test_an_upload_over_a_slow_line(media_of: Callable[..., Media]) -> None:
    """The whole takes longer than the timeout to connect; each slice of it does not."""
    received = bytearray()

    def answer(to: BaseHTTPRequestHandler) -> None:
        left = int(to.headers["Content-Length"])
        while left:
            slice_ = to.rfile.read(min(left, 2 * MEGABYTE))
            received.extend(slice_)
            left -= len(slice_)
            time.sleep(0.1)
        respond(to, b'{"errcode":0,"media_id":"m"}', "application/json")

    data = bytes(range(256)) * (20 * MEGABYTE // 256)
    with stranger(answer) as base:
        assert media_of(base, (0.3, 5.0)).upload("file", "a.bin", data) == "m"
    assert data in received


def test_an_upload_without_a_media_id(media_of: Callable[..., Media]) -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.rfile.read(int(to.headers["Content-Length"]))
        respond(to, b'{"errcode":0}', "application/json")

    with stranger(answer) as base:
        error = failure_of(lambda: media_of(base).upload("file", "a.bin", b"sixsix"))
    assert type(error) is UnavailableError
