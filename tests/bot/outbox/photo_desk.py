"""A chair who sends pictures, and the worker that keeps them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from redis import Redis

from bot.clock import WallClock
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.lane_drainer import LaneDrainer
from bot.outbox.photo_worker import PhotoWorker, photo_handlers
from bot.outbox.worker import send_handlers
from bot.wecom.gateway import Gateway
from campaign.applications import Application
from handlers.conversation import Conversation
from handlers.messages import Image, Text
from simulator.bubbles import Bubble
from simulator.server import Simulator
from storage.files.photos import PhotoFiles
from storage.keys import Keys
from storage.outbox.effect_fields import lane_for, to_fields
from storage.outbox.lanes import OUTBOX_LANES
from storage.outbox.stream import Outbox
from storage.records import from_fields
from storage.server.clock import ServerClock
from storage.store import Store
from tests.bot.outbox.outbound import texts_on_phone
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
        self._clock: Callable[[], int] = ServerClock(server)
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

    def stands_still(self) -> None:
        """From the newest entry on only `works` moves the clock, however long anything takes."""
        newest: list[Any] = [
            self.server.xrevrange(KEYS.outbox(lane), count=1) for lane in range(OUTBOX_LANES)
        ]
        at_ms = max(int(entry.partition("-")[0]) for found in newest for entry, _ in found)
        self._clock = lambda: at_ms

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
