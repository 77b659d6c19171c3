"""Which pictures are stickers and no photos."""

from __future__ import annotations

import pytest
from PIL import Image

from bot.pictures.formats import BadPictureError
from bot.pictures.stickers import is_sticker
from tests.bot.pictures.picture_samples import corners, encoded


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((32, 32), True),
        ((240, 240), True),
        ((300, 300), True),
        ((1200, 120), True),
        ((320, 240), False),
        ((384, 384), False),
        ((1080, 1440), False),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_small_ones_and_small_squares(size: tuple[int, int], kind: str, *, expected: bool) -> None:
    assert is_sticker(encoded(corners(*size), kind)) is expected


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
@pytest.mark.parametrize(("size", "expected"), [((480, 360), True), ((1280, 960), False)])
def test_small_ones_that_move(kind: str, size: tuple[int, int], *, expected: bool) -> None:
    second = Image.new("RGB", size, "black")
    moving = encoded(corners(*size), kind, save_all=True, append_images=[second])
    assert is_sticker(moving) is expected
    assert not is_sticker(encoded(corners(*size), kind))


def test_what_is_no_picture_is_no_sticker() -> None:
    with pytest.raises(BadPictureError):
        is_sticker(b"GIF89a")
