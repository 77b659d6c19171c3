"""One picture that shows several, each with its number: the bot's answer to a burst of photos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from PIL.Image import Resampling

from bot.pictures.fonts import font
from bot.pictures.formats import BadPictureError
from bot.pictures.pixels import read_pixels
from handlers.wording import photos as wording

MOST_PICTURES = 6
MOST_BYTES = 1_000_000
WIDTH = 1200
MOST_HEIGHT = 1800
MOST_ROW_HEIGHT = 900
GAP = 12
QUALITIES = (88, 80, 70, 55, 40, 25)

_NARROWEST, _WIDEST = 0.5, 2.2  # a longer or wider picture gets a frame
_PAPER = (243, 244, 246)
_FRAME = (222, 225, 230)
_INK = (17, 24, 39)
_BADGE = 92
_SHARPER = 4  # drawn this much larger, then reduced: Pillow's circles have jagged edges

Row = list[tuple[int, Image.Image]]


def contact_sheet(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """A JPEG below 1 MB with one to six numbered pictures, up to three a row, none of them cropped.

    One that cannot be read becomes a frame with its number that says so. ValueError for none or for more
    than six.
    """
    if not 1 <= len(pictures) <= MOST_PICTURES:
        raise ValueError(f"a contact sheet takes 1 to {MOST_PICTURES} pictures")
    shown = [(number, _read(data)) for number, data in pictures]
    sheet = _drawn(_best_rows(shown))
    for quality in QUALITIES:
        buffer = BytesIO()
        sheet.save(buffer, "JPEG", quality=quality, optimize=True)
        if buffer.tell() < MOST_BYTES:
            break
    return buffer.getvalue()


def _read(data: bytes) -> Image.Image:
    try:
        return read_pixels(data, WIDTH)
    except BadPictureError:
        return _unreadable()


@cache
def _unreadable() -> Image.Image:
    picture = Image.new("RGB", (WIDTH, WIDTH * 3 // 4), _FRAME)
    where = picture.width / 2, picture.height / 2
    draw = ImageDraw.Draw(picture)
    draw.text(where, wording.gone_from_disk(), fill=_INK, font=font(WIDTH // 9), anchor="mm")
    return picture


def _best_rows(pictures: Row) -> list[Row]:
    """The rows in which the smallest picture comes out largest on a sheet that is not too high."""
    return max(_ways(pictures), key=lambda rows: (_height(rows) <= MOST_HEIGHT, _smallest(rows)))


def _ways(pictures: Row) -> Iterator[list[Row]]:
    if not pictures:
        yield []
    for size in range(1, min(3, len(pictures)) + 1):
        for rest in _ways(pictures[size:]):
            yield [pictures[:size], *rest]


def _shape(picture: Image.Image) -> float:
    return min(max(picture.width / picture.height, _NARROWEST), _WIDEST)


def _row_height(row: Row) -> int:
    """The height at which the pictures of a row fill the width side by side, within reason."""
    room = WIDTH - GAP * (len(row) + 1)
    return min(round(room / sum(_shape(picture) for _, picture in row)), MOST_ROW_HEIGHT)


def _height(rows: list[Row]) -> int:
    return GAP + sum(_row_height(row) + GAP for row in rows)


def _smallest(rows: list[Row]) -> float:
    return min(_shape(picture) * _row_height(row) ** 2 for row in rows for _, picture in row)


def _drawn(rows: list[Row]) -> Image.Image:
    widths = [[round(_shape(picture) * _row_height(row)) for _, picture in row] for row in rows]
    sheet_width = max(sum(row) + GAP * (len(row) + 1) for row in widths)
    sheet = Image.new("RGB", (sheet_width, _height(rows)), _PAPER)
    top = GAP
    for row, row_widths in zip(rows, widths, strict=True):
        height = _row_height(row)
        left = (sheet_width - sum(row_widths) - GAP * (len(row) - 1)) // 2
        for (number, picture), width in zip(row, row_widths, strict=True):
            sheet.paste(_framed(picture, width, height), (left, top))
            badge = _badge(number)
            sheet.paste(badge, (left + GAP, top + GAP), badge)
            left += width + GAP
        top += height + GAP
    return sheet


def _framed(picture: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(width / picture.width, height / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    # A pixel more or less comes from rounding: then it fills its frame.
    size = (
        width if abs(size[0] - width) < 3 else size[0],
        height if abs(size[1] - height) < 3 else size[1],
    )
    frame = Image.new("RGB", (width, height), _FRAME)
    small = picture.resize(size, Resampling.LANCZOS)
    frame.paste(small, ((width - size[0]) // 2, (height - size[1]) // 2))
    return frame


def _badge(number: int) -> Image.Image:
    """White on dark in a white ring, so that it stands out from any picture."""
    size = _BADGE * _SHARPER
    text = str(number)
    digits = ImageFont.load_default(size=size * (0.62 if len(text) == 1 else 0.5))
    badge = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    draw = ImageDraw.Draw(badge)
    draw.ellipse((0, 0, size - 1, size - 1), fill="white")
    ring = size // 16
    draw.ellipse((ring, ring, size - 1 - ring, size - 1 - ring), fill=_INK)
    left, top, right, bottom = draw.textbbox((0, 0), text, font=digits)
    place = (size - right - left) / 2, (size - bottom - top) / 2
    draw.text(place, text, fill="white", font=digits, stroke_width=size // 60, stroke_fill="white")
    return badge.resize((_BADGE, _BADGE), Resampling.LANCZOS)
