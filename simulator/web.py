"""The HTTP server under API and page: threaded, silent, and quick to end."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, ThreadedWSGIServer, WSGIRequestHandler


class QuietHandler(WSGIRequestHandler):
    """Serves kept-alive connections and writes no log lines."""

    protocol_version = "HTTP/1.1"

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The platform's time, against which a caller may hold its clock."""
        ahead_s = self.server.ahead_s() if isinstance(self.server, LiveServer) else 0.0
        return super().date_time_string((timestamp or time.time()) + ahead_s)

    def log(self, type: str, message: str, *args: Any) -> None:
        """Say nothing; the journal records what matters."""


class LiveServer(ThreadedWSGIServer):
    """Remembers open connections so that stopping does not leave any behind."""

    def __init__(self, host: str, port: int, app: Flask, ahead_s: Callable[[], float]) -> None:
        self.ahead_s = ahead_s
        self._live: set[socket.socket] = set()
        self._live_lock = threading.Lock()
        super().__init__(host, port, app, QuietHandler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve one connection on its own thread."""
        with self._live_lock:
            self._live.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close one connection."""
        with self._live_lock:
            self._live.discard(request)
        super().shutdown_request(request)

    def drop_connections(self) -> None:
        """Hang up on everybody still connected."""
        with self._live_lock:
            live = list(self._live)
        for connection in live:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class WebServer:
    """A Flask app served on loopback from a thread of its own."""

    def __init__(self, app: Flask, port: int, ahead_s: Callable[[], float] = lambda: 0.0) -> None:
        """`ahead_s`: by how much the time in its answers is ahead of the clock."""
        self._server = LiveServer("127.0.0.1", port, app, ahead_s)
        self._thread = threading.Thread(
            target=BaseWSGIServer.serve_forever, args=(self._server, 0.02), daemon=True
        )

    @property
    def port(self) -> int:
        """The port in use."""
        return int(self._server.server_address[1])

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Serve no more, hang up, free the port."""
        self._server.shutdown()
        self._server.drop_connections()
        self._server.server_close()
        self._thread.join(timeout=5)
