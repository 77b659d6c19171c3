"""What a WSGI application is told of a request, and what it says at the head of its answer."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any

from werkzeug.wsgi import FileWrapper

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment
    from granian.rsgi import Scope

Headers = list[tuple[str, str]]
WrapFile = Callable[..., Iterable[bytes]]
WITHOUT_PREFIX = ("CONTENT_TYPE", "CONTENT_LENGTH")


class Head:
    """Status and headers of an answer; `file` where a file is to be sent, which the server can read."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []
        self.file = ""

    def start(self, status: str, headers: Headers, _error: Any = None) -> Callable[[bytes], Any]:
        """`start_response`; what it returns is of an age before ours."""
        self.status, self.headers = int(status[:3]), headers
        return lambda _bytes: None

    def note_file(self, file: IO[bytes], block: int = 8192) -> Iterable[bytes]:
        """`wsgi.file_wrapper`."""
        self.file = str(getattr(file, "name", ""))
        return _Unread(file, block, self._forget_file)

    def _forget_file(self) -> None:
        self.file = ""


class _Unread(FileWrapper):
    """The bytes of a file that the server sends, unless the application reads them to send others."""

    def __init__(self, file: IO[bytes], block: int, on_read: Callable[[], None]) -> None:
        super().__init__(file, block)
        self._on_read = on_read

    def __next__(self) -> bytes:
        self._on_read()
        return super().__next__()


def environ_of(scope: Scope, body: bytes, wrap_file: WrapFile) -> WSGIEnvironment:
    """A request with its whole body."""
    server, _, port = scope.server.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),  # bytes as PEP 3333 wants them
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.file_wrapper": wrap_file,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        key = name.upper().replace("-", "_")
        key = key if key in WITHOUT_PREFIX else f"HTTP_{key}"
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    return environ


def file_range(headers: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """The piece of a file that is promised, its end not included."""
    told = next(value for name, value in headers if name.lower() == "content-range")
    first, _, last = told.removeprefix("bytes ").partition("/")[0].partition("-")
    return int(first), int(last) + 1
