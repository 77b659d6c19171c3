"""Pictures when a process ends, a loss is told, a sheet is sent."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pillow

from bot.outbox.lane_drainer import Handler
from bot.pictures.contact_sheet import contact_sheet
from handlers.chair.photos.bursts import QUIET_MS
from handlers.conversation import Conversation
from storage.effects import SavePhoto, SendContactSheet, SendText
from storage.roster import Roster
from storage.roster import to_fields as roster_fields
from storage.store_errors import AwayError
from tests.bot.outbox.outbound import paths
from tests.bot.outbox.photo_desk import GET, KEYS, SEND, UPLOAD, Desk
from tests.bot.pictures.picture_samples import corners, encoded, scene
from tests.handlers.dialogue import DURING, the_campaign

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
    desk.stands_still()
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
