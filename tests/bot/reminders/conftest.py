"""What tests of this folder may ask for."""

from __future__ import annotations

from typing import Any

import pytest
from redis import Redis

from simulator.server import Simulator
from tests.bot.reminder_desk import ReminderDesk


@pytest.fixture
def desk(simulator: Simulator, server: Redis) -> Any:
    desk = ReminderDesk(simulator, server, "2023-05-08T09:01:00")
    yield desk
    desk.process.gateway.close()
