"""What nobody wanted to read is read away before the answer goes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pytest

from bot.web.unread_bodies import MOST_BYTES, ReadToTheEnd


def refuse(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    start("404 Not Found", [])
    return [b"{}"]


@pytest.mark.parametrize(
    ("announced", "left"),
    [("200000", 0), ("0", 200_000), ("", 200_000), (str(MOST_BYTES + 1), 200_000)],
)
def test_an_announced_body_of_bearable_size_is_read_to_its_end(announced: str, left: int) -> None:
    body = io.BytesIO(b"x" * 200_000)
    environ: Any = {"CONTENT_LENGTH": announced, "wsgi.input": body}
    start: Any = lambda *_: None  # noqa: E731
    assert [*ReadToTheEnd(refuse)(environ, start)] == [b"{}"]
    assert len(body.read()) == left
