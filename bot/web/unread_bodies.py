"""What is refused before it is read is read to its end, so that whoever sends it hears the answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_BYTES = 16_000_000  # more than what proxies let pass; who sends more does not wait for words
PIECE_BYTES = 65_536


class ReadToTheEnd:
    """A WSGI application after which nothing of a body is left.

    A server closes a connection on which unread bytes lie with a reset, and a proxy that is still
    sending then tells its client 502 instead of what was answered.
    """

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = self._app(environ, start_response)
        if 0 < _length(environ) <= MOST_BYTES:
            while environ["wsgi.input"].read(PIECE_BYTES):
                pass
        return answer


def _length(environ: WSGIEnvironment) -> int:
    text = environ.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isdigit() else 0
