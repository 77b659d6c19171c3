"""Large, thin and many pictures: shape, place and memory, and what is refused by its header."""

from __future__ import annotations

import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from PIL.ImageFile import ImageFile

from bot.pictures import formats as picture_formats
from bot.pictures import pixels as picture_pixels
from bot.pictures.cleaning import BadPictureError, Flaw, clean_picture, same_picture
from tests.bot.pictures.picture_looks import flaw_of, is_near, looks_upright, pixels
from tests.bot.pictures.picture_samples import (
    BLUE,
    RED,
    YELLOW,
    corners,
    encoded,
    png_claiming,
    scene,
)


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
