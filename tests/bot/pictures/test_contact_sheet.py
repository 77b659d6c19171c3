"""The contact sheet: how many, how large, how arranged, and that the numbers are there."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bot.pictures.contact_sheet import contact_sheet
from tests.bot.pictures.picture_samples import BLUE, GREEN, RED, YELLOW, encoded, scene

WIDE, HIGH = (1600, 1200), (1200, 1600)
PAPER = (243, 244, 246)
FRAME = (222, 225, 230)
TONES = [RED, GREEN, BLUE, YELLOW, (200, 60, 200), (60, 200, 200)]
Size = tuple[int, int]


def plain(tone: tuple[int, int, int], size: Size = WIDE) -> bytes:
    return encoded(Image.new("RGB", size, tone))


def sheet_of(*pictures: tuple[int, bytes]) -> Image.Image:
    image = Image.open(BytesIO(contact_sheet(pictures)), formats=("JPEG",))
    image.load()
    return image


def area_of(sheet: Image.Image, tone: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The box that holds every pixel of about this tone."""
    bands = [
        band.point(lambda level, t=level_wanted: 255 if abs(level - t) < 25 else 0)
        for band, level_wanted in zip(sheet.split(), tone, strict=True)
    ]
    hits = Image.merge("RGB", bands).convert("L").point(lambda level: 255 if level > 254 else 0)
    return hits.getbbox()


def box_of(sheet: Image.Image, tone: tuple[int, int, int]) -> tuple[int, int, int, int]:
    box = area_of(sheet, tone)
    assert box is not None, f"no trace of {tone}"
    return box


@pytest.mark.parametrize(
    ("sizes", "a_row"),
    [
        ([WIDE], [1]),
        ([WIDE] * 2, [1, 1]),
        ([HIGH] * 2, [2]),
        ([HIGH] * 3, [1, 2]),
        ([WIDE] * 4, [2, 2]),
        ([WIDE] * 5, [2, 3]),
        ([WIDE] * 6, [2, 2, 2]),
    ],
)
def test_all_are_shown_in_order_and_whole(sizes: list[Size], a_row: list[int]) -> None:
    shown = TONES[: len(sizes)]
    numbered = [
        (n, plain(tone, size)) for n, (tone, size) in enumerate(zip(shown, sizes, strict=True), 1)
    ]
    sheet = sheet_of(*numbered)
    boxes = [box_of(sheet, tone) for tone in shown]
    assert boxes == sorted(boxes, key=lambda box: (box[1] // 8, box[0]))
    tops = [box[1] // 8 for box in boxes]
    assert [tops.count(top) for top in dict.fromkeys(tops)] == a_row
    for (left, top, right, bottom), (width, height) in zip(boxes, sizes, strict=True):
        assert abs((right - left) / (bottom - top) - width / height) < 0.05
        assert right - left >= 350


@pytest.mark.parametrize("sizes", [[WIDE, HIGH, WIDE], [HIGH] * 5, [HIGH, WIDE] * 3, [HIGH] * 6])
def test_fits_a_phone_whatever_the_mixture(sizes: list[Size]) -> None:
    numbered = [(n, encoded(scene(n, *size))) for n, size in enumerate(sizes, 1)]
    data = contact_sheet(numbered)
    with Image.open(BytesIO(data)) as sheet:
        assert sheet.width <= 1200
        assert sheet.height <= 1800
    assert len(data) < 1_000_000


def test_below_one_megabyte_even_for_the_worst_pictures() -> None:
    """Noise in just the size in which it is shown, so that no reducing makes it smoother."""
    noise = Image.merge("RGB", [Image.effect_noise((1176, 882), 200) for _ in range(3)])
    data = contact_sheet([(n, encoded(noise, "PNG")) for n in (1, 2)])
    assert len(data) < 1_000_000
    with Image.open(BytesIO(data)) as sheet:
        assert sheet.size == (1200, 1800)


def test_the_number_stands_in_the_corner_of_its_picture() -> None:
    """White in a dark disc; other numbers look different, the rest of the picture does not."""
    one, two, twelve = (sheet_of((number, plain(GREEN))) for number in (1, 2, 12))
    corner = 12, 12, 130, 130
    looks = []
    for sheet in (one, two, twelve):
        badge = sheet.crop(corner).convert("L")
        dark, white = badge.histogram()[:60], badge.histogram()[240:]
        assert sum(dark) > 2500
        assert sum(white) > 900
        looks.append(badge.tobytes())
    assert len(set(looks)) == 3
    rest = [sheet.crop((140, 140, *sheet.size)).tobytes() for sheet in (one, two, twelve)]
    assert rest[0] == rest[1] == rest[2]


def test_a_badge_can_be_seen_on_white_and_on_black() -> None:
    for tone in ((255, 255, 255), (0, 0, 0)):
        badge = sheet_of((3, plain(tone))).crop((24, 24, 116, 116)).convert("L").histogram()
        assert sum(badge[:60]) > 1500
        assert sum(badge[240:]) > 900


@pytest.mark.parametrize("size", [(4000, 300), (300, 4000)])
def test_a_very_long_picture_gets_a_frame_and_is_not_cropped(size: Size) -> None:
    picture = Image.new("RGB", size, BLUE)
    width, height = size
    ends = (0, 0, width // 10, height) if width > height else (0, 0, width, height // 10)
    picture.paste(RED, ends)
    sheet = sheet_of((1, encoded(picture)), (2, plain(GREEN)))
    assert area_of(sheet, RED) is not None
    assert area_of(sheet, FRAME) is not None
    assert sheet.height <= 1800


def test_a_broken_picture_leaves_a_frame_with_its_number_that_says_so() -> None:
    sheet = sheet_of((1, plain(RED)), (2, b"not a picture"))
    left, top, right, bottom = box_of(sheet, FRAME)
    words = sheet.crop((left, (top + bottom) // 2 - 60, right, (top + bottom) // 2 + 60))
    assert sum(words.convert("L").histogram()[:60]) > 1000
    assert right - left > 500
    badge = sheet.crop((left, 12, left + 120, 132)).convert("L").histogram()
    assert sum(badge[:60]) > 2500


def test_same_pictures_same_sheet() -> None:
    numbered = [(1, encoded(scene(1))), (4, plain(BLUE, HIGH))]
    assert contact_sheet(numbered) == contact_sheet(numbered)


@pytest.mark.parametrize("how_many", [0, 7])
def test_none_or_too_many(how_many: int) -> None:
    with pytest.raises(ValueError, match="1 to 6"):
        contact_sheet([(n, plain(RED)) for n in range(how_many)])
