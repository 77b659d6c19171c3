"""A picture somebody sent, made fit to be kept: sound, upright, of modest size, nothing hidden in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image
from PIL.Image import Resampling

from bot.pictures.formats import BadPictureError, Flaw
from bot.pictures.pixels import read_pixels
from campaign.fingerprints import BRIGHTNESS_FIELDS, COLOUR_FIELDS, same_picture, write_fingerprint

LONGEST_EDGE = 4096
QUALITY = 90

__all__ = ["BadPictureError", "CleanPicture", "Flaw", "clean_picture", "same_picture"]


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A JPEG of our own making; `sha256` is that of `data`, `fingerprint` is for same_picture."""

    data: bytes = field(repr=False)
    width: int
    height: int
    sha256: str
    fingerprint: str = field(repr=False)


def clean_picture(data: bytes) -> CleanPicture:
    """The picture newly encoded as a JPEG, always the same for the same bytes.

    Takes JPEG, PNG, HEIC, AVIF, WebP, BMP, TIFF, GIF (of the last two the first picture) up to 30 MB and
    100 megapixels. BadPictureError for anything else.
    """
    image = read_pixels(data, LONGEST_EDGE)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY)
    clean = buffer.getvalue()
    return CleanPicture(
        clean, image.width, image.height, hashlib.sha256(clean).hexdigest(), _fingerprint(image)
    )


def _fingerprint(image: Image.Image) -> str:
    fields = image.resize((BRIGHTNESS_FIELDS, BRIGHTNESS_FIELDS), Resampling.BOX).convert("YCbCr")
    coarse = fields.resize((COLOUR_FIELDS, COLOUR_FIELDS), Resampling.BOX)
    levels = fields.getchannel("Y"), coarse.getchannel("Cb"), coarse.getchannel("Cr")
    return write_fingerprint(image.width, image.height, b"".join(c.tobytes() for c in levels))
