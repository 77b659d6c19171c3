"""What tests of this folder may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from bot.wecom.gateway import Gateway
from simulator.server import Simulator
from storage.store import Store
from tests.bot.outbox.outbound import settings_for
from tests.bot.outbox.photo_desk import Desk
from tests.handlers.dialogue import the_campaign


@pytest.fixture
def desk(server: Redis, tmp_path: Path) -> Iterator[Desk]:
    with Simulator() as simulator:
        gateway = Gateway(settings_for(simulator), Store(the_campaign(), server))
        yield Desk(server, simulator, gateway, tmp_path / "photos")
        gateway.close()
