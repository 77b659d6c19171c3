"""What any test may ask for: a real server of our own, empty at the start of each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from redis import Redis

from storage.connection import connect
from storage.embedded import EmbeddedServer


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
