"""A photo turned by a quarter, and one made small for a page."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PIL.Image import Transpose

from bot.pictures.cleaning import LONGEST_EDGE, QUALITY, CleanPicture, clean_picture
from bot.pictures.pixels import read_pixels

SMALL_QUALITY = 78


def turned(data: bytes) -> CleanPicture:
    """The picture turned to the right by a quarter."""
    image = read_pixels(data, LONGEST_EDGE).transpose(Transpose.ROTATE_270)
    return clean_picture(_jpeg(image, QUALITY))


def small(data: bytes, longest_edge: int) -> bytes:
    """The picture with so many pixels at its longest edge, at most."""
    image = read_pixels(data, longest_edge)
    image.thumbnail((longest_edge, longest_edge))
    return _jpeg(image, SMALL_QUALITY)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
