"""The gateway against the simulator over HTTP: what arrives, and what each failure turns into."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import requests
from redis import Redis
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection

from bot.outbox.errors import (
    AppRefusedError,
    EffectError,
    PermanentError,
    RateLimitedError,
    UnavailableError,
    UnlicensedError,
    UnreachableError,
)
from bot.settings import Settings
from bot.wecom.errors import CrowdedError, SystemBusyError
from bot.wecom.gateway import Gateway
from simulator.server import Simulator
from storage.outbox.app_gate import PROBE_PAUSES_S
from storage.outbox.unreachable import Obstacle
from storage.store import Store
from tests.bot.outbox.outbound import KEYS, QUICK_S, paths, texts_on_phone
from tests.handlers.dialogue import the_campaign

SEND = "message/send"


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bodies of all POSTs as they leave, byte for byte."""
    left: list[bytes] = []
    send = HTTPAdapter.send

    def record(self: HTTPAdapter, request: requests.PreparedRequest, **more: Any) -> Any:
        if isinstance(request.body, bytes):
            left.append(request.body)
        return send(self, request, **more)

    monkeypatch.setattr(HTTPAdapter, "send", record)
    return left


@contextmanager
def stranger(status: int, body: bytes) -> Iterator[str]:
    """The address of a server that gives out a token and answers every POST like this."""

    class Stranger(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(200, b'{"errcode":0,"access_token":"t","expires_in":7200}')

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(status, body)

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as http:
        threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}/cgi-bin/"
        http.shutdown()


def failure_of(call: Callable[[], object]) -> EffectError:
    with pytest.raises(EffectError) as caught:
        call()
    return caught.value


def test_text_arrives(simulator: Simulator, gateway: Gateway) -> None:
    sent = gateway.send_text("Chair01", "“你好” <b> \n满分 \U0001f600", entry_id="0:1-0")
    assert texts_on_phone(simulator, "chair01") == ["“你好” <b> \n满分 \U0001f600"]
    assert sent.message_id
    assert sent.response_code is None


def test_card_arrives_with_its_update_code(simulator: Simulator, gateway: Gateway) -> None:
    simulator.callback_url = "http://127.0.0.1:9/"
    card = {
        "card_type": "button_interaction",
        "main_title": {"title": "菜单"},
        "task_id": "menu-1",
        "button_list": [{"text": "继续", "style": 1, "key": "continue"}],
    }
    sent = gateway.send_card("chair01", card, entry_id="0:1-0")
    (bubble,) = simulator.enterprise.screens.of("chair01")
    assert bubble.card is not None
    assert bubble.card["task_id"] == "menu-1"
    assert sent.response_code


def test_menu_arrives(simulator: Simulator, gateway: Gateway) -> None:
    gateway.create_menu({"button": [{"type": "click", "name": "进度", "key": "PROGRESS"}]})
    assert [button["name"] for button in simulator.enterprise.menus.buttons] == ["进度"]


def test_repeated_entry_is_the_same_request(gateway: Gateway, bodies: list[bytes]) -> None:
    gateway.send_text("chair01", "一样", entry_id="0:1-0")
    gateway.send_text("chair01", "一样", entry_id="0:1-0")
    gateway.send_text("chair01", "一样", entry_id="0:2-0")
    assert bodies[0] == bodies[1] != bodies[2]
    assert "一样".encode() in bodies[0]


def test_repeated_entry_is_shown_once_but_equal_texts_are_not_swallowed(
    simulator: Simulator, gateway: Gateway
) -> None:
    for entry_id in ("0:1-0", "0:1-0", "0:2-0", "0:3-0"):
        gateway.send_text("chair01", "好的", entry_id=entry_id)
    assert texts_on_phone(simulator, "chair01") == ["好的"] * 3


def test_time_to_look_back_is_within_limits(
    simulator: Simulator, gateway: Gateway, server: Redis
) -> None:
    for number in range(25):
        gateway.send_text("chair01", "好的", entry_id=f"0:{number}-0")
    waits = [c.body["duplicate_check_interval"] for c in simulator.calls if c.path == SEND]
    assert len(set(waits)) == 25
    assert all(1800 <= wait_s <= 14400 for wait_s in waits)


