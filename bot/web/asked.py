"""What a request asks, read from its WSGI environment as far as the webhook needs it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


_ESCAPED = re.compile("[%+]")


class TooLargeError(Exception):
    """The body is longer than anything that may come."""


class Asked:
    """One request."""

    def __init__(self, environ: WSGIEnvironment, body_limit: int) -> None:
        self._environ = environ
        self._body_limit = body_limit
        self.method: str = environ["REQUEST_METHOD"]

    @cached_property
    def query(self) -> dict[str, str]:
        """The query by name; the first where a name is there twice."""
        text = self._environ.get("QUERY_STRING", "")
        if _ESCAPED.search(text):
            return dict(reversed(parse_qsl(text, keep_blank_values=True)))
        pairs = [pair.partition("=") for pair in text.split("&")]
        return {name: value for name, _, value in reversed(pairs)}

    def body(self) -> bytes:
        """The body; TooLargeError beyond the limit, nothing where nobody says how long it is."""
        length = self._environ.get("CONTENT_LENGTH") or ""
        if length.isdigit():
            if int(length) > self._body_limit:
                raise TooLargeError
            return self._read(int(length))
        if not self._environ.get("wsgi.input_terminated"):
            return b""
        body = self._read(self._body_limit + 1)
        if len(body) > self._body_limit:
            raise TooLargeError
        return body

    def _read(self, most: int) -> bytes:
        pieces, left = [], most
        while left and (piece := self._environ["wsgi.input"].read(left)):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)
