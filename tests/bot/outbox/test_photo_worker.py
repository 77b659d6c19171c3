"""Pictures from WeCom to the disk and back to the phone: real Redis, real files, the simulator over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image as Pillow

from handlers.chair.photos.bursts import PATIENCE_MS, QUIET_MS
from storage.effects import SendText
from tests.bot.outbox.photo_desk import GET, Desk
from tests.bot.pictures.picture_samples import corners, encoded, exif, png_claiming, scene


def large() -> bytes:
    """What a phone's 40-megapixel camera sends."""
    return encoded(scene(1, 400, 300).resize((7300, 5500)), quality=80, exif=exif(6))


# -- what can be kept


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (lambda: encoded(corners(480, 320)), (480, 320)),
        (lambda: encoded(corners(480, 320), "PNG"), (480, 320)),
        (lambda: encoded(scene(1, 320, 240), "HEIC"), (320, 240)),
        (lambda: encoded(corners(480, 320), exif=exif(6)), (320, 480)),
        (large, (2750, 3650)),
    ],
    ids=["jpeg", "png", "heic", "rotated", "40 megapixels"],
)
def test_a_picture_is_on_disk_before_the_chair_hears_of_it(
    desk: Desk, make: Callable[[], bytes], size: tuple[int, int]
) -> None:
    desk.receives(make())
    desk.works()
    assert desk.told == []
    (photo,) = desk.home.photos
    (file,) = desk.files
    assert file.relative_to(desk.folder).as_posix() == photo.path
    assert photo.path.startswith("cugb-2023/03 地科/小家/2023-05-08 090000 ")
    picture = Pillow.open(BytesIO(file.read_bytes()))
    assert (picture.format, picture.size) == ("JPEG", size)
    assert not picture.getexif()
    desk.works(QUIET_MS + 1000)
    desk.works()
    assert len(desk.told) == 1
    assert desk.told[0].startswith("【小家】收到 1 张：存下 1 张（照片 1/5）。")
    assert len(desk.pictures) == 1
    assert desk.is_idle()


# -- what cannot


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture at all", "打不开"),
        (encoded(scene(1))[:9000], "打不开"),
        (png_claiming(50_000, 50_000), "太大"),
        (encoded(corners(32, 32), "PNG"), "太小，像是表情，没有当照片收"),
        (b'{"errcode":40007,"errmsg":"invalid media_id"}', "没能下载，请重发"),
    ],
    ids=["text", "torn", "bomb", "sticker", "error body with status 200"],
)
def test_what_is_no_sound_picture_is_told_and_not_tried_again(
    desk: Desk, content: bytes, words: str
) -> None:
    desk.receives(content)
    desk.works(QUIET_MS + 1000)
    desk.works()
    assert len(desk.told) == 1
    assert f"没有新存（照片 0/5），1 张{words}" in desk.told[0]
    assert desk.numbers == []
    assert desk.files == []
    assert desk.pictures == []
    assert desk.letters() == 0
    assert desk.is_idle()


def test_a_picture_of_four_days_ago_is_asked_for_again(desk: Desk) -> None:
    desk.receives(encoded(corners(480, 320)))
    desk.simulator.clock.advance(timedelta(days=4))
    desk.works(QUIET_MS + 1000)
    assert "1 张没能下载，请重发" in desk.told[0]
    assert desk.is_idle()


def test_trouble_that_passes_costs_only_time(desk: Desk) -> None:
    desk.simulator.faults.add("http_500", GET)
    desk.simulator.faults.add("errcode", GET, errcode=-1)
    desk.receives(encoded(scene(1)), encoded(scene(2)))
    desk.works(QUIET_MS)
    assert desk.numbers == []
    desk.works(10_000)
    assert desk.numbers == [1, 2]
    desk.works()
    assert [text.splitlines()[0] for text in desk.told] == [
        "【小家】收到 2 张：存下 2 张（照片 2/5）。"
    ]


@pytest.mark.slow
def test_trouble_that_stays_is_told_first_as_waiting_and_in_three_days_as_lost(
    desk: Desk,
) -> None:
    desk.simulator.faults.add("errcode", GET, errcode=-1, times=999)
    desk.receives(encoded(corners(480, 320)))
    desk.works()
    desk.works(QUIET_MS)
    assert desk.told == []
    desk.works(PATIENCE_MS + 5000)
    assert len(desk.told) == 1
    for _ in range(80):
        desk.works(3_600_000)
    assert [text.partition("（照片 0/5），")[2].splitlines()[0] for text in desk.told] == [
        "1 张还在下载，好了再告诉您。",
        "1 张没能下载，请重发。",
    ]
    assert desk.letters() == 1
    assert desk.is_idle()


def test_a_full_disk_confirms_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*parts: str, data: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk.worker.photos, "save", full)
    desk.receives(encoded(corners(480, 320)))
    for _ in range(5):
        desk.works(60_000)
    assert "1 张还在下载" in desk.told[-1]
    assert desk.numbers == []
    monkeypatch.undo()
    desk.works(600_000)
    assert "存下 1 张" in desk.told[-1]
    assert desk.numbers == [1]


def test_a_picture_that_cannot_be_had_yet_holds_up_no_message(desk: Desk) -> None:
    desk.simulator.faults.add("errcode", GET, errcode=-1)
    desk.receives(encoded(corners(480, 320)))
    desk.works()
    desk.writes(SendText("chair03", "另一件事"))
    desk.works()
    assert desk.told == ["另一件事"]
