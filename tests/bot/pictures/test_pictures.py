"""Pictures: what is taken and refused, what comes out, and when two are the same."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from bot.pictures.cleaning import BadPictureError, Flaw, clean_picture
from tests.bot.pictures.picture_looks import flaw_of, is_near, looks_upright, pixels
from tests.bot.pictures.picture_samples import (
    RED,
    corners,
    encoded,
    exif,
    scene,
)

KINDS = ["JPEG", "PNG", "HEIC", "AVIF", "WEBP", "BMP", "GIF", "TIFF"]


def markers(jpeg: bytes) -> Iterator[int]:
    """The markers before the pixels."""
    at = 2
    while jpeg[at + 1] != 0xDA:
        yield jpeg[at + 1]
        at += 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_a_jpeg(kind: str) -> None:
    clean = clean_picture(encoded(corners(), kind))
    image = pixels(clean)
    assert (clean.width, clean.height) == image.size == (120, 80)
    assert image.mode == "RGB"
    assert looks_upright(image)
    assert clean.sha256 == hashlib.sha256(clean.data).hexdigest()


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_file_is_damaged(kind: str) -> None:
    whole = encoded(scene(1, 320, 240), kind)
    clean_picture(whole)
    nearly = len(whole) * 9 // 10 if kind == "JPEG" else len(whole) - 40
    for length in (20, len(whole) // 3, len(whole) * 2 // 3, nearly):
        assert flaw_of(whole[:length]) is Flaw.DAMAGED, length


def test_a_cut_progressive_jpeg_is_damaged() -> None:
    whole = encoded(scene(1, 320, 240), progressive=True)
    for tenths in (3, 6, 9):
        assert flaw_of(whole[: len(whole) * tenths // 10]) is Flaw.DAMAGED


@pytest.mark.parametrize("cut", [1, 2, 40])
@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"quality": 95, "subsampling": 0}])
def test_a_jpeg_short_of_its_last_bytes_is_taken_as_viewers_show_it(
    cut: int, how: dict[str, Any]
) -> None:
    whole = encoded(scene(1, 640, 480), **how)
    shown, full = (pixels(clean_picture(data)) for data in (whole[:-cut], whole))
    top = (0, 0, 640, 432)
    assert shown.size == (640, 480)
    assert shown.crop(top).tobytes() == full.crop(top).tobytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b'{"errcode":40007,"errmsg":"invalid media_id"}',
        b"<html><body>log in</body></html>",
        b"%PDF-1.7\n1 0 obj",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"\0\0\0\x18ftypmp42\0\0\0\0" + bytes(100),
        b"RIFF\x24\0\0\0WAVEfmt " + bytes(100),
        encoded(corners(), "PPM"),
        encoded(corners(), "ICO"),
    ],
)
def test_what_is_no_picture_we_take(data: bytes) -> None:
    assert flaw_of(data) is Flaw.NOT_A_PICTURE


@pytest.mark.parametrize("mode", ["I", "F"])
def test_measurements_are_no_picture(mode: str) -> None:
    assert flaw_of(encoded(Image.new(mode, (9, 9)), "TIFF")) is Flaw.NOT_A_PICTURE


@pytest.mark.parametrize("head", [encoded(corners(), kind)[:16] for kind in KINDS])
@given(rest=st.binary(max_size=300))
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_junk_behind_a_sound_head_is_refused_politely(head: bytes, rest: bytes) -> None:
    """A BadPictureError, or by a rare chance a picture; nothing else ever leaves."""
    with suppress(BadPictureError):
        clean = clean_picture(head + rest)
        assert pixels(clean).size == (clean.width, clean.height)


@given(at=st.integers(0, 5000), new=st.binary(min_size=1, max_size=8), kind=st.sampled_from(KINDS))
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_spoilt_bytes_never_raise_anything_else(at: int, new: bytes, kind: str) -> None:
    data = encoded(corners(64, 64), kind)
    at %= len(data)
    with suppress(BadPictureError):
        clean = clean_picture(data[:at] + new + data[at + len(new) :])
        assert max(pixels(clean).size) <= 4096


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_turned_picture_comes_out_upright(orientation: int, kind: str) -> None:
    undone = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = corners()
    if orientation > 1:
        stored = stored.transpose(Image.Transpose(undone[orientation]))
    clean = clean_picture(encoded(stored, kind, exif=exif(orientation)))
    assert (clean.width, clean.height) == (120, 80)
    assert looks_upright(pixels(clean))


def test_a_turned_heic_comes_out_upright() -> None:
    stored = corners().transpose(Image.Transpose.ROTATE_90)
    heic = encoded(stored, "HEIC", exif=exif(6).tobytes())
    clean = clean_picture(heic)
    assert (clean.width, clean.height) == (120, 80)
    assert looks_upright(pixels(clean))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIC"])
def test_nothing_about_place_and_phone_is_left(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    written = exif().tobytes() if kind == "HEIC" else exif()
    has_xmp = kind in {"JPEG", "HEIC", "WEBP"}
    more = {"xmp": b"<x:xmpmeta>Telltale</x:xmpmeta>"} if has_xmp else {}
    data = encoded(corners(), kind, exif=written, icc_profile=profile, dpi=(300, 300), **more)
    assert b"Telltale Phones" in data
    clean = clean_picture(data)
    assert set(markers(clean.data)) <= {0xE0, 0xDB, 0xC0, 0xC4}
    assert b"Telltale" not in clean.data
    assert not pixels(clean).getexif()
    assert "dpi" not in pixels(clean).info


@pytest.mark.parametrize("kind", ["JPEG", "GIF"])
def test_a_comment_is_dropped(kind: str) -> None:
    data = encoded(corners(), kind, comment=b"Telltale words")
    assert b"Telltale" in data
    assert b"Telltale" not in clean_picture(data).data


def test_bytes_behind_the_picture_are_dropped() -> None:
    clean = clean_picture(encoded(corners()) + b"PK\x03\x04 Telltale archive")
    assert b"Telltale" not in clean.data


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_broken_exif_is_no_reason_to_refuse() -> None:
    data = encoded(corners(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 40)
    assert looks_upright(pixels(clean_picture(data)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_corrupt_colour_profile_is_ignored(kind: str) -> None:
    real = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (b"not a profile" * 20, real[:200], real[:128] + b"\xff" * 300):
        clean = clean_picture(encoded(corners(), kind, icc_profile=profile))
        assert looks_upright(pixels(clean))


def test_a_profile_of_another_kind_of_colour_is_ignored() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert looks_upright(pixels(clean_picture(encoded(corners(), icc_profile=lab))))


def test_colours_are_converted_to_srgb() -> None:
    """In a profile with red and green changed places, a red picture is meant to be green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    data = encoded(Image.new("RGB", (64, 64), (255, 0, 0)), icc_profile=bytes(profile))
    assert is_near(pixels(clean_picture(data)), 0.5, 0.5, (0, 255, 0))


