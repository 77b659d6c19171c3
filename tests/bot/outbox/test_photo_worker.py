"""Pictures from WeCom to the disk and back to the phone: real Redis, real files, the simulator over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PIL import Image as Pillow
from redis import Redis

from bot.clock import WallClock
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.lane_drainer import Handler, LaneDrainer
from bot.outbox.photo_worker import PhotoWorker, photo_handlers
from bot.outbox.worker import send_handlers
from bot.pictures.contact_sheet import contact_sheet
from bot.wecom.gateway import Gateway
from campaign.applications import Application
from handlers.chair.photos.bursts import PATIENCE_MS, QUIET_MS
from handlers.conversation import Conversation
from handlers.messages import Image, Text
from simulator.bubbles import Bubble
from simulator.server import Simulator
from storage.effects import SavePhoto, SendContactSheet, SendText
from storage.files.photos import PhotoFiles
from storage.keys import Keys
from storage.outbox.effect_fields import lane_for, to_fields
from storage.outbox.lanes import OUTBOX_LANES
from storage.outbox.stream import Outbox
from storage.records import from_fields
from storage.roster import Roster
from storage.roster import to_fields as roster_fields
from storage.server.clock import ServerClock
from storage.store import Store
from storage.store_errors import AwayError
from tests.bot.outbox.outbound import paths, settings_for, texts_on_phone
from tests.bot.pictures.picture_samples import corners, encoded, exif, png_claiming, scene
from tests.handlers.dialogue import DURING, the_campaign

KEYS = Keys(the_campaign().id)
GET, UPLOAD, SEND = "media/get", "media/upload", "message/send"


class Desk:
    """A chair who has begun 小家, and a worker whose clock is moved by the test."""

    def __init__(self, server: Redis, simulator: Simulator, gateway: Gateway, folder: Path) -> None:
        self.server = server
        self.simulator = simulator
        self.folder = folder
        self.conversation = Conversation(Store(the_campaign(), server))
        self.worker = PhotoWorker(
            Store(the_campaign(), server),
            gateway,
            EntryUploads(Store(the_campaign(), server), gateway.media),
            PhotoFiles(folder),
            Conversation(Store(the_campaign(), server)),
            WallClock(),
        )
        self.handlers = send_handlers(gateway) | photo_handlers(self.worker)
        self._outbox = Outbox(server, KEYS)
        self._outbox.ensure_groups()
        self._later_ms = 0
        self._clock = ServerClock(server)
        self.conversation.answer(Text("start", "chair03", DURING, "申报小家"), DURING)

    def receives(self, *pictures: bytes) -> list[str]:
        """Pictures come in; the media ids."""
        ids = [
            self.simulator.enterprise.media.keep("image", "a.jpg", content).id
            for content in pictures
        ]
        for media_id in ids:
            image = Image(f"c{media_id}", "chair03", DURING, media_id)
            assert self.conversation.answer(image, DURING).text == ""
        return ids

    def works(self, later_ms: int = 0) -> None:
        """One look at every lane, so much later."""
        self._later_ms += later_ms
        store = Store(the_campaign(), self.server, self._now_ms)
        drainer = LaneDrainer(
            store,
            store.lanes(),
            self.handlers,
            Event(),
            jitter=lambda: 0.0,
            follows_reply_ms=0,
        )
        # Pictures first: then what they lead to is done in the same look.
        for lane in reversed(range(OUTBOX_LANES)):
            drainer.drain(lane)
            drainer.drain(lane)

    def writes(self, effect: Any) -> None:
        words = to_fields(effect)
        fields: Any = dict(zip(words[::2], words[1::2], strict=True))
        self.server.xadd(KEYS.outbox(lane_for(effect)), fields)

    @property
    def home(self) -> Application:
        fields: Any = self.server.hgetall(KEYS.branch("03"))
        return from_fields(fields).application("home")

    @property
    def numbers(self) -> list[int]:
        return [photo.number for photo in self.home.photos]

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.jpg"))

    @property
    def told(self) -> list[str]:
        return [text for text in texts_on_phone(self.simulator, "chair03") if text]

    @property
    def pictures(self) -> list[Bubble]:
        bubbles = self.simulator.enterprise.screens.of("chair03")
        return [bubble for bubble in bubbles if bubble.from_bot and bubble.kind == "image"]

    def is_idle(self) -> bool:
        return not self._outbox.occupied()

    def letters(self) -> int:
        count: Any = self.server.xlen(KEYS.dead_letters)
        return int(count)

    def _now_ms(self) -> int:
        return self._clock() + self._later_ms


@pytest.fixture
def desk(server: Redis, tmp_path: Path) -> Iterator[Desk]:
    with Simulator() as simulator:
        gateway = Gateway(settings_for(simulator), Store(the_campaign(), server))
        yield Desk(server, simulator, gateway, tmp_path / "photos")
        gateway.close()


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


# -- sudden ends


def test_an_end_between_disk_and_conversation_leaves_one_photo_and_one_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Conversation.answer

    def gone(*_: Any) -> Any:
        raise AwayError

    desk.receives(encoded(corners(480, 320)))
    monkeypatch.setattr(Conversation, "answer", gone)
    with pytest.raises(AwayError):
        desk.works()
    assert len(desk.files) == 1
    assert desk.numbers == []
    monkeypatch.setattr(Conversation, "answer", answer)
    desk.works()
    assert desk.numbers == [1]
    assert len(desk.files) == 1


def test_work_done_again_after_a_sudden_end_doubles_nothing(desk: Desk) -> None:
    (media_id,) = desk.receives(encoded(corners(480, 320)))
    desk.works()
    before = desk.home
    again = SavePhoto(
        "chair03", "03", "home", media_id, f"c{media_id}", "2023-05-08T09:00:00+08:00"
    )
    desk.writes(again)
    desk.works()
    desk.simulator.clock.advance(timedelta(days=4))
    desk.writes(again)  # by now it is expired: that does not unsay what was said
    desk.works()
    assert desk.home == before
    assert len(desk.files) == 1
    desk.works(QUIET_MS + 1000)
    assert len(desk.told) == 1
    assert "存下 1 张" in desk.told[0]


def test_what_is_given_up_while_redis_is_away_is_told_when_it_is_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.simulator.faults.add("errcode", GET, errcode=40058, times=2)
    desk.receives(encoded(corners(480, 320)))
    calls: list[SavePhoto] = []

    def lost(effect: SavePhoto) -> None:
        calls.append(effect)
        if len(calls) == 1:
            raise AwayError
        desk.worker.lost(effect)

    desk.handlers[SavePhoto] = Handler(desk.worker.save, in_order=False, lost=lost)
    with pytest.raises(AwayError):
        desk.works()
    assert desk.letters() == 0
    desk.works(QUIET_MS + 1000)
    assert "1 张没能下载" in desk.told[0]
    assert desk.letters() == 1


def test_a_loss_that_cannot_be_told_does_not_stop_the_lane(desk: Desk) -> None:
    def broken(_: SavePhoto) -> None:
        raise ValueError

    desk.handlers[SavePhoto] = Handler(desk.worker.save, in_order=False, lost=broken)
    desk.simulator.faults.add("errcode", GET, errcode=40058)
    desk.receives(encoded(scene(1)), encoded(scene(2)))
    desk.works()
    assert desk.letters() == 1
    assert desk.numbers == [1]


# -- the contact sheet


def test_a_sheet_whose_sending_was_not_confirmed_is_shown_once(desk: Desk) -> None:
    desk.simulator.faults.add("drop_after", SEND)
    save = desk.worker.photos.save
    one, three = (save("03 地科", f"{n}.jpg", data=encoded(scene(n))) for n in (1, 3))
    desk.writes(SendContactSheet("chair03", ((1, one), (3, three))))
    desk.works()
    assert not desk.is_idle()
    desk.works(5000)
    assert desk.is_idle()
    (sheet,) = desk.pictures
    assert Pillow.open(BytesIO(sheet.content)).width > 800
    assert paths(desk.simulator, UPLOAD) == [0]
    assert len(paths(desk.simulator, SEND)) == 2


def test_a_photo_that_is_missing_is_shown_as_missing(desk: Desk) -> None:
    data = encoded(scene(1))
    path = desk.worker.photos.save("03 地科", "1.jpg", data=data)
    desk.writes(SendContactSheet("chair03", ((1, path), (2, "03 地科/nowhere.jpg"))))
    desk.works()
    (sheet,) = desk.pictures
    assert sheet.content == contact_sheet([(1, data), (2, b"")])
    assert sheet.content != contact_sheet([(1, data)])


# -- when


def test_silence_is_noted_only_when_it_has_lasted(desk: Desk) -> None:
    desk.receives(encoded(corners(480, 320)))
    desk.works()
    desk.writes(SendText("chair03", "前"))
    desk.works(QUIET_MS - 1500)
    assert desk.told == ["前"]
    desk.works(2000)
    assert desk.told[1].startswith("【小家】收到 1 张")


def test_a_branch_that_was_added_or_renamed_has_its_photos_kept_under_its_name(desk: Desk) -> None:
    branch = the_campaign().branch_by_number["03"].model_copy(update={"short_name": "地学院"})
    added = branch.model_copy(update={"number": "23", "short_name": "国教", "chair": "chair23"})
    words = roster_fields(Roster(), {"03": branch, "23": added})
    desk.server.hset(KEYS.roster, mapping=dict(zip(words[::2], words[1::2], strict=True)))
    desk.receives(encoded(scene(1)))
    media_id = desk.simulator.enterprise.media.keep("image", "a.jpg", encoded(scene(2))).id
    desk.writes(SavePhoto("chair23", "23", "", media_id, "c2", DURING.isoformat()))
    desk.works()
    folders = {path.relative_to(desk.folder).parts[1] for path in desk.files}
    assert folders == {"03 地学院", "23 国教"}
