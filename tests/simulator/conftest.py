"""A running simulator, an echo bot behind it, and a caller of the server API."""

from collections.abc import Iterator

import pytest

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot


@pytest.fixture
def sim() -> Iterator[Simulator]:
    """A simulator without a bot."""
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def bot(sim: Simulator) -> Iterator[EchoBot]:
    """An echo bot that the simulator's callbacks reach."""
    with EchoBot(sim.credentials) as echo_bot:
        sim.callback_url = echo_bot.url
        yield echo_bot


@pytest.fixture
def api(sim: Simulator) -> Iterator[ApiCaller]:
    """A caller with a good token."""
    with ApiCaller(sim) as caller:
        yield caller
