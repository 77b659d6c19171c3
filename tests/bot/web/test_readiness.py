"""`/readyz` and the figures of `/metrics`: what is said now is kept and carried out, or is not."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from redis import Redis, RedisError

from bot.supervisor.store_safety import UnsafeStoreError, check_store
from bot.web.readiness import Readiness
from bot.web.running_metrics import disk_lines, loss_lines, running_lines
from storage.effects import SendText
from storage.losses import EMPTIED
from storage.outbox.effect_fields import lane_for, to_fields
from storage.pulse import Part, Pulse
from storage.server.connection import connect
from storage.store import Store
from tests.bot.outbox.outbound import KEYS
from tests.bot.processes import free_port, wait_until
from tests.handlers.dialogue import the_campaign

REDIS = shutil.which("redis-server")
A_MINUTE_MS = 60_000


@pytest.fixture
def alive(server: Redis) -> Iterator[Redis]:
    """A server on which worker and tick have just done their work; its settings are put back."""
    for part in Part:
        Pulse(server, KEYS).beat(part)
    yield server
    server.config_set("maxmemory", 0)
    server.config_set("maxmemory-policy", "noeviction")
    server.config_set("appendonly", "yes")
    server.config_set("appendfsync", "always")


def missing(server: Redis, folder: Path, **options: Any) -> list[str]:
    return Readiness(Store(the_campaign(), server), folder, **options).look().missing


def test_nothing_is_missing(alive: Redis, tmp_path: Path) -> None:
    assert missing(alive, tmp_path) == []


def test_a_full_store_is_named_though_it_answers(alive: Redis, tmp_path: Path) -> None:
    alive.config_set("maxmemory", 1)
    assert alive.ping()
    assert missing(alive, tmp_path) == ["Redis 内存满了，说的话先存在磁盘上"]


def test_a_replica_that_takes_no_writes_is_named(alive: Redis, tmp_path: Path) -> None:
    alive.replicaof("127.0.0.1", 9)
    try:
        (line,) = missing(alive, tmp_path)
    finally:
        alive.replicaof("NO", "ONE")
    assert line == "Redis 是只读的副本，说的话先存在磁盘上"


def test_a_store_that_is_away_is_named(tmp_path: Path) -> None:
    (line,) = missing(connect("redis://127.0.0.1:9"), tmp_path)
    assert line == "Redis 连不上（AwayError），这时说的话先存在磁盘上"


def test_parts_that_never_began_are_named(server: Redis, tmp_path: Path) -> None:
    worker, tick = missing(server, tmp_path)
    assert worker.startswith("发消息、收照片的后台进程")
    assert tick.startswith("发提醒、敲截止钟的定时器")
    assert worker.endswith("还没有开始")


def test_a_part_that_stands_still_is_named_with_its_age(alive: Redis, tmp_path: Path) -> None:
    seconds, _ = alive.time()
    alive.hset(KEYS.pulse, Part.TICK, (seconds - 300) * 1000)
    (line,) = missing(alive, tmp_path)
    assert line.startswith("发提醒、敲截止钟的定时器")
    assert "已经 30" in line


def test_a_disk_without_room_is_named(alive: Redis, tmp_path: Path) -> None:
    (line,) = missing(alive, tmp_path, least_free_bytes=1 << 62)
    assert line.startswith("DATA_DIR 的磁盘只剩 ")


def test_a_data_folder_that_has_gone_is_named(alive: Redis, tmp_path: Path) -> None:
    (line,) = missing(alive, tmp_path / "gone")
    assert line == ("DATA_DIR 写不进（No such file or directory），照片和表存不下")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("appendonly", "no", "Redis 的 appendonly 是 no"),
        ("maxmemory-policy", "allkeys-lru", "Redis 的 maxmemory-policy 是 allkeys-lru"),
        ("maxmemory-policy", "volatile-ttl", "Redis 的 maxmemory-policy 是 volatile-ttl"),
    ],
)
def test_a_store_that_forgets_stops_the_start_unless_that_is_wanted(
    alive: Redis, tmp_path: Path, name: str, value: str, told: str
) -> None:
    alive.config_set(name, value)
    with pytest.raises(UnsafeStoreError, match=f"^{told}.*\n.*REDIS_DURABLE=none"):
        check_store(Store(the_campaign(), alive), must_keep=True)
    check_store(Store(the_campaign(), alive), must_keep=False)
    (line,) = missing(alive, tmp_path)
    assert line.startswith(told)
    assert missing(alive, tmp_path, must_keep=False) == []


def test_a_store_that_may_lose_a_moment_is_warned_of(
    alive: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    alive.config_set("appendfsync", "everysec")
    check_store(Store(the_campaign(), alive), must_keep=True)
    assert "Redis 的 appendfsync 是 everysec" in caplog.text


@pytest.mark.skipif(REDIS is None, reason="redis-server is not installed")
def test_settings_are_seen_where_config_may_not_be_asked(tmp_path: Path) -> None:
    port = free_port()
    options = ["--port", str(port), "--save", "", "--maxmemory-policy", "allkeys-lfu"]
    hidden = ["--rename-command", "CONFIG", ""]
    process = subprocess.Popen(
        [str(REDIS), *options, *hidden], cwd=tmp_path, stdout=subprocess.PIPE
    )
    client = Redis(port=port, decode_responses=True)
    try:
        wait_until(lambda: _answers(client))
        with pytest.raises(UnsafeStoreError) as error:
            check_store(Store(the_campaign(), client), must_keep=True)
    finally:
        client.close()
        process.terminate()
        process.communicate()
    assert "appendonly 是 no" in str(error.value)
    assert "allkeys-lfu" in str(error.value)


def _answers(client: Redis) -> bool:
    try:
        return bool(client.ping())
    except RedisError:
        return False


def test_the_oldest_entry_and_the_last_signs_of_life_are_measured(alive: Redis) -> None:
    effect = SendText("chair01", "好")
    seconds, _ = alive.time()
    alive.hset(KEYS.pulse, Part.TICK, (seconds - 90) * 1000)
    alive.xadd(
        KEYS.outbox(lane_for(effect)),
        to_fields_dict(effect),
        id=f"{seconds * 1000 - A_MINUTE_MS}-1",
    )
    told = dict(
        line.rsplit(" ", 1)
        for line in running_lines(Store(the_campaign(), alive))
        if line[0] != "#"
    )
    assert 59 <= int(told["bot_outbox_oldest_seconds"]) <= 75
    assert 89 <= int(told['bot_alive_seconds{part="tick"}']) <= 105
    assert int(told['bot_alive_seconds{part="worker"}']) <= 15


def to_fields_dict(effect: SendText) -> dict[Any, Any]:
    fields = to_fields(effect)
    return dict(zip(fields[::2], fields[1::2], strict=True))


def test_room_on_the_disk_is_measured_where_there_is_a_folder(tmp_path: Path) -> None:
    *_, line = disk_lines(tmp_path)
    assert int(line.split()[1]) > 0
    assert list(disk_lines(tmp_path / "gone")) == []


def test_what_the_store_has_lost_is_told_and_counted(alive: Redis, tmp_path: Path) -> None:
    store = Store(the_campaign(), alive)
    assert Readiness(store, tmp_path).look().notes == []
    assert 'bot_store_losses{what="records"} 0' in [*loss_lines(store)]
    for what in ("branch:03", "office:office01", EMPTIED):
        store.losses.note(what)
    looked = Readiness(store, tmp_path).look()
    assert looked.missing == []
    assert [line.partition("（")[0] for line in sorted(looked.notes)] == [
        "数据库丢过最后一刻写的东西",
        "数据库被清空过",
    ]
    assert {
        'bot_store_losses{what="records"} 2',
        'bot_store_losses{what="emptied"} 1',
        'bot_store_losses{what="replaced"} 0',
    } <= {*loss_lines(store)}
