"""What tests of pictures look at."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bot.pictures.cleaning import BadPictureError, CleanPicture, Flaw, clean_picture
from tests.bot.pictures.picture_samples import (
    BLUE,
    GREEN,
    RED,
    YELLOW,
)

Colour = tuple[int, int, int]


def pixels(picture: CleanPicture) -> Image.Image:
    image = Image.open(BytesIO(picture.data), formats=("JPEG",))
    image.load()
    return image


def is_near(image: Image.Image, x: float, y: float, colour: Colour, most: int = 24) -> bool:
    """Whether the image has about this colour at a place given in parts of its edges."""
    there = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(there, tuple)
    return all(abs(a - b) <= most for a, b in zip(there, colour, strict=True))


def looks_upright(image: Image.Image) -> bool:
    return (
        is_near(image, 0.25, 0.25, RED)
        and is_near(image, 0.75, 0.25, GREEN)
        and is_near(image, 0.25, 0.75, BLUE)
        and is_near(image, 0.75, 0.75, YELLOW)
    )


def flaw_of(data: bytes) -> Flaw:
    with pytest.raises(BadPictureError) as caught:
        clean_picture(data)
    return caught.value.flaw
