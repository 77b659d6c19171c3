"""The board from what stands in Redis to the office's phone: real Redis, real outbox, the simulator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import pytest
from PIL import Image
from redis import Redis

from bot.clock import WallClock
from bot.outbox.board_worker import BoardWorker, board_handlers
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.worker import send_handlers
from bot.pictures.board_colours import COLOURS
from bot.pictures.board_layout import lay_out
from bot.wecom.gateway import Gateway
from handlers.office.views.board import board_of
from handlers.office.views.board_content import Mark
from simulator.bubbles import Bubble
from simulator.server import Simulator
from storage.keys import Keys
from storage.standings import read_standings
from storage.store import Store
from tests.bot.outbox.outbound import QUICK_S, paths, settings_for, texts_on_phone, wait_until
from tests.bot.pictures.test_board_picture import edge_of, is_near
from tests.bot.working import outbox_drained
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live

KEYS = Keys(the_campaign().id)
UPLOAD, SEND = "media/upload", "message/send"


@pytest.fixture
def live(server: Redis) -> Live:
    """A campaign in which branch 05 has begun and 06 does not apply."""
    live = Live(server)
    live.say("申报小家", "4 3 5", by="chair05")
    live.say("本次不申报小家", "确认", by="chair06")
    return live


@pytest.fixture
def working(
    live: Live, simulator: Simulator, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """An outbox worker that knows nothing but boards and messages."""
    monkeypatch.setattr("bot.outbox.worker.LOOK_EVERY_S", 0.2)
    gateway = Gateway(
        settings_for(simulator), Store(the_campaign(), live.server), timeouts_s=QUICK_S
    )
    uploads = EntryUploads(Store(the_campaign(), live.server), gateway.media)
    boards = BoardWorker(Store(the_campaign(), live.server), gateway, uploads, WallClock())
    handlers = send_handlers(gateway) | board_handlers(boards)
    with closing(gateway), outbox_drained(live.server, redis_url, KEYS, handlers):
        yield


def pictures(simulator: Simulator) -> list[Bubble]:
    return [b for b in simulator.enterprise.screens.of("office01") if b.kind == "image"]


@pytest.mark.usefixtures("working")
def test_the_office_sees_where_every_branch_stands(live: Live, simulator: Simulator) -> None:
    assert live.say("看板", by="office01") == "看板马上发来。"
    wait_until(lambda: bool(pictures(simulator)))
    standings = read_standings(live.server, KEYS, the_campaign().tracks)
    content = board_of(the_campaign(), standings, DURING)
    layout = lay_out(content)
    with Image.open(BytesIO(pictures(simulator)[0].content), formats=("PNG",)) as file:
        image = file.convert("RGB")
    assert image.size == (1080, layout.height)
    marks = [row.entries[0].mark for row in content.rows]
    assert marks[3:7] == [Mark.NOT_STARTED, Mark.FILLING, Mark.DECLINED, Mark.NOT_STARTED]
    for row, mark in enumerate(marks):
        seen = image.getpixel(edge_of(layout.chip(row, 0), 0.5))
        assert is_near(seen, COLOURS[mark]), content.rows[row]


@pytest.mark.usefixtures("working")
def test_a_board_whose_sending_was_not_confirmed_is_drawn_and_shown_once(
    live: Live, simulator: Simulator
) -> None:
    simulator.faults.add("drop_after", SEND)
    live.say("看板", by="office01")
    wait_until(lambda: len(paths(simulator, SEND)) == 2)
    wait_until(lambda: bool(pictures(simulator)))
    assert len(paths(simulator, UPLOAD)) == 1
    assert len(pictures(simulator)) == 1


@pytest.mark.usefixtures("working")
def test_a_board_that_can_not_be_sent_is_not_waited_for_in_vain(
    live: Live, simulator: Simulator
) -> None:
    simulator.faults.add("errcode", UPLOAD, errcode=40009)
    live.say("看板", by="office01")
    wait_until(lambda: bool(texts_on_phone(simulator, "office01")))
    (told,) = texts_on_phone(simulator, "office01")
    assert told.startswith("看板没能发出来。")
    assert not pictures(simulator)
