"""Temporary media of WeCom: what people send is fetched, what they shall get is handed over."""

from __future__ import annotations

import json
import secrets
import time
from io import BytesIO
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from bot.outbox.errors import (
    ExpiredMediaError,
    OversizedMediaError,
    PermanentError,
    UnavailableError,
)
from bot.outbox.platform import Kind
from bot.wecom.client import WeComClient
from bot.wecom.errors import error_for, error_for_status
from storage.files.photos import safe_name
from storage.token_vault import Token

MEGABYTE = 1024 * 1024
MOST_DOWNLOADED = 30 * MEGABYTE
PIECE_BYTES = 10 * MEGABYTE
PATIENCE_S = 120.0  # for one answer as a whole; the client's own timeouts are between two bytes
LEAST_UPLOADED = 6
MOST_UPLOADED = {"image": 10 * MEGABYTE, "file": 20 * MEGABYTE}
UPLOAD, DOWNLOAD = "media/upload", "media/get"
EXPIRED = 40007
ONLY_IN_PIECES = 830002

_NEVER_A_MEDIUM = ("application/json", "text/html")
_SLICE_BYTES = 64 * 1024


class Media:
    """Downloads and uploads with the gateway's token; every error is an EffectError."""

    def __init__(self, client: WeComClient, *, patience_s: float = PATIENCE_S) -> None:
        self._client = client
        self._patience_s = patience_s

    def download(self, media_id: str) -> bytes:
        """The bytes of a medium, at most 30 MB; ExpiredMediaError, OversizedMediaError.

        They are what somebody sent: they may be anything, whatever WeCom calls them.
        """
        try:
            return self._fetch(media_id)[0]
        except PermanentError as error:
            if error.code != ONLY_IN_PIECES:
                raise
        return self._in_pieces(media_id)

    def upload(self, kind: Kind, name: str, data: bytes) -> str:
        """Hand bytes to WeCom under the name that people will see; the media id, good for 3 days."""
        _check_size(kind, data)
        boundary = secrets.token_hex(16)
        body = _multipart(boundary, safe_name(name) or kind, data)

        def post(token: Token) -> Any:
            # As a stream it leaves in slices, each with the timeout to itself; bytes would have to
            # leave all within the timeout to connect.
            return self._client.call(
                token,
                "POST",
                UPLOAD,
                {
                    "params": {"type": kind},
                    "data": BytesIO(body),
                    "headers": {"Content-Type": f"multipart/form-data; boundary={boundary}"},
                },
            )

        media_id = self._client.with_token(UPLOAD, post).get("media_id")
        if not isinstance(media_id, str) or not media_id:
            raise UnavailableError("media/upload: the answer holds no media id")
        return media_id

    def most_bytes(self, kind: Kind) -> int:
        """How large what is uploaded may be."""
        return MOST_UPLOADED[kind]

    def _in_pieces(self, media_id: str) -> bytes:
        whole = bytearray()
        total = 1
        while len(whole) < total:
            first = len(whole)
            piece, content_range = self._fetch(media_id, first)
            if content_range is None:
                return piece
            start, total = _start_and_total(content_range)
            if start != first or not piece:
                raise UnavailableError("media/get: not the piece that was asked for")
            if total > MOST_DOWNLOADED:
                raise OversizedMediaError(f"the medium has {total} bytes")
            whole += piece
        return bytes(whole)

    def _fetch(self, media_id: str, first: int | None = None) -> tuple[bytes, str | None]:
        """The body, and its Content-Range where it is a piece."""
        headers = {"Accept-Encoding": "identity"}
        if first is not None:
            headers["Range"] = f"bytes={first}-{first + PIECE_BYTES - 1}"

        def get(token: Token) -> tuple[bytes, str | None]:
            params = {"media_id": media_id}
            with self._client.stream(token, DOWNLOAD, params, headers) as response:
                if response.status_code not in (200, 206):
                    raise error_for_status(response.status_code)
                body = self._read(response)
                _refuse_errors(response, body)
                is_piece = response.status_code == 206
                return body, response.headers.get("Content-Range", "") if is_piece else None

        return self._client.with_token(DOWNLOAD, get)

    def _read(self, response: requests.Response) -> bytes:
        """The body, unless it is too large, or too slow as a whole."""
        announced = response.headers.get("Content-Length", "")
        if announced.isdigit() and int(announced) > MOST_DOWNLOADED:
            raise OversizedMediaError(f"the medium has {announced} bytes")
        give_up_at = time.monotonic() + self._patience_s
        body = bytearray()
        try:
            while slice_ := response.raw.read1(_SLICE_BYTES, decode_content=True):
                body += slice_
                if len(body) > MOST_DOWNLOADED:
                    raise OversizedMediaError(f"the medium has over {MOST_DOWNLOADED} bytes")
                if time.monotonic() > give_up_at:
                    raise UnavailableError("media/get: too slow")
        except HTTPError as error:
            raise UnavailableError(type(error).__name__) from None
        return bytes(body)


def expired(error: PermanentError) -> PermanentError:
    """The error to raise instead: 40007, older than three days or of another enterprise, has its own."""
    if error.code == EXPIRED:
        return ExpiredMediaError("the media id has expired", EXPIRED)
    return error


def _refuse_errors(response: requests.Response, body: bytes) -> None:
    """Raise the error that came with status 200 in place of a medium.

    It may call itself a picture, and a page of somebody else's may come instead of either.
    """
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if body.lstrip()[:1] == b"{":
        try:
            answer = json.loads(body)
        except ValueError:
            answer = {}
        errcode = answer.get("errcode") if isinstance(answer, dict) else None
        if isinstance(errcode, int) and errcode != 0:
            error = error_for(errcode, str(answer.get("errmsg", "")))
            raise expired(error) if isinstance(error, PermanentError) else error
    if kind in _NEVER_A_MEDIUM or not body:
        raise UnavailableError("media/get: the answer is no medium")


def _start_and_total(content_range: str) -> tuple[int, int]:
    span, _, total = content_range.removeprefix("bytes ").partition("/")
    start = span.partition("-")[0]
    if not start.isdecimal() or not total.isdecimal():
        raise UnavailableError("media/get: unreadable Content-Range")
    return int(start), int(total)


def _check_size(kind: Kind, data: bytes) -> None:
    if len(data) < LEAST_UPLOADED:
        raise PermanentError(f"{len(data)} bytes are too few for WeCom")
    if len(data) > MOST_UPLOADED[kind]:
        raise OversizedMediaError(
            f"the {kind} has {len(data)} bytes, {MOST_UPLOADED[kind]} are allowed"
        )


def _multipart(boundary: str, name: str, data: bytes) -> bytes:
    """The form with the name in plain UTF-8; requests would write a Chinese one as RFC 2231."""
    head = (
        f"--{boundary}\r\n"
        f'Content-Disposition: form-data; name="media"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return head.encode() + data + f"\r\n--{boundary}--\r\n".encode()
