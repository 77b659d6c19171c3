"""What pictures with text are drawn with: lines of text and boxes with round corners."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw
from PIL.Image import Resampling

from bot.pictures.fonts import fitted, font

Box = tuple[int, int, int, int]  # left, top, right, bottom
Colour = tuple[int, int, int]

OVERHANG = 6  # a centred text may stand out a little into the gaps between boxes
INK: Colour = (22, 28, 36)

_SHARPER = 4  # drawn this much larger, then reduced: Pillow's corners are jagged


class Sheet:
    """Draws texts and rounded boxes."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self._draw = ImageDraw.Draw(image)

    def write(
        self,
        text: str,
        size: int,
        place: tuple[float, float],
        anchor: str,
        ink: Colour = INK,
        bold: float = 0,
    ) -> None:
        """Write a line at a place, which `anchor` relates to the text; `bold` in pixels."""
        self._draw.text(
            place,
            text,
            fill=ink,
            font=font(size),
            anchor=anchor,
            stroke_width=bold,
            stroke_fill=ink,
        )

    def centred(self, text: str, size: int, box: Box, ink: Colour = INK, bold: float = 0) -> None:
        """Write in the middle of a box, cut where it is too long for it."""
        left, top, right, bottom = box
        text = fitted(text, size, right - left + OVERHANG)
        # Between the middle of an ideograph and that of a figure, for they stand side by side.
        middle = (top + bottom) / 2 + size * 0.36
        self.write(text, size, ((left + right) / 2, middle), "ms", ink, bold)

    def box(self, box: Box, colour: Colour, radius: int = 8) -> None:
        """Fill a box with round corners."""
        left, top, right, bottom = box
        self.image.paste(colour, box, _rounded(right - left, bottom - top, radius))

    def bar(self, box: Box, share: float, colour: Colour, empty: Colour) -> None:
        """A box whose left share is filled."""
        left, top, right, bottom = box
        self.box(box, empty)
        filled = round((right - left) * share)
        if filled:
            mask = _rounded(right - left, bottom - top, 8).crop((0, 0, filled, bottom - top))
            self.image.paste(colour, (left, top, left + filled, bottom), mask)


@lru_cache(maxsize=256)
def _rounded(width: int, height: int, radius: int) -> Image.Image:
    large = Image.new("L", (width * _SHARPER, height * _SHARPER), 0)
    edges = (0, 0, width * _SHARPER - 1, height * _SHARPER - 1)
    ImageDraw.Draw(large).rounded_rectangle(edges, radius * _SHARPER, fill=255)
    return large.resize((width, height), Resampling.LANCZOS)
