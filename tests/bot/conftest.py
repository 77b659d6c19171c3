"""A gateway and the simulated enterprise it calls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from redis import Redis

from bot.settings import Settings
from bot.wecom.gateway import Gateway
from simulator.server import Simulator
from storage.store import Store
from tests.bot.outbox.outbound import QUICK_S, settings_for
from tests.handlers.dialogue import the_campaign


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def settings(simulator: Simulator) -> Settings:
    return settings_for(simulator)


@pytest.fixture
def gateway(settings: Settings, server: Redis) -> Iterator[Gateway]:
    gateway = Gateway(settings, Store(the_campaign(), server), timeouts_s=QUICK_S)
    yield gateway
    gateway.close()
