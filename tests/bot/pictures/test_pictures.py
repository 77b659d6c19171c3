"""Pictures: what is taken and refused, what comes out, and when two are the same."""

from __future__ import annotations

import hashlib
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageFont
from PIL.ImageFile import ImageFile
from PIL.PngImagePlugin import PngInfo

from bot.pictures import formats as picture_formats
from bot.pictures import pixels as picture_pixels
from bot.pictures.cleaning import BadPictureError, CleanPicture, Flaw, clean_picture, same_picture
from campaign.fingerprints import write_fingerprint
from tests.bot.pictures.picture_samples import (
    BLUE,
    GREEN,
    RED,
    YELLOW,
    corners,
    encoded,
    exif,
    png_claiming,
    scene,
)

KINDS = ["JPEG", "PNG", "HEIC", "AVIF", "WEBP", "BMP", "GIF", "TIFF"]
Colour = tuple[int, int, int]


def pixels(picture: CleanPicture) -> Image.Image:
    image = Image.open(BytesIO(picture.data), formats=("JPEG",))
    image.load()
    return image


def is_near(image: Image.Image, x: float, y: float, colour: Colour, most: int = 24) -> bool:
    """Whether the image has about this colour at a place given in parts of its edges."""
    there = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(there, tuple)
    return all(abs(a - b) <= most for a, b in zip(there, colour, strict=True))


def looks_upright(image: Image.Image) -> bool:
    return (
        is_near(image, 0.25, 0.25, RED)
        and is_near(image, 0.75, 0.25, GREEN)
        and is_near(image, 0.25, 0.75, BLUE)
        and is_near(image, 0.75, 0.75, YELLOW)
    )


def markers(jpeg: bytes) -> Iterator[int]:
    """The markers before the pixels."""
    at = 2
    while jpeg[at + 1] != 0xDA:
        yield jpeg[at + 1]
        at += 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]


def flaw_of(data: bytes) -> Flaw:
    with pytest.raises(BadPictureError) as caught:
        clean_picture(data)
    return caught.value.flaw


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


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (3, 2)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_small_and_thin_pictures(size: tuple[int, int], kind: str) -> None:
    clean = clean_picture(encoded(Image.new("RGB", size, BLUE), kind))
    assert max(clean.width, clean.height) == min(max(size), 4096)
    assert min(clean.width, clean.height) >= 1
    assert is_near(pixels(clean), 0, 0, BLUE, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    ("size", "longest"),
    [((4096, 10), 4096), ((4097, 10), 4096), ((6143, 10), 4096), ((8190, 10), 4095)],
)
def test_longest_edge(size: tuple[int, int], longest: int, kind: str) -> None:
    assert clean_picture(encoded(Image.new("RGB", size), kind)).width == longest


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_picture_keeps_its_shape_and_place(kind: str) -> None:
    """More rows than one band has, with transparency, reduced while decoding."""
    large = corners(6601, 4401)
    if kind == "PNG":
        large.putalpha(255)
    clean = clean_picture(encoded(large, kind))
    image = pixels(clean)
    assert looks_upright(image)
    assert (clean.width, clean.height) == (3301, 2201)
    for part in (0.02, 0.2, 0.4, 0.48):
        assert is_near(image, 0.02, part, RED)
        assert is_near(image, 0.98, part + 0.5, YELLOW)


@pytest.mark.parametrize(
    "data",
    [
        png_claiming(60_000, 60_000),
        png_claiming(10_001, 10_000),
        png_claiming(2**31 - 1, 2**31 - 1),
        encoded(corners(), "BMP").replace(
            struct.pack("<ii", 120, 80), struct.pack("<ii", 30_000, 30_000), 1
        ),
        encoded(corners(), "GIF").replace(
            struct.pack("<HH", 120, 80), struct.pack("<HH", 60_000, 60_000)
        ),
        encoded(corners()).replace(
            struct.pack(">HH", 80, 120), struct.pack(">HH", 60_000, 60_000), 1
        ),
        b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\0\xff\xff\0",
    ],
)
def test_a_bomb_is_refused_by_its_header(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_pixels, "_plain", None)  # whatever is decoded fails as damaged
    assert flaw_of(data) is Flaw.TOO_BIG


@pytest.mark.parametrize(
    ("kind", "most"), [("PNG", 100_000_000), ("HEIC", 64_000_000), ("WEBP", 32_000_000)]
)
def test_most_pixels(kind: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(corners(), kind)
    for pixel_count, is_too_big in ((most, False), (most + 1, True)):
        opened = picture_formats.open_picture(data)
        monkeypatch.setattr(type(opened), "width", pixel_count, raising=False)
        monkeypatch.setattr(type(opened), "height", 1, raising=False)
        if is_too_big:
            with pytest.raises(BadPictureError) as caught:
                picture_formats.open_picture(data)
            assert caught.value.flaw is Flaw.TOO_BIG
        else:
            picture_formats.open_picture(data)
        monkeypatch.undo()


def test_too_many_bytes() -> None:
    data = encoded(corners())
    clean_picture(data + bytes(30 * 1024 * 1024 - len(data)))
    assert flaw_of(data + bytes(30 * 1024 * 1024 - len(data) + 1)) is Flaw.TOO_BIG


MEASURE = """
import sys
from pathlib import Path
from bot.pictures.cleaning import clean_picture

def most_memory_kb():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])

data = Path(sys.argv[1]).read_bytes()
clean_picture(Path(sys.argv[2]).read_bytes())
before = most_memory_kb()
clean = clean_picture(data)
print(clean.width, clean.height, (most_memory_kb() - before) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
def test_a_forty_megapixel_original_passes_in_little_memory(tmp_path: Path) -> None:
    """The picture decoded whole would take 160 MB."""
    large, small = tmp_path / "large.jpg", tmp_path / "small.jpg"
    large.write_bytes(encoded(scene(3, 912, 684).resize((7296, 5472)), quality=92))
    small.write_bytes(encoded(corners()))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(large), str(small)],
        capture_output=True,
        text=True,
        check=True,
    )
    width, height, grown_mb = map(int, done.stdout.split())
    assert (width, height) == (3648, 2736)
    assert grown_mb < 120


@pytest.mark.parametrize(("size", "at_once"), [((4001, 4000), 1), ((400, 400), 3)])
def test_large_pictures_are_decoded_one_after_the_other(
    size: tuple[int, int], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    decode = picture_pixels._plain
    inside: list[object] = []
    most: list[int] = []

    def watched(picture: ImageFile, longest_edge: int) -> Image.Image:
        inside.append(picture)
        time.sleep(0.2)
        most.append(len(inside))
        inside.pop()
        return decode(picture, longest_edge)

    monkeypatch.setattr(picture_pixels, "_plain", watched)
    data = encoded(Image.new("L", size))
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(clean_picture, [data] * 3))
    assert max(most) == at_once


def test_same_bytes_same_result_in_any_thread() -> None:
    """Also above the size from which pictures take turns."""
    sent = [encoded(scene(seed, 640, 480)) for seed in range(4)]
    sent.append(encoded(corners(4300, 4000)))
    assert picture_pixels.ALONE_ABOVE_PIXELS < 4300 * 4000
    expected = [clean_picture(data) for data in sent]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(clean_picture, sent * 4)) == expected * 4


def test_what_came_out_may_go_in_again() -> None:
    once = clean_picture(encoded(scene(5), "PNG"))
    again = clean_picture(once.data)
    assert (again.width, again.height) == (once.width, once.height)
    assert same_picture(again.fingerprint, once.fingerprint)


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
