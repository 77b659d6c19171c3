"""The colours of the board, by what they mean; where they stand is decided in board_layout.py."""

from __future__ import annotations

from bot.pictures.sheet import Colour
from handlers.office.views.board_content import Mark

PAPER: Colour = (255, 255, 255)
PANEL: Colour = (243, 245, 248)
STRIPE: Colour = (248, 249, 251)
FAINT: Colour = (100, 110, 122)
EMPTY: Colour = (228, 232, 238)

# Colours that people who confuse red and green tell apart (Okabe and Ito); letters say the same.
COLOURS: dict[Mark, Colour] = {
    Mark.NOT_STARTED: (255, 255, 255),
    Mark.FILLING: (86, 180, 233),
    Mark.READY: (0, 114, 178),
    Mark.SUBMITTED: (0, 158, 115),
    Mark.CHANGED: (204, 121, 167),
    Mark.RETURNED: (213, 94, 0),
    Mark.DECLINED: (205, 210, 217),
    Mark.TITLED: (205, 210, 217),
    Mark.PAPER: (240, 228, 66),
}
LIGHT_LETTERS = {Mark.READY, Mark.SUBMITTED, Mark.RETURNED}
_SOFT = 0.6  # how much of its colour a bar keeps, so that figures on it can be read


def bar_colour(mark: Mark) -> Colour:
    """The colour of what is filled in an application with this mark."""
    return _mixed(COLOURS[mark], PAPER, _SOFT)


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (
        round(a * share + b * (1 - share)) for a, b in zip(colour, other, strict=True)
    )
    return red, green, blue
