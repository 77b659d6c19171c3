"""Which pictures are the same: a copy is, another photo of the same scene is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from bot.pictures.cleaning import clean_picture, same_picture
from campaign.fingerprints import write_fingerprint
from tests.bot.pictures.picture_samples import (
    corners,
    encoded,
    exif,
    scene,
)


def fingerprint(image: Image.Image, kind: str = "JPEG", **how: object) -> str:
    return clean_picture(encoded(image, kind, **how)).fingerprint


@pytest.mark.slow
@given(
    seed=st.integers(0, 10_000),
    quality=st.integers(55, 95),
    scale=st.floats(0.5, 1.0),
    kind=st.sampled_from(["JPEG", "WEBP"]),
)
def test_a_compressed_copy_is_the_same_picture(
    seed: int, quality: int, scale: float, kind: str
) -> None:
    original = scene(seed, 1600, 1200)
    smaller = original.resize((round(1600 * scale), round(1200 * scale)))
    copy = fingerprint(smaller, kind, quality=quality)
    assert same_picture(fingerprint(original, quality=95), copy)
    assert same_picture(copy, fingerprint(original, quality=95))


def test_a_copy_turned_by_its_pixels_is_the_same_picture() -> None:
    original = scene(2)
    stored = original.transpose(Image.Transpose.ROTATE_90)
    assert same_picture(fingerprint(stored, exif=exif(6)), fingerprint(original, quality=70))


@given(seed=st.integers(0, 10_000), moved=st.integers(8, 200))
def test_another_photo_of_the_same_scene_is_not_the_same(seed: int, moved: int) -> None:
    """The camera has moved by one hundredth of the width or more."""
    assert not same_picture(fingerprint(scene(seed)), fingerprint(scene(seed, moved=moved)))


@pytest.mark.parametrize(
    ("off_by", "are_same"), [(0, True), (3, True), (4, True), (8, False), (255, False)]
)
def test_how_far_one_field_may_be_off(off_by: int, are_same: bool) -> None:
    levels = bytes(704)
    other = levels[:300] + bytes([off_by]) + levels[301:]
    for one, two in ((levels, other), (other, levels)):
        prints = write_fingerprint(4, 3, one), write_fingerprint(4, 3, two)
        assert same_picture(*prints) == are_same


@pytest.mark.parametrize(("width", "are_same"), [(1600, True), (1590, True), (1560, False)])
def test_how_far_the_shape_may_be_off(width: int, are_same: bool) -> None:
    prints = write_fingerprint(1600, 1200, bytes(704)), write_fingerprint(width, 1200, bytes(704))
    assert same_picture(*prints) == are_same


def test_a_hundred_photos_are_all_different() -> None:
    prints = [fingerprint(scene(seed, 400, 300)) for seed in range(100)]
    for number, one in enumerate(prints):
        assert [same_picture(one, other) for other in prints].count(True) == 1, number


def test_one_form_filled_in_for_two_people_is_not_the_same() -> None:
    assert not same_picture(fingerprint(form("Zhang Wei 2023")), fingerprint(form("Li Na 2022")))


def form(name: str) -> Image.Image:
    """A page of text whose only difference is one line."""
    page = Image.new("RGB", (1600, 2200), "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=36)
    for line in range(40):
        draw.text((100, 150 + 50 * line), "members of the branch " * 3, fill="black", font=font)
    draw.text((100, 80), name, fill="black", font=font)
    return page


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Image.new("RGB", (90, 60), (200, 0, 0)), Image.new("RGB", (90, 60), (0, 102, 0))),
        (corners(900, 600), corners(600, 600)),
        (corners(), corners().transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
        (corners(), corners().convert("L")),
        (Image.new("RGB", (90, 60), "white"), Image.new("RGB", (90, 60), (240, 240, 240))),
    ],
)
def test_different_in_colour_shape_or_side(one: Image.Image, other: Image.Image) -> None:
    assert not same_picture(fingerprint(one), fingerprint(other))
