"""What stands between the internet and the bot: TLS, whole bodies first, and its own ideas."""

from __future__ import annotations

import io
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Rule = Callable[[Environ], str | None]  # the status and a header with which it answers by itself

CALLBACK = "/wecom/callback"
STOP_LOOKED_FOR_EVERY_S = 0.02


def limit(most_bytes: int) -> Rule:
    """Refuse larger bodies."""
    return lambda environ: "413 Too Large" if _length(environ) > most_bytes else None


def adds_a_slash(environ: Environ) -> str | None:
    """Send the callback URL to the same with a slash at its end."""
    return f"301 Moved {CALLBACK}/" if environ["PATH_INFO"] == CALLBACK else None


def knows_no_slash(environ: Environ) -> str | None:
    """Pass the callback URL on as it is, and no other."""
    return "404 Not Found" if environ["PATH_INFO"] == f"{CALLBACK}/" else None


def knows_no_summaries(environ: Environ) -> str | None:
    return "404 Not Found" if environ["PATH_INFO"].startswith("/summary/") else None


def keeps_to_itself(environ: Environ) -> str | None:
    """What a good proxy does: the figures stay on this machine."""
    return "404 Not Found" if environ["PATH_INFO"] == "/metrics" else None


def knows_no_forms(environ: Environ) -> str | None:
    """What a proxy does whose rules are those of last year."""
    return "404 Not Found" if environ["PATH_INFO"].startswith("/page/") else None


def knows_no_login(environ: Environ) -> str | None:
    return "404 Not Found" if environ["PATH_INFO"] == "/login" else None


def knows_no_archives(environ: Environ) -> str | None:
    return "404 Not Found" if environ["PATH_INFO"].startswith("/export/") else None


def knows_nothing(_environ: Environ) -> str | None:
    return "404 Not Found"


def takes_no_posts(environ: Environ) -> str | None:
    is_to_bot = environ["PATH_INFO"].startswith(CALLBACK)
    return "405 Not Allowed" if is_to_bot and environ["REQUEST_METHOD"] == "POST" else None


def is_slow(seconds: float) -> Rule:
    """Think about every request."""

    def think(_environ: Environ) -> None:
        time.sleep(seconds)

    return think


def another_program(_environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    """An application that is not the bot."""
    start("200 OK", [("Content-Type", "text/html")])
    return [b"<html>another</html>"]


def behind(application: Application, rule: Rule) -> Application:
    """The application behind a proxy with this rule."""

    def answer(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        if said := rule(environ):
            status, _, location = said.partition(" /")
            headers = [("Location", f"/{location}")] if location else []
            start(status, [("Content-Type", "text/html"), *headers])
            return [b"<html>proxy</html>"]
        environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(_length(environ)))
        return application(environ, start)

    return answer


@contextmanager
def served(application: Application, port: int, tls: ssl.SSLContext | None) -> Iterator[None]:
    """Serve it on this port until the block ends."""
    server = make_server(
        "127.0.0.1", port, application, threaded=True, request_handler=_Quiet, ssl_context=tls
    )
    thread = threading.Thread(target=server.serve_forever, args=(STOP_LOOKED_FOR_EVERY_S,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _length(environ: Environ) -> int:
    return int(environ.get("CONTENT_LENGTH") or 0)


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Keep access lines out of the test's output."""
