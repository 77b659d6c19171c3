"""The product's Redis for a command of the operator, whether the product runs just now or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

from redis import Redis

from bot.doors import check_data_dir
from bot.settings import Settings
from storage.connection import connect
from storage.embedded import EmbeddedServer, running_url


@contextmanager
def open_store(settings: Settings) -> Iterator[Redis]:
    """A client until the block ends; where no server runs, the embedded one runs as long.

    Raises DoorError or EmbeddedServerError where that cannot start.
    """
    with ExitStack() as stack:
        url = settings.redis_url or running_url(settings.data_dir)
        if url is None:
            check_data_dir(settings.data_dir)
            url = stack.enter_context(EmbeddedServer(settings.data_dir)).url
        yield stack.enter_context(closing(connect(url)))
