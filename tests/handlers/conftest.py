"""A server of our own for the tests that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from redis import Redis

from storage.connection import connect
from storage.embedded import EmbeddedServer


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with EmbeddedServer(tmp_path_factory.mktemp("redis")) as embedded:
        yield embedded.url


@pytest.fixture
def server(redis_url: str) -> Iterator[Redis]:
    with connect(redis_url) as server:
        server.flushall()
        yield server
