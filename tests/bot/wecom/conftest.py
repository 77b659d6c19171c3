"""What tests of this folder may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from redis import Redis

from bot.settings import Settings
from bot.wecom import media as media
from bot.wecom.gateway import Gateway
from bot.wecom.media import Media
from storage.store import Store
from tests.bot.outbox.outbound import QUICK_S
from tests.handlers.dialogue import the_campaign


@pytest.fixture
def media_of(settings: Settings, server: Redis) -> Iterator[Callable[..., Media]]:
    """Makes the media of a gateway that talks to this address."""
    gateways: list[Gateway] = []

    def make(base: str, timeouts_s: tuple[float, float] = QUICK_S) -> Media:
        gateway = Gateway(
            replace(settings, api_base=base), Store(the_campaign(), server), timeouts_s=timeouts_s
        )
        gateways.append(gateway)
        return gateway.media

    yield make
    for gateway in gateways:
        gateway.close()
