"""Media over HTTP: down- and uploads against the simulator, and against servers that misbehave."""

from __future__ import annotations

import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from redis import Redis

from bot.outbox.errors import (
    AppRefusedError,
    EffectError,
    ExpiredMediaError,
    OversizedMediaError,
    PermanentError,
    RateLimitedError,
    UnavailableError,
)
from bot.outbox.platform import Kind
from bot.settings import Settings
from bot.wecom import media as media
from bot.wecom.errors import CrowdedError, SystemBusyError
from bot.wecom.gateway import Gateway
from bot.wecom.media import Media
from simulator.media import MEGABYTE
from simulator.server import Simulator
from storage.outbox.unreachable import Obstacle
from storage.store import Store
from tests.bot.outbox.outbound import QUICK_S, paths
from tests.bot.pictures.picture_samples import corners, encoded
from tests.handlers.dialogue import the_campaign

GET, UPLOAD, SEND = "media/get", "media/upload", "message/send"
TOKEN = b'{"errcode":0,"access_token":"t0psecret","expires_in":7200}'
PICTURE = encoded(corners())

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def stranger(answer: Answer) -> Iterator[str]:
    """The address of a server that gives out a token and answers everything else like this."""

    class Stranger(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if "gettoken" in self.path:
                respond(self, TOKEN, "application/json")
            else:
                answer(self)

        def do_POST(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as http:
        http.daemon_threads = True
        http.block_on_close = False
        threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}/cgi-bin/"
        http.shutdown()


@pytest.fixture
def media_of(settings: Settings, server: Redis) -> Iterator[Callable[..., Media]]:
    """Makes the media of a gateway that talks to this address."""
    gateways: list[Gateway] = []

    def make(base: str, timeouts_s: tuple[float, float] = QUICK_S) -> Media:
        gateway = Gateway(
            replace(settings, api_base=base), Store(the_campaign(), server), timeouts_s=timeouts_s
        )
        gateways.append(gateway)
        return gateway.media

    yield make
    for gateway in gateways:
        gateway.close()


def respond(
    to: BaseHTTPRequestHandler,
    body: bytes,
    content_type: str = "image/jpeg",
    status: int = 200,
    **headers: str,
) -> None:
    """Answer with a body; a header `Content_Length` replaces the true one."""
    to.send_response(status)
    headers = {"Content_Type": content_type, "Content_Length": str(len(body))} | headers
    for name, value in headers.items():
        to.send_header(name.replace("_", "-"), value)
    to.end_headers()
    to.wfile.write(body)


def failure_of(call: Callable[[], object]) -> EffectError:
    with pytest.raises(EffectError) as caught:
        call()
    return caught.value


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