@pytest.mark.parametrize(
    ("errcode", "kind", "delays_s"),
    [
        (-1, SystemBusyError, (1, 4, 16, 60, 240, 600, 1200, 1800, 3600)),
        (45033, CrowdedError, (1, 4, 16, 60, 240, 600, 1200, 1800, 3600)),
        (45009, RateLimitedError, (60, 120, 240, 480, 960, 1920, 3600)),
        (40058, PermanentError, ()),
        (301002, AppRefusedError, PROBE_PAUSES_S),
        (60020, AppRefusedError, PROBE_PAUSES_S),
        (81013, UnreachableError, ()),
        (60111, UnreachableError, ()),
        (99999, PermanentError, ()),
    ],
)
def test_errcodes(
    simulator: Simulator,
    gateway: Gateway,
    errcode: int,
    kind: type[EffectError],
    delays_s: tuple[float, ...],
) -> None:
    simulator.faults.add("errcode", SEND, errcode=errcode)
    error = failure_of(lambda: gateway.send_text("chair01", "你好"))
    assert type(error) is kind
    assert error.code == errcode
    assert error.retryable == bool(delays_s)
    assert error.retry_after_s == (delays_s[0] if delays_s else None)
    assert [error.delay_after(n + 1) for n in range(len(delays_s))] == list(delays_s)
    assert error.delay_after(999) == (delays_s[-1] if delays_s else None)
    assert paths(simulator, SEND) == [errcode]


def test_untrusted_address_is_named(simulator: Simulator, gateway: Gateway) -> None:
    simulator.faults.add("errcode", SEND, errcode=60020, ip="2001:db8::7")
    error = failure_of(lambda: gateway.send_text("chair01", "你好"))
    assert isinstance(error, AppRefusedError)
    assert error.detail == "2001:db8::7"
    assert "2001:db8::7" in str(error)


@pytest.mark.parametrize("fault", ["http_500", "hang", "drop_after"])
@pytest.mark.parametrize("path", [SEND, "gettoken"])
def test_no_usable_answer(
    simulator: Simulator, gateway: Gateway, fault: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.wecom.client.TOKEN_TIMEOUTS_S", QUICK_S)
    simulator.faults.add(fault, path, seconds=5)
    error = failure_of(lambda: gateway.send_text("chair01", "你好"))
    assert type(error) is UnavailableError
    assert error.retryable
    assert error.code is None


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"<html>log in</html>", UnavailableError),
        (200, b'["ok"]', UnavailableError),
        (200, b'{"errcode": "x"}', UnavailableError),
        (302, b"", AppRefusedError),
        (429, b"", UnavailableError),
        (403, b"", AppRefusedError),
        (404, b"", AppRefusedError),
        (407, b"", AppRefusedError),
        (413, b"", PermanentError),
    ],
)
def test_answers_that_are_not_wecoms(
    server: Redis, settings: Settings, status: int, body: bytes, kind: type[EffectError]
) -> None:
    with stranger(status, body) as base:
        gateway = Gateway(
            replace(settings, api_base=base), Store(the_campaign(), server), timeouts_s=QUICK_S
        )
        error = failure_of(lambda: gateway.send_text("chair01", "你好"))
        gateway.close()
    assert type(error) is kind


def test_unknown_person(simulator: Simulator, gateway: Gateway) -> None:
    error = failure_of(lambda: gateway.send_text("nobody", "你好"))
    assert type(error) is UnreachableError
    assert error.code == 81013


def test_person_without_licence(simulator: Simulator, gateway: Gateway) -> None:
    member = simulator.directory.find("chair01")
    assert member is not None
    member.is_licensed = False
    error = failure_of(lambda: gateway.send_text("chair01", "你好"))
    assert type(error) is UnlicensedError
    assert "licence" in str(error)


@pytest.mark.parametrize("user_id", ["@all", "@ALL", "chair01|chair02"])
def test_one_person_only(simulator: Simulator, gateway: Gateway, user_id: str) -> None:
    assert not failure_of(lambda: gateway.send_text(user_id, "你好")).retryable
    assert simulator.calls == []


def test_text_that_would_be_cut_is_refused(simulator: Simulator, gateway: Gateway) -> None:
    gateway.send_text("chair01", "字" * 682 + "ab")
    assert not failure_of(lambda: gateway.send_text("chair01", "字" * 682 + "abc")).retryable
    assert [len(text.encode()) for text in texts_on_phone(simulator, "chair01")] == [2048]


