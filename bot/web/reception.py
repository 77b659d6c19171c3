"""Between the web server and the app: a request gets a thread once its body is there, in time.

The server takes what comes without threads, so half a body costs nothing but its connection, and that
not for long. The app is a plain WSGI application that finds every body whole.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from granian._granian import RSGIProtocolClosed as ProtocolClosed

from bot.web.wsgi import Head, environ_of, file_range

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

BODY_WITHIN_S = 10.0
SLOWEST_BYTES_PER_S = 50_000  # a large file from a phone may take its time
MOST_BYTES = 16_000_000  # more than what proxies let pass; who sends more does not wait for words
MOST_HELD_BYTES = 256_000_000  # of all bodies that a process is waiting for
CLOSE = [("connection", "close")]

Answer = Callable[["Scope", "HTTPProtocol"], Awaitable[None]]
"""Answers one request of the server."""


class RefusedBodyError(Exception):
    """A body that is not waited for."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Reception:
    """Runs a WSGI application in so many threads, behind a server that speaks RSGI."""

    def __init__(
        self, app: WSGIApplication, threads: int, body_within_s: float = BODY_WITHIN_S
    ) -> None:
        self._app = app
        self._threads = ThreadPoolExecutor(threads, "web")
        self._body_within_s = body_within_s
        self._held = 0

    async def answer(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        try:
            body = await self._body(scope, protocol)
        except RefusedBodyError as refused:
            protocol.response_empty(refused.status, CLOSE)
            return
        run = asyncio.get_running_loop().run_in_executor
        head, answer = await run(self._threads, self._run, scope, body)
        status, headers, file = head.status, head.headers, head.file
        if isinstance(answer, bytes):
            protocol.response_bytes(status, headers, answer)
        elif status == HTTPStatus.PARTIAL_CONTENT:
            protocol.response_file_range(status, headers, file, *file_range(headers))
        else:
            protocol.response_file(status, headers, file)

    async def _body(self, scope: Scope, protocol: HTTPProtocol) -> bytes:
        """All of a body as announced; RefusedBodyError for one that is too large, or does not come."""
        size = _announced(scope)
        if not size:
            return b""
        if size > MOST_BYTES:
            raise RefusedBodyError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if self._held + size > MOST_HELD_BYTES:
            raise RefusedBodyError(HTTPStatus.SERVICE_UNAVAILABLE)
        self._held += size
        try:
            async with asyncio.timeout(self._body_within_s + size / SLOWEST_BYTES_PER_S):
                return await protocol()
        except TimeoutError:
            raise RefusedBodyError(HTTPStatus.REQUEST_TIMEOUT) from None
        except ProtocolClosed:  # whoever sent it has hung up
            raise RefusedBodyError(HTTPStatus.BAD_REQUEST) from None
        finally:
            self._held -= size

    def _run(self, scope: Scope, body: bytes) -> tuple[Head, bytes | None]:
        """The head of the answer, and its bytes; None where they are those of a file."""
        head = Head()
        answer: Iterable[bytes] = self._app(environ_of(scope, body, head.note_file), head.start)
        try:
            return head, None if head.file and answer else b"".join(answer)
        finally:
            close: Any = getattr(answer, "close", None)
            if close:
                close()


def _announced(scope: Scope) -> int:
    text = scope.headers.get("content-length") or "0"
    return int(text) if text.isdigit() else 0
