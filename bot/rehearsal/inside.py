"""The product's own parts within this process, moved on step by step: nothing ever waits.

The store is a real server, callbacks and calls go over real HTTP. Only time is ours: what the
background would do in a while is done at once, in the same order.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from bot.clock import Clock, start_clock
from bot.outbox.lane_drainer import LaneDrainer
from bot.rehearsal.patience import Patience
from bot.season.beginning import start_season
from bot.settings import Settings, read_settings
from bot.web.app import build_app
from bot.worker.everything import everything
from bot.worker.main import open_gateway
from bot.worker.scheduler import Ticker
from campaign.model import Campaign
from simulator.web import WebServer
from storage.outbox.lanes import OUTBOX_LANES
from storage.server.clock import ServerClock
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from storage.store import Store

UNHURRIED_S = 60.0
FIRST_STEP_MS, MOST_STEPS = 1000, 11  # half an hour in all: longer no passing trouble lasts
LOOKS, LOOK_EVERY_S = 200, 0.02


@contextmanager
def _without_proxies() -> Iterator[None]:
    """Keep calls on this machine, also where the real enterprise is reached by a proxy."""
    taken = {name: os.environ[name] for name in os.environ if name.lower().endswith("_proxy")}
    for name in taken:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(taken)


class InsideProduct:
    """The parts of `python -m bot serve`, on data in a folder of their own."""

    def __init__(self, campaign: Campaign, folder: Path, environ: Mapping[str, str]) -> None:
        self.data = folder / "data"
        self.callback_url = ""
        self._campaign = campaign
        self._environ = {"DATA_DIR": str(self.data), **environ}
        self._server = EmbeddedServer(self.data)
        self._ahead_ms = 0
        self._parts = ExitStack()
        self._turn = threading.RLock()
        self._log = _Lines()

    def start(self, now: datetime) -> None:
        """Put everything together, as it stands at this instant of the campaign."""
        with self._turn:
            self._start(now)

    def stop(self) -> int:
        """Take everything apart; the data stay."""
        with self._turn:
            self._parts.close()
        return 0

    def kill_worker(self) -> bool:
        """There is no worker to kill."""
        return False

    def open_store(self, campaign: Campaign) -> Store:
        """The store it runs on."""
        return Store.at(self._server.url, campaign)

    def log_lines(self) -> list[str]:
        """What was logged."""
        return self._log.lines

    def tick(self) -> None:
        """Do what is due at this instant of the campaign."""
        with self._turn:
            self._ticker.tick(self._clock.now())

    def go_on(self) -> None:
        """Do all that is left to do, and what would be due within half an hour."""
        with self._turn:
            for step in range(MOST_STEPS):
                for lane in range(OUTBOX_LANES):
                    while self._drainer.drain(lane):
                        pass
                if not self._store.outbox.count():
                    return
                self._ahead_ms += FIRST_STEP_MS << step

    def _start(self, now: datetime) -> None:
        log = logging.getLogger()
        log.addHandler(self._log)
        self._parts.callback(log.removeHandler, self._log)
        self._parts.enter_context(_without_proxies())
        self._parts.enter_context(self._server)
        with connect(self._server.url) as server:
            server.config_set("appendfsync", "no")  # no power is cut here
        settings = self._settings(now)
        clock = self._clock = start_clock(settings)
        stop = threading.Event()
        config = settings.config_path.read_text(encoding="utf-8")
        start_season(config, self._server.url, self.data, clock.now(), stop)
        self._store = self._parts.enter_context(self._open())
        self._serve(settings, clock)
        gateway = self._parts.enter_context(closing(open_gateway(settings, self._store, clock)))
        work = everything(settings, self._store, gateway, clock, stop)
        self._ticker = Ticker(work.jobs, self._store, clock)
        self._store.outbox.ensure_groups()
        lanes = self._store.lanes()
        self._drainer = LaneDrainer(self._store, lanes, work.handlers, stop, follows_reply_ms=0)

    def _settings(self, now: datetime) -> Settings:
        own = {"REDIS_URL": self._server.url, "BOT_NOW": now.isoformat()}
        return read_settings({**self._environ, **own})

    def _open(self) -> Store:
        server = connect(self._server.url)
        time_ms = ServerClock(server)
        return Store(self._campaign, server, lambda: time_ms() + self._ahead_ms)

    def _serve(self, settings: Settings, clock: Clock) -> None:
        app = build_app(settings, self._store, clock, UNHURRIED_S)
        web = WebServer(app, 0)
        web.start()
        self._parts.callback(web.stop)
        self.callback_url = f"http://127.0.0.1:{web.port}/wecom/callback"


class NoPatience(Patience):
    """Does what would come later instead of waiting for it."""

    def __init__(self, product: InsideProduct) -> None:
        super().__init__(0)
        self._product = product

    def wait(self, is_there: Callable[[], bool], stop: threading.Event) -> None:
        """Go on until it is there; other people may just be saying something."""
        for _ in range(LOOKS):
            self._product.go_on()
            if is_there() or stop.wait(LOOK_EVERY_S):
                return


class _Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(ValueError, TypeError):
            self.lines += self.format(record).splitlines()
