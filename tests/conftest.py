"""What any test may ask for: a real server of our own, empty at the start of each test."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from redis import Redis

from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer

# No test of properties is measured by the clock: on a busy machine every example is slow. `ci` takes
# the same examples each time, so that a change is judged by itself; the others look for new ones.
for profile, examples in (("default", 30), ("ci", 30), ("thorough", 200)):
    settings.register_profile(
        profile,
        max_examples=examples,
        derandomize=profile == "ci",
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ALONE = ("test_rehearsal.py", "test_reminder_month.py")  # long tests that share nothing

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background, where it is ignored, also by every program started from here.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests on one worker, for they share fixtures; the long ones begin first.

    A running product and a browser are slow, whatever is played with them.
    """
    for item in items:
        file = item.nodeid.partition("::")[0]
        if file.startswith("tests/scenarios/") or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)
        is_alone = file.endswith(ALONE)
        item.add_marker(pytest.mark.xdist_group(item.nodeid if is_alone else file))
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


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
