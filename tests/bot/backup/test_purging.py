"""After a purge nothing of anybody is left: not in the store, not in its files, not in DATA_DIR."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis import Redis

from storage.keys import Keys
from storage.pulse import Part, Pulse
from storage.server.connection import connect
from tests.bot.backup.backups import JPEG, Machine
from tests.bot.export.export_samples import KEYS
from tests.bot.processes import free_port, wait_until
from tests.bot.web.test_readiness import _answers

REDIS = shutil.which("redis-server")

# Names, phones, texts and pictures as the samples have them, and a file name of a photo.
PLANTED = (b"82322450", "第一段。".encode(), "材料扎实".encode(), b"chair03", b"planted picture")


@pytest.fixture
def machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Machine]:
    def new(**environ: str) -> Machine:
        return Machine(tmp_path, monkeypatch, capsys, **environ)

    return new


@pytest.fixture
def persistent(tmp_path: Path) -> Iterator[tuple[Redis, Path]]:
    """Somebody else's Redis, with everything it may write: an append-only file and a dump."""
    port, folder = free_port(), tmp_path / "their-redis"
    folder.mkdir()
    options = ["--port", str(port), "--dir", str(folder), "--appendonly", "yes", "--save", "1 1"]
    process = subprocess.Popen([str(REDIS), *options], stdout=subprocess.DEVNULL)
    client = connect(f"redis://127.0.0.1:{port}/0")
    try:
        wait_until(lambda: _answers(client))
        yield client, folder
    finally:
        client.close()
        process.terminate()
        process.wait()


def found_in(folder: Path) -> set[bytes]:
    """What of the planted is in any file."""
    content = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {planted for planted in PLANTED if any(planted in file for file in content)}


def test_nothing_is_left_in_the_folder(machine: Callable[..., Machine]) -> None:
    here = machine(BACKUP_DIR="")
    here.fill()
    here.environ["BACKUP_DIR"] = str(here.folder / "backups")
    (here.folder / "backups").mkdir()
    assert here.types("backup", here.environ["BACKUP_DIR"])[0] == 0
    (here.data / "exports").mkdir(exist_ok=True)
    (here.data / "exports" / "1-0.zip").write_bytes(JPEG)
    assert found_in(here.data) == {*PLANTED}
    code, told = here.types("purge", "--yes")
    assert code == 0, told
    assert "清除好了" in told
    assert list(here.data.iterdir()) == []
    assert list((here.folder / "backups").iterdir()) == []


def test_what_goes_and_what_stays_is_shown_before_anything_happens(
    machine: Callable[..., Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = machine()
    here.fill()
    (here.data / "notes.txt").write_text("the operator's own")
    for typed in ("", "yes\n", "\n"):
        monkeypatch.setattr("sys.stdin", _Typed(typed))
        code, told = here.types("purge")
        assert (code, "没有确认，什么都没动" in told) == (1, True)
    goes, _, stays = told.partition("不动：")
    assert "4 个分工会的填报" in goes
    assert "照片 13 张" in goes
    assert "notes.txt" not in goes
    assert "notes.txt：不是程序放的" in stays
    assert "config.yaml" in stays
    assert found_in(here.data) == {*PLANTED}
    monkeypatch.setattr("sys.stdin", _Typed(f"{KEYS.campaign}\n"))
    assert here.types("purge")[0] == 0
    assert [path.name for path in here.data.iterdir()] == ["notes.txt"]


class _Typed:
    """What the operator types, and then nothing more."""

    def __init__(self, line: str) -> None:
        self._line = line

    def readline(self) -> str:
        return self._line


def test_it_is_not_done_under_a_running_bot(machine: Callable[..., Machine]) -> None:
    here = machine()
    here.fill()
    with here.store():
        code, told = here.types("purge", "--yes")
    assert (code, "机器人还在运行" in told) == (1, True)
    assert found_in(here.data) == {*PLANTED}


def test_it_is_not_done_while_a_bot_elsewhere_uses_the_store(
    machine: Callable[..., Machine], server: Redis, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = machine(REDIS_URL=redis_url)
    here.fill()
    pulse = Pulse(server, KEYS)
    pulse.beat(Part.WORKER)

    def meanwhile(_s: float) -> None:
        pulse.beat(Part.WORKER)
        server.hincrby(KEYS.pulse, Part.WORKER, 1)

    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("bot.backup.purging.time.sleep", meanwhile)
        code, told = here.types("purge", "--yes")
    assert (code, "机器人还在运行" in told) == (1, True)
    assert server.exists(KEYS.branch("03"))


@pytest.mark.skipif(REDIS is None, reason="redis-server is not installed")
def test_nothing_is_left_in_the_files_of_another_redis(
    machine: Callable[..., Machine], persistent: tuple[Redis, Path]
) -> None:
    server, folder = persistent
    port = server.connection_pool.connection_kwargs["port"]
    here = machine(REDIS_URL=f"redis://127.0.0.1:{port}/0")
    here.fill()
    other = Keys("another-campaign")
    server.set(other.snapshot, "stays")
    server.save()
    server.hset(KEYS.branch("03"), "more", "material")  # after the dump, in the append-only file
    assert found_in(folder) == {*PLANTED} - {b"planted picture"}
    code, told = here.types("purge", "--yes")
    assert code == 0, told
    assert "同一个 Redis 里的活动 another-campaign" in told
    assert found_in(folder) == set()
    assert found_in(here.data) == set()
    assert server.keys("*") == [other.snapshot]


@pytest.mark.skipif(REDIS is None, reason="redis-server is not installed")
def test_what_a_redis_does_not_allow_is_said(
    machine: Callable[..., Machine], persistent: tuple[Redis, Path]
) -> None:
    server, _ = persistent
    port = server.connection_pool.connection_kwargs["port"]
    here = machine(REDIS_URL=f"redis://127.0.0.1:{port}/0")
    here.fill()
    server.acl_setuser(
        "default", enabled=True, categories=["+@all"], commands=["-bgsave", "-bgrewriteaof"]
    )
    code, told = here.types("purge", "--yes")
    assert code == 0
    assert "Redis 不让执行 BGREWRITEAOF" in told
    assert "Redis 不让执行 BGSAVE" in told
    assert not server.exists(KEYS.branch("03"))
