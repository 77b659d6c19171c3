"""`python -m bot serve`: every process of the product under one command."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path
from types import FrameType

from bot.backup.reading import BackupError
from bot.backup.restoring import check_whole
from bot.clock import start_clock
from bot.config_file import campaign_in, read_config
from bot.documents.trying import check_templates
from bot.logs import set_up_logs
from bot.season.beginning import SeasonError, start_season
from bot.settings import Settings
from bot.supervisor.child import Child, Deaths, GaveUpError
from bot.supervisor.heartbeats import NAMED_BY as HEARTS
from bot.supervisor.heartbeats import Hearts
from bot.supervisor.preflight import DoorError, check_data_dir, inherited_door, open_door
from bot.supervisor.store import once_it_answers
from bot.supervisor.store_safety import UnsafeStoreError, check_store
from campaign.loading import ConfigError
from storage.files.spool import SPOOL
from storage.server.embedded import EmbeddedServer
from storage.server.errors import EmbeddedServerError

MOST_WORKERS = 4
LOOK_EVERY_S = 0.2
NO_LINKS = (
    "PUBLIC_URL is not set, or names this machine alone: messages carry no links to pages"
    " and archives; set it to the https address under which phones reach the bot"
)
PLAIN_ERRORS = (
    BackupError,
    ConfigError,
    DoorError,
    EmbeddedServerError,
    GaveUpError,
    SeasonError,
    UnsafeStoreError,
)

log = logging.getLogger(__name__)


def serve(settings: Settings, workers: int | None = None) -> int:
    """Run the product until SIGTERM or SIGINT: 0; 1 with one plain line if it cannot run."""
    set_up_logs()
    supervisor = Supervisor(settings, workers or min(os.cpu_count() or 1, MOST_WORKERS))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, background jobs
            signal.signal(number, supervisor.ask_to_stop)
    try:
        config = read_config(settings.config_path)
        check_templates(campaign_in(config))
        check_data_dir(settings.data_dir)
        check_data_dir(settings.data_dir / SPOOL)
        check_whole(settings.data_dir)
        if settings.backup_dir:
            check_data_dir(settings.backup_dir, "BACKUP_DIR")
        door = inherited_door(os.environ) or open_door(settings.bind_address, settings.port)
        if not settings.public_url:
            log.warning("%s", NO_LINKS)
        supervisor.run(config, door)
    except PLAIN_ERRORS as error:
        print(error, file=sys.stderr)
        return 1
    return 0


class Supervisor:
    """Starts Redis, the background worker and the web server; ends them in the opposite order."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._workers = workers
        self._redis = None if settings.redis_url else EmbeddedServer(settings.data_dir)
        self._redis_deaths = Deaths("the embedded Redis server")
        self._children: list[Child] = []
        self._stop = threading.Event()
        self._hearing = tempfile.TemporaryDirectory(prefix="bot-hearts-")
        self._hearts = Hearts(Path(self._hearing.name))

    def ask_to_stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        self._stop.set()

    def run(self, config: str, door: socket.socket) -> None:
        """Start everything and watch it until asked to stop; whatever happens, leave nothing running.

        `config` is the checked text of config.yaml; SeasonError if the data do not go with it.
        `door` is where the web server listens.
        """
        try:
            self._start(config, door.fileno())
            address, port = door.getsockname()[:2]
            log.info(
                "listening on %s port %d with %d web workers, data in %s",
                address,
                port,
                self._workers,
                self._settings.data_dir,
            )
            self._watch()
        finally:
            for child in reversed(self._children):
                child.stop()
            if self._redis:
                self._redis.stop()
            door.close()
            self._hearing.cleanup()
        log.info("stopped")

    def _start(self, config: str, door: int) -> None:
        clock = start_clock(self._settings)
        environ = {**os.environ, HEARTS: self._hearing.name}
        if self._redis:
            self._redis.start()
            self._redis_deaths.note_start()
            environ["REDIS_URL"] = self._redis.url
        url = environ.get("REDIS_URL") or self._settings.redis_url or ""
        if not self._redis:
            check = partial(check_store, must_keep=self._settings.must_keep)
            once_it_answers(url, campaign_in(config), self._stop, check)
        start_season(config, url, self._settings.data_dir, clock.now(), self._stop)
        python = [sys.executable, "-m"]
        web = [*python, "bot.web.server", "--door", str(door), "--workers", str(self._workers)]
        self._children = [
            Child("the background worker", [*python, "bot.worker.main"], environ),
            Child("the web server", web, environ, keeps=(door,)),
        ]
        for child in self._children:
            child.start()

    def _watch(self) -> None:
        while not self._stop.wait(LOOK_EVERY_S):
            self._watch_redis()
            self._hearts.look()
            for child in self._children:
                child.watch()

    def _watch_redis(self) -> None:
        """Start the embedded server again on its old address if it has died."""
        if self._redis is None or self._redis.is_alive():
            return
        if self._redis_deaths.may_restart("see redis.log"):
            self._redis_deaths.note_start()
            try:
                self._redis.start()
            except EmbeddedServerError as error:
                log.error("%s", error)
