"""Texts are packed for the way, where the browser can unpack them: a phone may have little network."""

from __future__ import annotations

import gzip

from flask import Response, request

PACKED = ("text/html", "text/css", "text/javascript", "application/json")
LEAST_BYTES = 600
LEVEL = 6


def packed(response: Response) -> Response:
    """The same response, its body packed where that is worth it and asked for."""
    if response.mimetype not in PACKED or not request.accept_encodings["gzip"]:
        return response
    if response.status_code != 200 or response.headers.get("Content-Encoding"):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= LEAST_BYTES:
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.add("Vary", "Accept-Encoding")
    return response
