"""A store that goes on with less than it was told is noticed by who told it, behind real servers."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis, RedisError

from bot.closing.losses import LossNews
from campaign.applications import Status
from handlers.conversation import Conversation
from handlers.messages import Text
from storage import owners
from storage.effects import SendText
from storage.losses import EMPTIED
from storage.store import Store
from storage.store_errors import StoreError
from tests.bot.processes import free_port, wait_until
from tests.handlers.dialogue import DURING, the_campaign

REDIS = shutil.which("redis-server")
needs_redis = pytest.mark.skipif(not REDIS, reason="redis-server is not installed")


@contextmanager
def redis_server(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    folder.mkdir()
    command = [str(REDIS), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    process = subprocess.Popen(
        [*command, "--appendonly", "yes", "--save", ""], stdout=subprocess.DEVNULL
    )
    try:
        wait_until(lambda: answers(port))
        yield process
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    try:
        with Redis(port=port) as server:
            return bool(server.ping())
    except RedisError:
        return False


def is_in_step(port: int) -> object:
    with Redis(port=port) as server:
        return server.info("replication").get("master_link_status") == "up"


def say(store: Store, user_id: str, words: str, number: int) -> str:
    message = Text(f"m{number}", user_id, DURING, words)
    return Conversation(store).answer(message, DURING).text


@needs_redis
def test_a_replica_that_takes_over_without_the_last_words_is_noticed(tmp_path: Path) -> None:
    first, second = free_port(), free_port()
    with (
        redis_server(tmp_path / "a", first) as master,
        redis_server(tmp_path / "b", second),
        Redis(port=second) as replica,
        Store.at(f"redis://127.0.0.1:{first}", the_campaign()) as store,
    ):
        replica.replicaof("127.0.0.1", first)
        wait_until(lambda: is_in_step(second))
        assert "1.1" in say(store, "chair03", "申报小家", 1)
        say(store, "chair05", "申报小家", 2)
        with Redis(port=first) as server:
            server.wait(1, 20_000)
        replica.replicaof("NO", "ONE")  # cut off: what follows never reaches it
        assert "记 3 分" in say(store, "chair03", "3", 3)
        master.kill()
        master.wait()
        with pytest.raises(StoreError):
            say(store, "chair05", "4", 4)
        replica.config_set("port", first)  # it takes the place of the other
        wait_until(lambda: answers(first))
        # Another branch speaks, and still what the first one said is missed.
        assert "记 4 分" in say(store, "chair05", "4", 5)
        assert list(store.losses.all()) == ["branch:03"]
        assert "记 2 分" in say(store, "chair03", "2", 6)
        assert list(store.losses.all()) == ["branch:03"]


def test_nothing_is_lost_where_others_have_written_meanwhile(server: Redis) -> None:
    one, two = (Store(the_campaign(), server) for _ in range(2))
    say(one, "chair03", "申报小家", 1)
    say(two, "chair03", "3", 2)
    one.commits._was_away = True
    say(one, "chair03", "2", 3)
    assert one.losses.all() == {}
    (application,) = one.record("03").applications.values()
    assert application.status is Status.FILLING


def test_the_office_is_told_once_whose_last_words_are_missing(server: Redis) -> None:
    now = [time.time_ns() // 1_000_000]
    store = Store(the_campaign(), server, lambda: now[0])
    for number in ("05", "03"):
        store.losses.note(":".join(owners.branch(number)))
    news = LossNews(store)
    news.tick(DURING)
    assert told(store) == []  # more may be found within moments
    now[0] += 20_000
    news.tick(DURING)
    news.tick(DURING)
    texts = told(store)
    assert len(texts) == len(the_campaign().office)
    assert all("03 地科、05" in words and "总览" in words for words in texts)
    store.losses.note(EMPTIED)
    now[0] += 20_000
    news.tick(DURING)
    assert "数据库被清空" in told(store)[-1]


def told(store: Store) -> list[str]:
    return [effect.text for effect in store.outbox.all() if isinstance(effect, SendText)]
