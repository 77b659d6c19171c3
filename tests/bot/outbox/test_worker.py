"""The worker as a whole: threads, processes, sudden deaths. WeCom is the simulator over HTTP."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from redis import Redis, RedisError

from bot.outbox.lane_drainer import Handler, Handlers
from bot.outbox.worker import OutboxWorker, send_handlers
from bot.wecom.gateway import Gateway
from simulator.server import Simulator
from storage.effects import SendText
from storage.outbox.lanes import OUTBOX_LANES, lane_of
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from storage.store import Store
from tests.bot.outbox.outbound import (
    KEYS,
    STARTS_WITHIN_S,
    environment_for,
    paths,
    settings_for,
    texts_on_phone,
    wait_until,
    write,
)
from tests.handlers.dialogue import the_campaign

ROOT = Path(__file__).parents[3]
SEND = "message/send"
WORKER = "tests.bot.outbox.outbox_process"
Launch = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers in this process look five times a second, which also lets them end sooner."""
    monkeypatch.setattr("bot.outbox.worker.LOOK_EVERY_S", 0.2)


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[EmbeddedServer]:
    with EmbeddedServer(tmp_path / "data") as embedded:
        yield embedded


@pytest.fixture
def server(embedded: EmbeddedServer) -> Iterator[Redis]:
    with connect(embedded.url) as server:
        yield server


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def handlers(simulator: Simulator, server: Redis) -> Iterator[Handlers]:
    gateway = Gateway(settings_for(simulator), Store(the_campaign(), server))
    yield send_handlers(gateway)
    gateway.close()