def test_a_grey_picture_with_a_grey_profile_or_none() -> None:
    grey = corners().convert("L")
    level = grey.getpixel((10, 10))
    assert isinstance(level, int)
    image = pixels(clean_picture(encoded(grey)))
    assert is_near(image, 0.1, 0.1, (level, level, level), 4)


def test_cmyk_becomes_rgb() -> None:
    data = encoded(corners().convert("CMYK"), quality=95)
    with Image.open(BytesIO(data)) as sent:
        assert sent.mode == "CMYK"
    assert looks_upright(pixels(clean_picture(data)))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "HEIC"])
def test_see_through_parts_become_white(kind: str) -> None:
    image = corners().convert("RGBA")
    image.paste((0, 0, 0, 0), (60, 0, 120, 80))
    shown = pixels(clean_picture(encoded(image, kind)))
    assert is_near(shown, 0.8, 0.5, (255, 255, 255))
    assert is_near(shown, 0.2, 0.2, RED, 40)


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_palette_with_a_see_through_colour(kind: str) -> None:
    image = Image.new("P", (64, 64), 0)
    image.putpalette([0, 0, 0, *RED])
    image.paste(1, (0, 0, 32, 64))
    shown = pixels(clean_picture(encoded(image, kind, transparency=0)))
    assert is_near(shown, 0.8, 0.5, (255, 255, 255))
    assert is_near(shown, 0.2, 0.5, RED)


def test_sixteen_bits_a_tone() -> None:
    image = Image.new("I;16", (32, 32), 0x8000)
    assert is_near(pixels(clean_picture(encoded(image, "PNG"))), 0.5, 0.5, (128, 128, 128), 3)


def test_sixteen_bits_a_tone_of_which_the_high_ones_come_first() -> None:
    image = Image.frombytes("I;16B", (32, 32), b"\x80\x00" * 32 * 32)
    data = encoded(image, "TIFF")
    assert data.startswith(b"MM")
    assert is_near(pixels(clean_picture(data)), 0.5, 0.5, (128, 128, 128), 3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_turn_that_only_xmp_speaks_of_is_shown_by_no_phone(kind: str) -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    more: dict[str, Any] = {"xmp": xmp}
    if kind == "PNG":
        notes = PngInfo()
        notes.add_itxt("XML:com.adobe.xmp", xmp.decode())
        more = {"pnginfo": notes}
    assert looks_upright(pixels(clean_picture(encoded(corners(), kind, **more))))


def test_an_avif_that_names_its_family_first() -> None:
    data = encoded(corners(), "AVIF")
    assert data[8:12] == b"avif"
    family = data[:8] + b"mif1" + data[12:16] + b"avif" + data[20:]
    assert looks_upright(pixels(clean_picture(family)))


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "PNG"])
def test_of_several_pictures_the_first_counts(kind: str) -> None:
    second = Image.new("RGB", (120, 80), "black")
    data = encoded(corners(), kind, save_all=True, append_images=[second])
    assert looks_upright(pixels(clean_picture(data)))
