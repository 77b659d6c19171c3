"""Pictures that carry a number, so that one is known again however it was packed on the way."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

SIDE = 6  # fields in a row
FIELD = 64  # pixels
BITS = 24
LIGHT, DARK = (235, 232, 225), (40, 60, 90)
QUALITY = 92
QUALITY_AGAIN = 60


def picture(number: int, quality: int = QUALITY) -> bytes:
    """A JPEG that shows this number; with another quality other bytes, but the same picture."""
    image = Image.new("RGB", (SIDE * FIELD, SIDE * FIELD), LIGHT)
    for place, bit in enumerate(_bits(number)):
        if bit:
            left, top = place % SIDE * FIELD, place // SIDE * FIELD
            image.paste(DARK, (left, top, left + FIELD, top + FIELD))
    packed = BytesIO()
    image.save(packed, "JPEG", quality=quality)
    return packed.getvalue()


def number_in(data: bytes) -> int | None:
    """The number a picture shows; None for bytes that are no such picture."""
    try:
        with Image.open(BytesIO(data)) as image:
            grey = image.convert("L")
    except (OSError, ValueError):
        return None
    step_x, step_y = grey.width / SIDE, grey.height / SIDE
    fields = [
        _level(grey, int((place % SIDE + 0.5) * step_x), int((place // SIDE + 0.5) * step_y)) < 128
        for place in range(SIDE * SIDE)
    ]
    number = sum(bit << place for place, bit in enumerate(fields[:BITS]))
    return number if fields == _bits(number) else None


def _bits(number: int) -> list[bool]:
    """The number, then a sum by which a picture that merely resembles one is told apart."""
    check = number * 2654435761 % (1 << (SIDE * SIDE - BITS))
    whole = number | check << BITS
    return [bool(whole >> place & 1) for place in range(SIDE * SIDE)]


def _level(grey: Image.Image, x: int, y: int) -> int:
    level = grey.getpixel((x, y))
    return level if isinstance(level, int) else 255