@pytest.fixture
def launch(simulator: Simulator, embedded: EmbeddedServer) -> Iterator[Launch]:
    """Starts workers as processes of their own and ends those that still run."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, module: str = WORKER, **more: str) -> Any:
        environ = {**os.environ, **environment_for(simulator, embedded.url), **more}
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=environ,
            stderr=subprocess.PIPE,
        )
        started.append(process)
        if module == WORKER:
            assert process.stderr
            assert process.stderr.readline() == b"ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


@contextmanager
def working(
    embedded: EmbeddedServer, server: Redis, handlers: Handlers, **more: Any
) -> Iterator[OutboxWorker]:
    """A worker in this process, for as long as the block lasts."""
    stop = threading.Event()
    with connect(embedded.url, socket_timeout_s=5, retries=0) as waiting:
        worker = OutboxWorker(
            Store(the_campaign(), server), Store(the_campaign(), waiting), handlers, stop, **more
        )
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            yield worker
        finally:
            stop.set()
            thread.join(20)
            assert not thread.is_alive()


def is_idle(server: Redis) -> bool:
    """Whether nothing is left to do."""
    return not any(server.xlen(KEYS.outbox(lane)) for lane in range(OUTBOX_LANES))


def test_texts_arrive_old_and_new(
    embedded: EmbeddedServer, server: Redis, simulator: Simulator, handlers: Handlers
) -> None:
    write(server, SendText("chair01", "written before the start"))
    with working(embedded, server, handlers):
        wait_until(lambda: is_idle(server))
        write(server, SendText("chair01", "written later"), SendText("office01", "to the office"))
        wait_until(lambda: is_idle(server))
    assert texts_on_phone(simulator, "chair01") == ["written before the start", "written later"]
    assert texts_on_phone(simulator, "office01") == ["to the office"]


def test_new_entries_are_noticed_without_waiting_for_the_next_look(
    embedded: EmbeddedServer, server: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.outbox.stream.Outbox.occupied", lambda self: [])
    done = threading.Event()
    handlers: Handlers = {SendText: Handler(lambda effect, entry: done.set())}
    with working(embedded, server, handlers):
        wait_until(lambda: bool(server.exists(KEYS.outbox(OUTBOX_LANES - 1))))
        time.sleep(0.2)
        write(server, SendText("chair01", "now"))
        assert done.wait(10)


def test_entries_are_found_though_the_news_was_missed(
    embedded: EmbeddedServer, server: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deaf(self: object, at_most_ms: int) -> list[int]:
        time.sleep(0.05)
        return []

    monkeypatch.setattr("storage.outbox.stream.News.wait", deaf)
    done = threading.Event()
    with working(embedded, server, {SendText: Handler(lambda effect, entry: done.set())}):
        time.sleep(0.3)
        write(server, SendText("chair01", "now"))
        assert done.wait(10)


def test_lanes_are_worked_on_at_the_same_time(embedded: EmbeddedServer, server: Redis) -> None:
    both = threading.Barrier(2)
    other = next(f"p{n}" for n in range(99) if lane_of(f"p{n}") != lane_of("chair01"))
    write(server, SendText("chair01", "a"), SendText(other, "b"))
    handlers: Handlers = {SendText: Handler(lambda effect, entry: both.wait(10))}
    with working(embedded, server, handlers):
        wait_until(lambda: is_idle(server))
    assert not server.exists(KEYS.failures)


@pytest.mark.slow
def test_order_per_person_with_two_processes_and_failures(
    server: Redis, simulator: Simulator, launch: Launch
) -> None:
    people = [f"chair{n:02}" for n in range(1, 9)]
    texts = [f"第{n}句" for n in range(1, 21)]
    for errcode in (-1, 45033):
        simulator.faults.add("errcode", SEND, errcode=errcode, times=3)
    simulator.faults.add("drop_after", SEND, times=3)
    workers = [launch(), launch()]
    for text in texts:
        write(server, *(SendText(person, text) for person in people))
    wait_until(lambda: is_idle(server), within_s=90)
    for worker in workers:
        worker.terminate()
    done = [worker.communicate()[1].split() for worker in workers]
    assert all(done)
    assert sum(map(len, done)) == len(people) * len(texts)
    for person in people:
        assert texts_on_phone(simulator, person) == texts
    assert paths(simulator, "gettoken") == [0]
    assert len(paths(simulator, SEND)) == len(people) * len(texts) + 9


@pytest.mark.slow
def test_death_between_effect_and_acknowledgement(
    server: Redis, simulator: Simulator, launch: Launch
) -> None:
    """The successor sends the very same request again; WeCom recognises it."""
    texts = ["一", "一", "二", "三"]
    write(server, *(SendText("chair01", text) for text in texts))
    doomed = launch("2")
    assert doomed.wait(30) == -signal.SIGKILL
    assert texts_on_phone(simulator, "chair01") == ["一", "一"]
    launch()
    wait_until(lambda: is_idle(server))
    assert texts_on_phone(simulator, "chair01") == texts
    bodies = [call.body for call in simulator.calls if call.path == SEND]
    assert len(bodies) == 5
    assert bodies[1] == bodies[2]
    assert bodies[0] != bodies[1]


def test_redis_killed_and_restarted_while_working(
    embedded: EmbeddedServer,
    server: Redis,
    simulator: Simulator,
    handlers: Handlers,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    with working(embedded, server, handlers, lease_ms=1500):
        write(server, *(SendText("chair01", f"{n}") for n in range(10)))
        wait_until(lambda: len(texts_on_phone(simulator, "chair01")) >= 3)
        assert embedded.pid is not None
        os.kill(embedded.pid, signal.SIGKILL)
        wait_until(lambda: "waits for Redis" in caplog.text)
        embedded.start()
        with connect(embedded.url, retries=20) as again:
            write(again, *(SendText("chair01", f"{n}") for n in range(10, 20)))
            wait_until(lambda: is_idle(again))
    assert texts_on_phone(simulator, "chair01") == [f"{n}" for n in range(20)]


def test_data_lost_while_working(
    embedded: EmbeddedServer, server: Redis, simulator: Simulator, handlers: Handlers
) -> None:
    """An emptied server has no groups any more; the worker makes them anew."""
    with working(embedded, server, handlers):
        write(server, SendText("chair01", "before"))
        wait_until(lambda: is_idle(server))
        server.flushall()
        write(server, SendText("chair01", "after"))
        wait_until(lambda: texts_on_phone(simulator, "chair01") == ["before", "after"])
        wait_until(lambda: is_idle(server))


def test_what_is_in_hand_is_finished_before_the_end(
    embedded: EmbeddedServer, server: Redis
) -> None:
    begun, done = threading.Event(), []

    def slow(effect: SendText, entry: str) -> None:
        begun.set()
        time.sleep(0.5)
        done.append(effect.text)

    write(server, SendText("chair01", "in hand"), SendText("chair01", "next"))
    with working(embedded, server, {SendText: Handler(slow)}):
        assert begun.wait(10)
    assert done == ["in hand"]
    assert server.xlen(KEYS.outbox(lane_of("chair01"))) == 1
    assert not server.exists(KEYS.lease(lane_of("chair01")))


def test_the_end_does_not_wait_for_ever(embedded: EmbeddedServer, server: Redis) -> None:
    begun, stop, release = threading.Event(), threading.Event(), threading.Event()

    def endless(effect: SendText, entry: str) -> None:
        begun.set()
        release.wait(60)

    write(server, SendText("chair01", "a"))
    with connect(embedded.url, socket_timeout_s=5, retries=0) as waiting:
        worker = OutboxWorker(
            Store(the_campaign(), server),
            Store(the_campaign(), waiting),
            {SendText: Handler(endless)},
            stop,
        )
        outcome: list[bool] = []
        thread = threading.Thread(target=lambda: outcome.append(worker.run(0.3)))
        thread.start()
        assert begun.wait(10)
        stop.set()
        thread.join(20)
        assert outcome == [False]
        release.set()
        wait_until(lambda: is_idle(server))


def test_lease_is_kept_during_a_long_effect(embedded: EmbeddedServer, server: Redis) -> None:
    runs: list[str] = []

    def long(effect: SendText, entry: str) -> None:
        runs.append(entry)
        time.sleep(1.5)

    write(server, SendText("chair01", "a"))
    with (
        working(embedded, server, {SendText: Handler(long)}, lease_ms=600),
        working(embedded, server, {SendText: Handler(long)}, lease_ms=600),
    ):
        wait_until(lambda: is_idle(server))
    assert len(runs) == 1


@pytest.mark.slow
def test_background_process_serves_and_ends_cleanly(
    embedded: EmbeddedServer, simulator: Simulator, launch: Launch
) -> None:
    campaign = _campaign_id()
    process = launch(module="bot.worker.main", BOT_CONFIG=str(ROOT / "config.yaml"))
    with connect(embedded.url) as server:
        group = f"{{{campaign}}}:outbox:{lane_of('chair01')}"
        fields: Any = {"kind": "send_text", "body": '{"user_id":"chair01","text":"你好"}'}
        server.xadd(group, fields)
        wait_until(lambda: texts_on_phone(simulator, "chair01") == ["你好"], STARTS_WITHIN_S)
        wait_until(lambda: not server.xlen(group))
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    _, told = process.communicate()
    assert simulator.credentials.secret not in told.decode()


def test_background_process_names_what_is_missing(launch: Launch) -> None:
    process = launch(module="bot.worker.main", WECOM_SECRET="", BOT_CONFIG="config.yaml")
    _, told = process.communicate(timeout=30)
    assert process.returncode == 1
    assert len(told.decode().splitlines()) == 1
    assert "WECOM_SECRET" in told.decode()


def _campaign_id() -> str:
    from bot.config_file import load_campaign

    return load_campaign(ROOT / "config.yaml").id


def test_worker_waits_for_a_redis_that_is_not_there_yet(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path / "data") as embedded:
        url = embedded.url
        assert embedded.pid is not None
        os.kill(embedded.pid, signal.SIGKILL)
        wait_until(lambda: not embedded.is_alive())
        done = threading.Event()
        handlers: Handlers = {SendText: Handler(lambda effect, entry: done.set())}
        with connect(url) as server, working(embedded, server, handlers):
            with pytest.raises(RedisError):
                server.ping()
            embedded.start()
            wait_until(lambda: _is_up(server))
            write(server, SendText("chair01", "a"))
            assert done.wait(20)


def _is_up(server: Redis) -> bool:
    try:
        return bool(server.ping())
    except RedisError:
        return False
