"""A copy of a store of one moment: it goes into any other engine and is the same there."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from redis import Redis

from storage.atomic import Atomic
from storage.copying.copies import copies_in, copy_store, lines_of
from storage.copying.filling import StoreNotEmptyError, fill_store, holds
from storage.effects import SendText
from storage.keys import Keys
from storage.outbox.entries import Failures
from storage.outbox.stream import Outbox
from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from tests.bot.outbox.outbound import KEYS, write

REDIS = shutil.which("redis-server")
ENGINES = [None, pytest.param(REDIS, marks=pytest.mark.skipif(not REDIS, reason="no redis-server"))]


@pytest.fixture(params=ENGINES, ids=["wheel", "system"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Redis]:
    """Another server, empty, of the same engine or of another."""
    binary = Path(request.param) if request.param else None
    with EmbeddedServer(tmp_path / "other", binary) as embedded, connect(embedded.url) as server:
        yield server


def fill_with_everything(server: Redis) -> None:
    server.set(KEYS.snapshot, "一")
    server.hset(KEYS.branch("05"), mapping={str(n): f"值\u2028{n}" for n in range(1200)})
    server.zadd(KEYS.questions, {f"问{n}": n + 0.1 for n in range(1200)})
    server.zadd(KEYS.questions, {"头": float("-inf"), "尾": 1700000000123})
    server.rpush(KEYS.prefix + "a-list", *map(str, range(1200)))
    server.sadd(KEYS.prefix + "a-set", *map(str, range(1200)))
    server.set(KEYS.seen("gone"), "旧", px=1)
    server.set(KEYS.seen("kept"), "新", ex=4000)
    entry = server.xadd(KEYS.dead_letters, {"kind": "send_text"})
    server.xdel(KEYS.dead_letters, entry)
    for number in range(3):
        server.xadd(KEYS.audit("05"), {"said": f"第{number}句"})


def test_what_is_put_back_is_the_same(server: Redis, other: Redis) -> None:
    fill_with_everything(server)
    copies = copy_store(server, KEYS)
    fill_store(other, KEYS, copies_in(lines_of(copies)))
    assert holds(other, KEYS, copies)
    again = copy_store(other, KEYS)
    assert [copy.name for copy in again] == [copy.name for copy in copies]
    assert 3_900_000 < other.pttl(KEYS.seen("kept")) <= 4_000_000
    assert other.xinfo_stream(KEYS.dead_letters)["last-generated-id"] != "0-0"


def test_equal_data_are_equal_bytes(server: Redis, other: Redis) -> None:
    fill_with_everything(server)
    server.delete(KEYS.seen("kept"))
    first = lines_of(copy_store(server, KEYS))
    fill_store(other, KEYS, copies_in(first))
    assert lines_of(copy_store(other, KEYS)) == first


def test_work_in_hand_stays_in_hand_and_the_rest_fresh(server: Redis, other: Redis) -> None:
    outbox = Outbox(server, KEYS)
    outbox.ensure_groups()
    for number in range(3):
        write(server, SendText("chair05", f"第{number}句"))
    (lane,) = outbox.occupied()
    first, second, third = outbox.fresh(lane)
    outbox.finish(first)
    outbox.put_off(second, Failures({"moment": 4}, due_ms=77))
    write(server, SendText("chair05", "后来"))

    fill_store(other, KEYS, copy_store(server, KEYS))
    there = Outbox(other, KEYS)
    there.ensure_groups()
    backlog = list(there.backlog(lane))
    assert [entry.id for entry in backlog] == [second.id, third.id]
    assert backlog[0].failures == Failures({"moment": 4}, due_ms=77)
    (fresh,) = there.fresh(lane)
    assert fresh.effect == SendText("chair05", "后来")


def test_nothing_of_other_campaigns_and_running_processes_is_taken(server: Redis) -> None:
    server.set(Keys("trial2").snapshot, "别的")
    server.hset(KEYS.token, mapping={"token": "an access"})
    server.set(KEYS.lease(3), "a worker")
    server.set(KEYS.snapshot, "这个")
    assert [copy.name for copy in copy_store(server, KEYS)] == ["snapshot"]


def test_a_store_that_holds_data_takes_nothing(server: Redis, other: Redis) -> None:
    server.set(KEYS.snapshot, "备份")
    other.set(KEYS.branch("05"), "已有")
    with pytest.raises(StoreNotEmptyError):
        fill_store(other, KEYS, copy_store(server, KEYS))
    assert other.keys("*") == [KEYS.branch("05")]


def test_a_copy_holds_no_half_of_a_commit(server: Redis, redis_url: str) -> None:
    """Each commit writes one number into two records; a copy shows the same in both."""
    stop, pair = threading.Event(), [KEYS.branch("01"), KEYS.branch("02")]

    def keep_writing() -> None:
        with closing(connect(redis_url)) as own:
            number = 0
            while not stop.is_set():
                number += 1
                writes = [["HSET", key, "said", str(number)] for key in pair]
                Atomic(own).write([], writes)

    with ExitStack() as stack:
        writer = threading.Thread(target=keep_writing)
        writer.start()
        stack.callback(writer.join)
        stack.callback(stop.set)
        shown: set[str] = set()
        while len(shown) < 20:
            kept = {copy.name: copy.value for copy in copy_store(server, KEYS)}
            if "branch:01" in kept:
                assert kept["branch:01"] == kept["branch:02"]
                shown.add(kept["branch:01"]["said"])
