"""Pictures made up for tests: scenes that look like photos to an encoder, in any format."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageDraw

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 180, 40), (30, 40, 210), (230, 220, 40)
PLACE = {1: "N", 2: (39.0, 59.0, 15.37), 3: "E", 4: (116.0, 20.0, 41.53)}


def corners(width: int = 120, height: int = 80) -> Image.Image:
    """Red top left, green top right, blue bottom left, yellow bottom right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def scene(seed: int, width: int = 800, height: int = 600, *, moved: int = 0) -> Image.Image:
    """Shapes of all sizes under a little noise, the camera `moved` by so many pixels."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    image = Image.new("RGB", (width, height), _colour(dice))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        left, top = dice.randrange(-100, width) + moved, dice.randrange(-100, height)
        box = (
            left,
            top,
            left + dice.randrange(20, width // 2),
            top + dice.randrange(20, height // 2),
        )
        (draw.rectangle if dice.random() < 0.5 else draw.ellipse)(box, fill=_colour(dice))
    return Image.blend(image, Image.effect_noise((width, height), 40).convert("RGB"), 0.1)


def _colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randrange(256), dice.randrange(256), dice.randrange(256)


def encoded(image: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    """The image as a file."""
    buffer = BytesIO()
    if kind == "HEIC":
        pillow_heif.from_pillow(image).save(buffer, **how)
    else:
        image.save(buffer, kind, **how)
    return buffer.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: orientation, maker, place."""
    written = Image.Exif()
    written[0x0112] = orientation
    written[0x010F] = "Telltale Phones"
    written.get_ifd(0x8825).update(PLACE)
    return written


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes whose header promises this many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    sign = b"\x89PNG\r\n\x1a\n"
    return sign + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
