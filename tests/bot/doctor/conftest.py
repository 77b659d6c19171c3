"""A good installation, whose authority this machine trusts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from simulator.server import Simulator
from tests.bot.doctor import certificates
from tests.bot.doctor.installation import Installation


@pytest.fixture
def installation(
    simulator: Simulator,
    server: Redis,
    redis_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Installation]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority(tmp_path)))
    yield Installation(simulator, server, redis_url, tmp_path)
    server.config_set("maxmemory", 0)
    server.config_set("maxmemory-policy", "noeviction")
    server.config_set("appendonly", "yes")
    server.config_set("appendfsync", "always")
