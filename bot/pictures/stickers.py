"""Telling a sticker from a photo: by its size, its shape, and whether it moves."""

from __future__ import annotations

from PIL.GifImagePlugin import GifImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from bot.pictures.formats import open_picture, refusing_damage

SHORTEST_EDGE = 200
LARGEST_SQUARE = 300  # what stickers are drawn in; photos are larger, or not square
LARGEST_MOVING = 600


def is_sticker(data: bytes) -> bool:
    """Whether these bytes are too small for a photo, or small and moving; BadPictureError for none."""
    picture = open_picture(data)
    shorter, longer = sorted(picture.size)
    if shorter < SHORTEST_EDGE or (shorter == longer and longer <= LARGEST_SQUARE):
        return True
    if longer > LARGEST_MOVING or not isinstance(
        picture, GifImageFile | PngImageFile | WebPImageFile
    ):
        return False
    with refusing_damage():
        return bool(picture.is_animated)
