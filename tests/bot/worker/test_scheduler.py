"""The ticker: jobs again and again, whatever fails, and a note of every complete tick."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from redis import Redis

from bot.worker.scheduler import Job, Ticker
from storage.server.connection import connect
from storage.store import Store
from storage.store_errors import AwayError
from tests.bot.outbox.outbound import KEYS, wait_until
from tests.handlers.dialogue import the_campaign

NOW = datetime.fromisoformat("2023-05-08T09:00:00+08:00")


class Campaign:
    """Campaign time stands still."""

    def now(self) -> datetime:
        return NOW

    def wall(self) -> datetime:
        return datetime.now(UTC)


class Count:
    """A job that counts and then fails with what it is told to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.times = 0
        self.error = error

    def __call__(self, now: datetime) -> None:
        assert now == NOW
        self.times += 1
        if self.error:
            raise self.error


def ticker_of(server: Redis, *jobs: Job, every_s: float = 0.02) -> Ticker:
    return Ticker(jobs, Store(the_campaign(), server), Campaign(), every_s=every_s)


@pytest.fixture
def running(server: Redis) -> Iterator[Any]:
    """Starts tickers and ends them with the test."""
    started: list[Ticker] = []

    def start(*jobs: Job, every_s: float = 0.02) -> Ticker:
        ticker = ticker_of(server, *jobs, every_s=every_s)
        started.append(ticker)
        ticker.start()
        return ticker

    yield start
    for ticker in started:
        ticker.stop()


def test_it_ticks_at_once_and_again_and_again(running: Any) -> None:
    job = Count()
    running(job)
    wait_until(lambda: job.times > 3)


def test_a_complete_tick_leaves_its_campaign_time(server: Redis) -> None:
    assert ticker_of(server, Count(), Count()).tick(NOW)
    assert server.get(KEYS.ticked) == NOW.isoformat()


@pytest.mark.parametrize("error", [AwayError("gone"), ValueError("a slip")])
def test_a_job_that_fails_stops_neither_the_others_nor_the_next_tick(
    server: Redis, running: Any, error: Exception
) -> None:
    bad, good = Count(error), Count()
    assert not ticker_of(server, bad, good).tick(NOW)
    assert (bad.times, good.times) == (1, 1)
    assert server.get(KEYS.ticked) is None
    running(bad, good)
    wait_until(lambda: good.times > 3)
    assert server.get(KEYS.ticked) is None
    bad.error = None
    wait_until(lambda: server.get(KEYS.ticked) == NOW.isoformat())


def test_a_redis_that_is_gone_is_no_end_of_ticking() -> None:
    with connect("unix:///nowhere/redis.sock", retries=0) as nowhere:
        assert not Ticker([Count()], Store(the_campaign(), nowhere), Campaign()).tick(NOW)


def test_a_wall_clock_set_back_by_hours_does_not_stop_it(running: Any) -> None:
    job = Count()
    ticker = running(job)
    wait_until(lambda: job.times > 0)
    # To the scheduler it is the same whether the clock went back or its next run went ahead.
    (scheduled,) = ticker._scheduler.get_jobs()
    scheduled.modify(next_run_time=datetime.now(UTC) + timedelta(hours=3))
    before = job.times
    wait_until(lambda: job.times > before + 3)


def test_ticks_of_one_process_never_overlap_and_stopping_waits_for_the_last(server: Redis) -> None:
    inside = threading.Semaphore(1)
    is_let_go, is_in = threading.Event(), threading.Event()
    overlaps: list[int] = []

    def slow(_: datetime) -> None:
        if not inside.acquire(blocking=False):
            overlaps.append(1)
            return
        is_in.set()
        is_let_go.wait(10)
        inside.release()

    quick = Count()
    ticker = ticker_of(server, slow, quick, every_s=0.01)
    ticker.start()
    assert is_in.wait(10)
    threading.Timer(0.2, is_let_go.set).start()
    ticker.stop()
    assert overlaps == []
    assert quick.times == 1
