"""A thread that has little time waits for a silent store no longer than that."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from redis import Redis

from storage.server.connection import connect
from storage.server.time_limit import time_left_s, time_limit
from storage.store_errors import OutcomeUnknownError, StoreError

AN_HOUR_S = 3600.0  # a test that waits for this does not end


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes every connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}"


def patient(url: str) -> Redis:
    return connect(url, socket_timeout_s=AN_HOUR_S, connect_timeout_s=AN_HOUR_S, retries=3)


def test_nobody_waits_beyond_the_limit(silent: str) -> None:
    with time_limit(0.2), patient(silent) as client, pytest.raises(StoreError):
        client.get("a")


def test_a_connection_waits_as_it_used_to_once_the_limit_is_gone(redis_url: str) -> None:
    with patient(redis_url) as client:
        with time_limit(5):
            client.ping()
        connection = client.connection_pool.get_connection()
        try:
            connection.send_command("PING")
            assert connection.read_response() == "PONG"
            assert connection._sock.gettimeout() == AN_HOUR_S
        finally:
            client.connection_pool.release(connection)


def test_what_was_sent_and_not_answered_is_unknown(redis_url: str) -> None:
    with connect(redis_url) as other, patient(redis_url) as client:
        client.ping()
        other.client_pause(60_000, all=False)
        try:
            with time_limit(0.1), pytest.raises(OutcomeUnknownError):
                client.set("a", "b")
        finally:
            other.client_unpause()


def test_the_nearer_end_counts_and_the_farther_one_comes_back() -> None:
    with time_limit(50):
        with time_limit(10):
            assert (time_left_s() or 99) <= 10
        with time_limit(90):
            assert (time_left_s() or 99) <= 50
        assert 10 < (time_left_s() or 0) <= 50
    assert time_left_s() is None


def test_a_limit_is_that_of_its_thread_alone() -> None:
    seen: list[float | None] = []
    with time_limit(10):
        other = threading.Thread(target=lambda: seen.append(time_left_s()))
        other.start()
        other.join()
    assert seen == [None]
