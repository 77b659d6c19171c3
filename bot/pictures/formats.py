"""Which bytes are a picture that we take: known by their first bytes, measured by their header."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile
from pillow_heif import HeifImageFile

MOST_BYTES = 30 * 1024 * 1024
SIGN_BYTES = 64
MOST_PIXELS = 100_000_000

# Pillow's own alarm is a mere warning, and lower than our limit; ours refuses.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@dataclass(frozen=True, slots=True)
class _Format:
    """How to open one kind of file, and how many pixels may be in it."""

    open: Callable[[BytesIO], ImageFile]
    most_pixels: int = MOST_PIXELS


# These are decoded whole and held several times: 8 and 16 bytes a pixel, half a gigabyte at most.
_HEIF = _Format(HeifImageFile, 64_000_000)
_AVIF = _Format(AvifImageFile, 64_000_000)
_WEBP = _Format(WebPImageFile, 32_000_000)
_SIGNS = {
    b"\xff\xd8\xff": _Format(JpegImageFile),
    b"\x89PNG\r\n\x1a\n": _Format(PngImageFile),
    b"GIF87a": _Format(GifImageFile),
    b"GIF89a": _Format(GifImageFile),
    b"BM": _Format(BmpImageFile),
    b"II*\0": _Format(TiffImageFile),
    b"MM\0*": _Format(TiffImageFile),
}
_AVIF_BRANDS = (b"avif", b"avis")
_FAMILIES = frozenset({b"mif1", b"msf1"})
_HEIF_BRANDS = _FAMILIES | {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}


class Flaw(StrEnum):
    """Why a picture cannot be used."""

    NOT_A_PICTURE = "not_a_picture"
    DAMAGED = "damaged"
    TOO_BIG = "too_big"


class BadPictureError(Exception):
    """These bytes are no picture that can be kept; `flaw` says why. Trying again is of no use."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Turn whatever a decoder raises on hostile or broken bytes into BadPictureError."""
    try:
        yield
    except BadPictureError:
        raise
    except (MemoryError, Image.DecompressionBombError):
        raise BadPictureError(Flaw.TOO_BIG) from None
    except Exception:
        # The decoders raise nearly everything: OSError, SyntaxError, struct.error, zlib.error ...
        raise BadPictureError(Flaw.DAMAGED) from None


def open_picture(data: bytes) -> ImageFile:
    """The picture with its header read and no pixel decoded; BadPictureError if we do not take it.

    The file's name and content type have no say.
    """
    if len(data) > MOST_BYTES:
        raise BadPictureError(Flaw.TOO_BIG)
    format_ = _format_of(data[:SIGN_BYTES])
    if format_ is None:
        raise BadPictureError(Flaw.NOT_A_PICTURE)
    with refusing_damage():
        picture = format_.open(BytesIO(data))
    if picture.width * picture.height > format_.most_pixels:
        raise BadPictureError(Flaw.TOO_BIG)
    return picture


def _format_of(head: bytes) -> _Format | None:
    if head[4:8] == b"ftyp":
        return _in_boxes(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _WEBP
    return next((format_ for sign, format_ in _SIGNS.items() if head.startswith(sign)), None)


def _in_boxes(head: bytes) -> _Format | None:
    """HEIC and AVIF share their box; some name only a family first, and the kind behind it."""
    box = head[: int.from_bytes(head[:4], "big")]
    others = {box[at : at + 4] for at in range(16, len(box), 4)}
    if box[8:12] in _AVIF_BRANDS or (box[8:12] in _FAMILIES and others.intersection(_AVIF_BRANDS)):
        return _AVIF
    return _HEIF if box[8:12] in _HEIF_BRANDS else None