def test_expired_token_is_renewed_once(simulator: Simulator, gateway: Gateway) -> None:
    gateway.send_text("chair01", "一")
    simulator.expire_tokens()
    gateway.send_text("chair01", "二")
    gateway.send_text("chair01", "三")
    assert texts_on_phone(simulator, "chair01") == ["一", "二", "三"]
    assert paths(simulator, "gettoken") == [0, 0]
    assert paths(simulator, SEND) == [0, 42001, 0, 0]


@pytest.mark.parametrize("errcode", [40001, 40014, 42001])
def test_token_refused_without_end_fails_after_one_renewal(
    simulator: Simulator, gateway: Gateway, errcode: int
) -> None:
    simulator.faults.add("errcode", SEND, errcode=errcode, times=100)
    error = failure_of(lambda: gateway.send_text("chair01", "你好"))
    assert isinstance(error, AppRefusedError)
    assert error.obstacle is Obstacle.TOKEN
    assert error.code == errcode
    assert paths(simulator, SEND) == [errcode] * 2
    assert paths(simulator, "gettoken") == [0, 0]


def test_many_threads_ask_for_one_token(simulator: Simulator, gateway: Gateway) -> None:
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda n: gateway.send_text(f"chair{n:02}", "你好"), range(1, 17)))
    assert paths(simulator, "gettoken") == [0]
    assert paths(simulator, SEND) == [0] * 16


def test_many_threads_renew_an_expired_token_once(simulator: Simulator, gateway: Gateway) -> None:
    gateway.send_text("chair01", "你好")
    simulator.expire_tokens()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda n: gateway.send_text(f"chair{n:02}", "你好"), range(1, 17)))
    assert paths(simulator, "gettoken") == [0, 0]
    assert paths(simulator, SEND).count(0) == 17


def test_wrong_secret_is_not_tried_again_and_again(
    simulator: Simulator, settings: Settings, server: Redis
) -> None:
    wrong = Gateway(replace(settings, secret="w" * 43), Store(the_campaign(), server))
    for _ in range(5):
        error = failure_of(lambda: wrong.send_text("chair01", "你好"))
        assert isinstance(error, AppRefusedError)
        assert error.obstacle is Obstacle.SECRET
    wrong.close()
    assert paths(simulator, "gettoken") == [40001]


def test_connections_are_reused(
    server: Redis, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[HTTPConnection] = []
    connect_ = HTTPConnection.connect

    def count(self: HTTPConnection) -> None:
        opened.append(self)
        connect_(self)

    monkeypatch.setattr(HTTPConnection, "connect", count)
    with stranger(200, b'{"errcode":0,"msgid":"1"}') as base:
        gateway = Gateway(
            replace(settings, api_base=base), Store(the_campaign(), server), pool_size=4
        )
        for _ in range(10):
            gateway.send_text("chair01", "你好")
        assert len(opened) == 1
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda n: gateway.send_text("chair01", "你好"), range(100)))
        assert len(opened) <= 4
        gateway.close()


def test_nothing_secret_is_logged_or_told(
    simulator: Simulator,
    settings: Settings,
    server: Redis,
    gateway: Gateway,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Every kind of failure, everything logged at DEBUG, and whatever hangs on the errors."""
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    elsewhere = Gateway(
        replace(settings, api_base="http://127.0.0.1:9/cgi-bin/"), Store(the_campaign(), server)
    )
    gateway.send_text("chair01", "你好")
    secrets = [settings.secret, str(server.hget(KEYS.token, "value"))]
    assert all(len(secret) > 20 for secret in secrets)
    for fault in ("http_500", "hang", "drop_after", "errcode"):
        simulator.faults.add(fault, SEND, seconds=4)
        told += _everything_about(failure_of(lambda: gateway.send_text("chair01", "你好")))
    told += _everything_about(failure_of(lambda: elsewhere.send_text("chair01", "你好")))
    simulator.invalidate_tokens()
    simulator.faults.add("http_500", "gettoken")
    told += _everything_about(failure_of(lambda: gateway.send_text("chair01", "你好")))
    elsewhere.close()

    told += [caplog.text, repr(gateway), repr(settings)]
    assert any("access token refused with 40014" in text for text in told)
    for secret in secrets:
        assert not [text for text in told if secret in text]


def _everything_about(error: BaseException) -> list[str]:
    told = ["".join(traceback.format_exception(error)), repr(error)]
    while error.__context__ or error.__cause__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
        told += ["".join(traceback.format_exception(error)), repr(error), repr(error.args)]
    return told
