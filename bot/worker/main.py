"""`python -m bot.worker.main`: the process that does what callbacks leave to be done later."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from contextlib import closing
from types import FrameType

from bot.clock import Clock, open_clock
from bot.logs import set_up_logs
from bot.outbox.app_watch import AppWatch
from bot.outbox.reachability import Reachability
from bot.outbox.worker import LOOK_EVERY_S, OutboxWorker
from bot.season.started import load_started
from bot.settings import Settings, SettingsError, read_settings
from bot.supervisor.heartbeats import start_beating
from bot.wecom.errors import SEND
from bot.wecom.gateway import Gateway
from bot.wording import starting
from bot.worker.everything import everything
from bot.worker.scheduler import Ticker
from campaign.loading import ConfigError
from storage.server.connection import SOCKET_TIMEOUT_S
from storage.store import Store
from storage.store_errors import StoreError

log = logging.getLogger(__name__)


def run(settings: Settings, stop: threading.Event) -> None:
    """Drain the outbox and tick until `stop` is set; SettingsError or ConfigError if it cannot begin."""
    if settings.redis_url is None:
        raise SettingsError(starting.STORE_NOT_SET)
    campaign = load_started(settings)
    clock = open_clock(settings)
    # A read that blocks is no failure: it gets its own connection, more time and no repetition.
    patience_s = LOOK_EVERY_S + SOCKET_TIMEOUT_S
    with (
        Store.at(settings.redis_url, campaign) as store,
        Store.at(settings.redis_url, campaign, socket_timeout_s=patience_s, retries=0) as waiting,
        closing(open_gateway(settings, store, clock)) as gateway,
    ):
        try_at_once(store)
        work = everything(settings, store, gateway, clock, stop)
        ticker = Ticker(work.jobs, store, clock)
        replaying = threading.Thread(target=work.replayer.run, args=(stop,), name="spool")
        worker = OutboxWorker(store, waiting, work.handlers, stop)
        ticker.start()
        replaying.start()
        try:
            if not worker.run():
                log.warning("outbox work was cut short; it will be done again at the next start")
        finally:
            stop.set()
            replaying.join()
            ticker.stop()
            if work.backup:
                work.backup.finish()


def open_gateway(settings: Settings, store: Store, clock: Clock) -> Gateway:
    """The gateway that notices whom it does not reach, and when it may not send at all."""
    return Gateway(
        settings, store, watch=Reachability(store, clock), gate=AppWatch(store, clock, SEND)
    )


def try_at_once(store: Store) -> None:
    """After a start, which may be due to a mended setting, do not wait for the next try."""
    try:
        store.gate.try_now()
    except StoreError as error:
        log.warning("a refused app is tried later: %s", type(error).__name__)


def main() -> int:
    """Run until SIGTERM or SIGINT: 0; 1 with one plain line if it cannot begin."""
    set_up_logs()
    start_beating(os.environ)
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    try:
        run(read_settings(os.environ), stop)
    except (SettingsError, ConfigError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
