"""What the tests of the outbound side share: settings, written entries, patience."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from redis import Redis

from bot.settings import Settings, read_settings
from simulator.server import Simulator
from storage.effects import Effect
from storage.keys import Keys
from storage.outbox.effect_fields import to_fields
from storage.outbox.lanes import lane_of
from tests.handlers.dialogue import the_campaign

KEYS = Keys(the_campaign().id)
# What waits for a process that was just started: on a busy machine its imports take half a minute.
STARTS_WITHIN_S = 90.0
QUICK_S = (3.0, 2.0)  # far above what a busy machine needs, far below what a test can wait


def settings_for(simulator: Simulator, redis_url: str = "redis://unused") -> Settings:
    """The settings of a bot that belongs to this simulator."""
    return read_settings(environment_for(simulator, redis_url))


def environment_for(simulator: Simulator, redis_url: str) -> dict[str, str]:
    """The same as environment variables."""
    return {
        **simulator.credentials.environment(),
        "WECOM_API_BASE": simulator.api_base,
        "REDIS_URL": redis_url,
    }


def write(server: Redis, *effects: Effect) -> list[str]:
    """Put effects into the outbox as a commit does; the entries' keys."""
    entries = []
    for effect in effects:
        lane = lane_of(effect.user_id)
        words = to_fields(effect)
        fields: Any = dict(zip(words[::2], words[1::2], strict=True))
        id_: Any = server.xadd(KEYS.outbox(lane), fields)
        entries.append(f"{lane}:{id_}")
    return entries


def wait_until(holds: Callable[[], bool], within_s: float = 30.0) -> None:
    """Return as soon as it holds; AssertionError if it never does."""
    deadline = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def paths(simulator: Simulator, path: str) -> list[int]:
    """The errcodes of all calls of one path so far."""
    return [call.errcode for call in simulator.calls if call.path == path]


def texts_on_phone(simulator: Simulator, user_id: str) -> list[str]:
    """What a person has been sent, oldest first."""
    return [b.text for b in simulator.enterprise.screens.of(user_id) if b.from_bot]
