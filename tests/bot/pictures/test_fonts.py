"""Chinese in pictures without any font of the system."""

from __future__ import annotations

from pathlib import Path

import noto_cjk
import pytest
from PIL import Image, ImageDraw, ImageFont

from bot.pictures.fonts import fitted, font, width_of
from tests.handlers.dialogue import CONFIG

UNKNOWN = "\U0010fffd"  # a private character no font has: it comes out as the empty frame
WORDING = Path(__file__).parents[3] / "handlers" / "wording" / "board.py"


def drawn(text: str, face: ImageFont.FreeTypeFont) -> bytes:
    image = Image.new("L", (80, 80))
    ImageDraw.Draw(image).text((4, 0), text, fill=255, font=face)
    return image.tobytes()


def test_no_character_of_the_campaign_or_the_board_is_an_empty_frame() -> None:
    face = font(40)
    frame = drawn(UNKNOWN, face)
    assert any(frame)
    written = CONFIG.read_text(encoding="utf-8") + WORDING.read_text(encoding="utf-8")
    shown = {character for character in written + "…" if character.isprintable()} - {" ", "　"}
    assert len(shown) > 500
    assert not [character for character in sorted(shown) if drawn(character, face) == frame]


@pytest.mark.parametrize("character", "骨门角")
def test_characters_have_the_simplified_form(character: str) -> None:
    """The same code points look different in the Japanese face of the same file."""
    japanese = ImageFont.truetype(str(noto_cjk.otc_path("sans")), 40, 0)
    assert font(40).getname()[0] == "Noto Sans CJK SC"
    assert drawn(character, font(40)) != drawn(character, japanese)


def test_what_fits_is_left_as_it_is() -> None:
    assert fitted("图书馆", 30, width_of("图书馆", 30)) == "图书馆"
    assert fitted("", 30, 0) == ""


def test_what_is_too_long_is_cut_with_an_ellipsis() -> None:
    for width in range(60, 210, 7):
        cut = fitted("马克思主义学院", 30, width)
        assert cut.endswith("…")
        assert "马克思主义学院".startswith(cut[:-1])
        assert width_of(cut, 30) <= width
        assert width_of(cut[:-1] + "马马", 30) > width
    assert fitted("马克思主义学院", 30, 10) == ""
