"""A JPEG that lacks no more than its last bytes: every viewer shows it, so it is taken.

What was cut on its way to us is noticed by its length and fetched again; this is about files that were
short when they were sent. What a decoder makes of the rest depends on what follows: that tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops
from PIL.JpegImagePlugin import JpegImageFile

END = b"\xff\xd9"
ANYTHING = b"\x5a\xa5\x33\xcc" * 64
MOST_MISSING = 0.05
ENOUGH_PIXELS = 2048  # of the longer edge, to see where pictures differ

_FRAMES = (0xC0, 0xC1, 0xC2)
_SCAN = 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scan:
    """One pass over the picture: of which components, up to which detail, and whether to the last bit."""

    components: frozenset[int]
    is_finest: bool


def completed(data: bytes) -> bytes | None:
    """The bytes with an end put behind them; None if more than the last few are missing."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    cut = data.rstrip(b"\xff")  # half a marker
    shown = _decoded(cut + END)
    if shown.info.get("progressive") and not _is_in_last_passes(cut):
        return None
    # Where the two begin to differ the decoder had come to the end of what there is.
    differs = ImageChops.difference(shown, _decoded(cut + ANYTHING + END)).getbbox()
    missing = shown.height - differs[1] if differs else 0
    return cut + END if missing <= MOST_MISSING * shown.height else None


def _decoded(data: bytes) -> Image.Image:
    picture = JpegImageFile(BytesIO(data))
    scale = max(1, max(picture.size) // ENOUGH_PIXELS)
    picture.draft(None, (max(1, picture.width // scale), max(1, picture.height // scale)))
    picture.load()
    return picture


def _is_in_last_passes(data: bytes) -> bool:
    """Whether a picture that comes in passes had begun the finest one of every component."""
    wanted, begun = set[int](), set[int]()
    for marker, body in _segments(data):
        if marker in _FRAMES:
            wanted = {body[6 + 3 * n] for n in range(body[5])}
        elif marker == _SCAN:
            scan = _scan(body)
            begun |= scan.components if scan.is_finest else set()
    return bool(wanted) and wanted <= begun


def _scan(body: bytes) -> Scan:
    count = body[0]
    _, last, bits = body[1 + 2 * count : 4 + 2 * count]
    return Scan(frozenset(body[1 : 1 + 2 * count : 2]), last == 63 and not bits & 0x0F)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every marker with what its length says belongs to it."""
    at = 2
    while found := _NEXT_MARKER.search(data, at):
        marker, at = found[0][1], found.end()
        if marker in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        yield marker, data[at + 2 : at + length]
        at += length
