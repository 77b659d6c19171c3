"""The product's Redis for a command of the operator and for the start, whatever it does just now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import TypeVar

from redis import Redis, RedisError

from bot.doors import check_data_dir
from bot.settings import Settings
from storage.connection import SOCKET_TIMEOUT_S, connect
from storage.embedded import EmbeddedServer, running_url

WAIT_S = 2.0
Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


def once_it_answers(
    url: str, stop: threading.Event, ask: Callable[[Redis], Answer]
) -> Answer | None:
    """What this says of the store as soon as that answers; None if `stop` is set before."""
    with closing(connect(url)) as server:
        while not stop.is_set():
            try:
                return ask(server)
            except RedisError as error:
                log.warning("the store does not answer (%s), waiting", type(error).__name__)
                stop.wait(WAIT_S)
    return None


@contextmanager
def open_store(
    settings: Settings, *, timeout_s: float = SOCKET_TIMEOUT_S, retries: int = 1
) -> Iterator[Redis]:
    """A client until the block ends; where no server runs, the embedded one runs as long.

    Raises DoorError or EmbeddedServerError where that cannot start.
    """
    with ExitStack() as stack:
        url = settings.redis_url or running_url(settings.data_dir)
        if url is None:
            check_data_dir(settings.data_dir)
            url = stack.enter_context(EmbeddedServer(settings.data_dir)).url
        client = connect(url, socket_timeout_s=timeout_s, retries=retries)
        yield stack.enter_context(closing(client))
