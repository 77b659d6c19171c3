"""What any test may ask for: a real server of our own, empty at the start of each test."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from redis import Redis

from storage.connection import connect
from storage.embedded import EmbeddedServer

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background, where it is ignored, also by every program started from here.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server is; one for the whole run, because an empty one is as good as a new one."""
    with EmbeddedServer(tmp_path_factory.mktemp("redis")) as embedded:
        yield embedded.url


@pytest.fixture
def server(redis_url: str) -> Iterator[Redis]:
    """A client of the server, which holds nothing yet."""
    with connect(redis_url) as server:
        server.flushall()
        yield server
