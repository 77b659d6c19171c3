"""A server that answers for media as it likes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.outbox.errors import (
    EffectError,
)
from bot.wecom import media as media
from tests.bot.pictures.picture_samples import corners, encoded

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
