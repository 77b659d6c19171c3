"""How long the requests in hand have taken: where every thread waits for something, nobody is answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

STUCK_S = 10.0  # nothing that we do for a request takes as long


class Crowd:
    """A WSGI application that knows since when each of its threads is busy."""

    def __init__(
        self,
        app: WSGIApplication,
        threads: int,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._threads = threads
        self._monotonic = monotonic
        self._since: dict[int, float] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        thread = threading.get_ident()
        self._since[thread] = self._monotonic()
        try:
            return self._app(environ, start_response)
        finally:
            del self._since[thread]

    def has_room(self) -> bool:
        """Whether a thread is free, or will soon be."""
        since = [*self._since.values()]
        return len(since) < self._threads or self._monotonic() - max(since) < STUCK_S
