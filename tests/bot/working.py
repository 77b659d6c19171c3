"""An outbox worker beside a test, for as long as a block lasts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from redis import Redis

from bot.outbox.lane_drainer import Handlers
from bot.outbox.worker import OutboxWorker
from storage.keys import Keys
from storage.server.connection import connect
from storage.store import Store
from tests.handlers.dialogue import the_campaign


@contextmanager
def outbox_drained(server: Redis, redis_url: str, keys: Keys, handlers: Handlers) -> Iterator[None]:
    """Let a worker with these handlers drain the outbox until the block ends."""
    stop = threading.Event()
    with connect(redis_url, socket_timeout_s=30, retries=0) as waiting:
        worker = OutboxWorker(
            Store(the_campaign(), server), Store(the_campaign(), waiting), handlers, stop
        )
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
