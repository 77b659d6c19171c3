"""Media over HTTP: down- and uploads against the simulator, and against servers that misbehave."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from bot.outbox.errors import (
    AppRefusedError,
    EffectError,
    ExpiredMediaError,
    OversizedMediaError,
    PermanentError,
    RateLimitedError,
    UnavailableError,
)
from bot.settings import Settings
from bot.wecom import media as media
from bot.wecom.errors import CrowdedError, SystemBusyError
from bot.wecom.gateway import Gateway
from bot.wecom.media import Media
from simulator.media import MEGABYTE
from simulator.server import Simulator
from storage.outbox.unreachable import Obstacle
from tests.bot.outbox.outbound import paths
from tests.bot.wecom.media_stranger import PICTURE, failure_of, respond, stranger

GET, UPLOAD, SEND = "media/get", "media/upload", "message/send"


def test_a_picture_somebody_sent_comes_whole(simulator: Simulator, gateway: Gateway) -> None:
    kept = simulator.enterprise.media.keep("image", "图片.jpg", PICTURE)
    assert gateway.media.download(kept.id) == PICTURE
    assert [c.query for c in simulator.calls if c.path == GET] == [{"media_id": kept.id}]


def test_after_three_days_it_is_gone_for_good(simulator: Simulator, gateway: Gateway) -> None:
    kept = simulator.enterprise.media.keep("image", "图片.jpg", PICTURE)
    simulator.clock.advance(timedelta(days=2, hours=23))
    simulator.expire_tokens()
    assert gateway.media.download(kept.id) == PICTURE
    simulator.clock.advance(timedelta(hours=1))
    error = failure_of(lambda: gateway.media.download(kept.id))
    assert type(error) is ExpiredMediaError
    assert error.code == 40007
    assert not error.retryable


@pytest.mark.parametrize(
    ("errcode", "kind"),
    [
        (-1, SystemBusyError),
        (45033, CrowdedError),
        (45009, RateLimitedError),
        (40007, ExpiredMediaError),
        (60020, AppRefusedError),
        (41006, PermanentError),
        (99999, PermanentError),
    ],
)
@pytest.mark.parametrize("path", [GET, UPLOAD])
def test_errcodes(
    simulator: Simulator, gateway: Gateway, path: str, errcode: int, kind: type[EffectError]
) -> None:
    kept = simulator.enterprise.media.keep("image", "a.jpg", PICTURE)
    simulator.faults.add("errcode", path, errcode=errcode)
    if path == GET:
        error = failure_of(lambda: gateway.media.download(kept.id))
    else:
        error = failure_of(lambda: gateway.media.upload("image", "a.jpg", PICTURE))
        kind = PermanentError if kind is ExpiredMediaError else kind
    assert type(error) is kind
    assert error.code == errcode
    assert paths(simulator, path) == [errcode]


@pytest.mark.parametrize("fault", ["http_500", "hang", "drop_before", "drop_after"])
@pytest.mark.parametrize("path", [GET, UPLOAD])
def test_no_usable_answer(simulator: Simulator, gateway: Gateway, path: str, fault: str) -> None:
    kept = simulator.enterprise.media.keep("image", "a.jpg", PICTURE)
    simulator.faults.add(fault, path, seconds=5)
    if path == GET:
        error = failure_of(lambda: gateway.media.download(kept.id))
        assert gateway.media.download(kept.id) == PICTURE
    else:
        error = failure_of(lambda: gateway.media.upload("image", "a.jpg", PICTURE))
        assert gateway.media.upload("image", "a.jpg", PICTURE)
    assert type(error) is UnavailableError
    assert error.retryable


@pytest.mark.parametrize("path", [GET, UPLOAD])
def test_an_expired_token_is_renewed_once(
    simulator: Simulator, gateway: Gateway, path: str
) -> None:
    media_id = gateway.media.upload("image", "a.jpg", PICTURE)
    simulator.expire_tokens()
    simulator.enterprise.journal.clear()
    if path == GET:
        assert gateway.media.download(media_id) == PICTURE
    else:
        again = gateway.media.upload("image", "a.jpg", PICTURE)
        assert simulator.enterprise.media.get(again).content == PICTURE
    assert paths(simulator, path) == [42001, 0]
    assert paths(simulator, "gettoken") == [0]


@pytest.mark.parametrize("path", [GET, UPLOAD])
def test_a_token_refused_without_end_fails_after_one_renewal(
    simulator: Simulator, gateway: Gateway, path: str
) -> None:
    simulator.faults.add("errcode", path, errcode=40014, times=100)
    if path == GET:
        error = failure_of(lambda: gateway.media.download("any"))
    else:
        error = failure_of(lambda: gateway.media.upload("image", "a.jpg", PICTURE))
    assert isinstance(error, AppRefusedError)
    assert error.obstacle is Obstacle.TOKEN
    assert paths(simulator, path) == [40014] * 2


@pytest.mark.parametrize(
    ("size", "pieces"), [(20 * MEGABYTE, 0), (20 * MEGABYTE + 1, 3), (30 * MEGABYTE, 3)]
)
def test_more_than_20_megabytes_come_in_pieces(
    simulator: Simulator, gateway: Gateway, size: int, pieces: int
) -> None:
    content = PICTURE + bytes(range(256)) * (size // 256)
    kept = simulator.enterprise.media.keep("image", "a.jpg", content[:size])
    assert gateway.media.download(kept.id) == content[:size]
    assert paths(simulator, GET) == ([830002] + [0] * pieces if pieces else [0])


def test_over_30_megabytes_is_too_much(simulator: Simulator, gateway: Gateway) -> None:
    kept = simulator.enterprise.media.keep("image", "a.jpg", bytes(30 * MEGABYTE + 1))
    error = failure_of(lambda: gateway.media.download(kept.id))
    assert type(error) is OversizedMediaError
    assert not error.retryable
    assert paths(simulator, GET) == [830002, 0]


def test_trouble_in_a_later_piece(simulator: Simulator, gateway: Gateway) -> None:
    kept = simulator.enterprise.media.keep("image", "a.jpg", bytes(21 * MEGABYTE))
    simulator.faults.add("errcode", GET, errcode=830002)
    simulator.faults.add("errcode", GET, errcode=45033)
    assert type(failure_of(lambda: gateway.media.download(kept.id))) is CrowdedError


@pytest.mark.parametrize(
    "content_range", ["bytes 5-9/20", "bytes */20", "", "bytes 0-9/*", "bytes 0-9/" + "9" * 12]
)
def test_pieces_that_do_not_fit(media_of: Callable[..., Media], content_range: str) -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        if "Range" in to.headers:
            respond(to, b"0123456789", status=206, Content_Range=content_range)
        else:
            respond(to, b'{"errcode":830002,"errmsg":"too large"}', "application/json")

    with stranger(answer) as base:
        error = failure_of(lambda: media_of(base).download("any"))
    wanted = OversizedMediaError if content_range.endswith("999") else UnavailableError
    assert type(error) is wanted


def test_a_server_that_ignores_ranges_after_all(media_of: Callable[..., Media]) -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        if "Range" in to.headers:
            respond(to, PICTURE)
        else:
            respond(to, b'{"errcode":830002}', "application/json")

    with stranger(answer) as base:
        assert media_of(base).download("any") == PICTURE


def test_nothing_secret_is_logged_or_told(
    simulator: Simulator,
    settings: Settings,
    gateway: Gateway,
    media_of: Callable[..., Media],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Every kind of failure, everything logged at DEBUG, and whatever hangs on the errors."""
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    tokens = ["t0psecret"]

    def note(call: Callable[[], object]) -> None:
        error = failure_of(call)
        told.extend(traceback.format_exception(error))
        told.append(json.dumps([repr(error), repr(vars(error))]))

    kept = simulator.enterprise.media.keep("image", "a.jpg", PICTURE)
    for fault in ("http_500", "hang", "drop_after"):
        for path in (GET, UPLOAD):
            simulator.faults.add(fault, path, seconds=5)
        note(lambda: gateway.media.download(kept.id))
        note(lambda: gateway.media.upload("image", "a.jpg", PICTURE))
    simulator.faults.add("errcode", GET, errcode=40014, times=2)
    note(lambda: gateway.media.download(kept.id))
    tokens.append(gateway._client.access_token)

    def broken(to: BaseHTTPRequestHandler) -> None:
        respond(to, b"cut", Content_Length="100")
        to.close_connection = True

    with stranger(broken) as base:
        note(lambda: media_of(base).download("any"))
    everything = "\n".join([*told, caplog.text, *(str(vars(r)) for r in caplog.records)])
    assert len(told) > 16
    for secret in [settings.secret, *tokens]:
        assert secret not in everything
