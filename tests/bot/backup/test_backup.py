"""A backup is whole or is none; what is put back is what there was, to the byte."""

from __future__ import annotations

import os
import shutil
import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from redis import Redis

from bot.backup.making import Source, make_backup
from bot.backup.manifest import FORMAT, MANIFEST
from bot.backup.reading import BackupError, opened
from bot.backup.seal import seal
from storage.copying.whole import Whole
from storage.files.data_folder import PHOTOS
from storage.files.photos import UNFINISHED, PhotoFiles
from storage.server.embedded import EmbeddedServer
from tests.bot.backup.backups import JPEG, Machine
from tests.bot.served import ROOT, campaign

NOW = datetime(2023, 5, 9, 1, 0, tzinfo=UTC)
REDIS = shutil.which("redis-server")
MEGABYTE = 1024 * 1024
NewMachine = Callable[..., Machine]


@pytest.fixture
def machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> NewMachine:
    """Makes a machine of this name."""

    def new(name: str, **environ: str) -> Machine:
        (tmp_path / name).mkdir()
        return Machine(tmp_path / name, monkeypatch, capsys, **environ)

    return new


def backed_up(old: Machine) -> Path:
    old.fill()
    target = old.folder / "all.zip"
    code, told = old.types("backup", str(target))
    assert code == 0, told
    return target


def test_what_is_put_back_elsewhere_exports_the_same_bytes(machine: NewMachine) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)
    before = old.export()
    shutil.rmtree(old.data)
    code, told = new.types("restore", str(backup))
    assert code == 0, told
    assert "恢复好了" in told
    assert new.export() == before
    assert PhotoFiles(new.data / PHOTOS).read("05/home/照片1.jpg") == JPEG


@pytest.mark.parametrize("engine", ["valkey", "redis"])
def test_it_moves_to_a_redis_of_ones_own_and_back(
    machine: NewMachine, tmp_path: Path, engine: str
) -> None:
    binary = Path(REDIS or "") if engine == "redis" else None
    if engine == "redis" and not REDIS:
        pytest.skip("redis-server is not installed")
    with EmbeddedServer(tmp_path / "their-redis", binary) as theirs:
        old, back = machine("old"), machine("back")
        external = machine("external", REDIS_URL=theirs.url)
        backup, second = backed_up(old), external.folder / "second.zip"
        assert external.types("restore", str(backup))[0] == 0
        assert external.types("backup", str(second))[0] == 0
        assert back.types("restore", str(second))[0] == 0
        assert back.export() == external.export() == old.export()


def test_only_its_owner_reads_it_and_a_second_one_does_not_overwrite_it(
    machine: NewMachine,
) -> None:
    old = machine("old")
    backup = backed_up(old)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    content = backup.read_bytes()
    code, told = old.types("backup", str(backup))
    assert (code, backup.read_bytes()) == (1, content)
    assert "已经有了，没有覆盖" in told


def test_in_a_folder_it_gets_a_name(machine: NewMachine) -> None:
    old = machine("old")
    old.fill()
    (old.folder / "backups").mkdir()
    assert old.types("backup", str(old.folder / "backups"))[0] == 0
    (found,) = (old.folder / "backups").iterdir()
    with opened(found) as backup:
        backup.check()


@pytest.mark.parametrize("where", ["data/inside.zip", "no/such/folder.zip"])
def test_a_place_that_does_no_good_is_refused(machine: NewMachine, where: str) -> None:
    old = machine("old")
    old.fill()
    code, told = old.types("backup", str(old.folder / where))
    assert code == 1
    assert "备份不要放在 DATA_DIR" in told or "没有文件夹" in told
    assert not list(old.folder.rglob("*.zip"))


def test_secrets_and_other_backups_are_not_in_it(machine: NewMachine) -> None:
    old = machine("old")
    old.environ["BACKUP_DIR"] = str(old.data / "backups")
    old.fill()
    (old.data / "backups").mkdir()
    (old.data / PHOTOS / UNFINISHED / "half").write_bytes(b"half")
    first = old.data / "backups" / "first.zip"
    assert old.types("backup", str(first))[0] == 0
    assert old.types("backup", str(old.data / "backups" / "second.zip"))[0] == 0
    with zipfile.ZipFile(old.data / "backups" / "second.zip") as archive:
        names = archive.namelist()
        content = b"".join(archive.read(name) for name in names)
    assert [n for n in names if "backups" in n or UNFINISHED in n or "redis" in n] == []
    for secret in ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY"):
        assert old.environ[secret].encode() not in content


def test_what_nobody_knows_is_rather_taken_than_lost(machine: NewMachine) -> None:
    old, new = machine("old"), machine("new")
    (old.data / "spool" / "chair05").mkdir(parents=True)
    (old.data / "spool" / "chair05" / "1").write_bytes(b"a callback")
    backup = backed_up(old)
    assert new.types("restore", str(backup))[0] == 0
    assert (new.data / "spool" / "chair05" / "1").read_bytes() == b"a callback"


def source(folder: Path, server: Redis) -> Source:
    return Source(Whole(campaign().id, server), campaign(), folder, ROOT / "config.yaml")


def test_a_run_that_breaks_off_leaves_no_file(server: Redis, tmp_path: Path) -> None:
    data, target = tmp_path / "data", tmp_path / "all.zip"
    PhotoFiles(data / PHOTOS).save("照片1.jpg", data=JPEG)

    def broken(_done: int, _whole: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        make_backup(source(data, server), target, NOW, broken)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_photos_are_never_in_memory_as_a_whole(server: Redis, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / PHOTOS).mkdir(parents=True)
    with (data / PHOTOS / "照片1.jpg").open("wb") as file:
        file.truncate(200 * MEGABYTE)
    tracemalloc.start()
    try:
        make_backup(source(data, server), tmp_path / "all.zip", NOW, lambda _done, _whole: None)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * MEGABYTE


def changed(path: Path, at: int) -> None:
    """Change one byte of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 0x55]))


def test_a_changed_byte_is_noticed_wherever_it_is(
    machine: NewMachine, server: Redis, tmp_path: Path
) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)
    size = backup.stat().st_size
    places = {*range(0, size, size // 150), *range(size - 150, size)}
    for at in places:
        changed(backup, at)
        with pytest.raises(BackupError), opened(backup) as read:  # noqa: PT012
            read.check()
        changed(backup, at)
    changed(backup, size // 2)
    assert new.types("restore", str(backup))[0] == 1
    assert not new.data.exists()


def test_a_changed_photo_is_named(machine: NewMachine) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)
    changed(backup, backup.read_bytes().index(b"planted picture"))
    code, told = new.types("restore", str(backup))
    assert code == 1
    assert "备份损坏，以下文件与校验和不符：\n  data/photos/05/home/照片1.jpg\n" in told
    assert not new.data.exists()


@pytest.mark.parametrize("left", [0, 10, 1000, -1])
def test_a_part_of_a_backup_is_none(machine: NewMachine, left: int) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)
    backup.write_bytes(backup.read_bytes()[:left])
    code, told = new.types("restore", str(backup))
    assert code == 1
    assert "不完整" in told
    assert not new.data.exists()


def repacked(backup: Path, was: bytes, now: bytes) -> None:
    """Change the list of what is in a backup, and seal it again."""
    with zipfile.ZipFile(backup) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    assert was in content[MANIFEST]
    content[MANIFEST] = content[MANIFEST].replace(was, now)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    seal(backup)


def test_a_backup_of_a_newer_program_is_refused(machine: NewMachine) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)
    repacked(backup, f'"format": {FORMAT}'.encode(), b'"format": 99')
    code, told = new.types("restore", str(backup))
    assert (code, "先升级程序" in told) == (1, True)
    assert not new.data.exists()


def test_no_path_in_a_backup_leads_out_of_the_folder(machine: NewMachine) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)
    repacked(backup, b"data/photos/05/home", b"data/../../../../home")
    assert new.types("restore", str(backup))[0] == 1
    assert not new.data.exists()


def test_it_goes_into_no_place_where_something_is(
    machine: NewMachine, server: Redis, redis_url: str
) -> None:
    old, new = machine("old"), machine("new", REDIS_URL=redis_url)
    backup = backed_up(old)
    new.data.mkdir()
    (new.data / "photos").mkdir()
    code, told = new.types("restore", str(backup))
    assert code == 1
    assert "里已经有东西：photos" in told
    (new.data / "photos").rmdir()
    key = f"{{{campaign().id}}}:branch:05"
    server.hset(key, "version", "1")
    code, told = new.types("restore", str(backup))
    assert code == 1
    assert "Redis 里已经有活动" in told
    assert server.keys("*") == [key]
    assert list(new.data.iterdir()) == []


def test_what_was_half_restored_is_not_used(
    machine: NewMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "照片1.jpg")

    with monkeypatch.context() as broken:
        broken.setattr(os, "sync", full)
        code, told = new.types("restore", str(backup))
    assert (code, "读写不了" in told) == (1, True)
    for command in (["backup", str(new.folder / "x.zip")], ["restore", str(backup)], ["serve"]):
        code, told = new.types(*command)
        assert (code, "没有做完的恢复" in told) == (1, True), command
    assert new.types("purge", "--yes")[0] == 0
    assert new.types("restore", str(backup))[0] == 0
    assert new.export() == old.export()


def test_a_config_that_differs_is_laid_beside(machine: NewMachine) -> None:
    old, new = machine("old"), machine("new")
    backup = backed_up(old)
    mine = new.folder / "my.yaml"
    mine.write_text("another: one\n")
    new.environ["BOT_CONFIG"] = str(mine)
    code, told = new.types("restore", str(backup))
    assert code == 0
    aside = new.data / "restored" / "config.yaml"
    assert f"与现在用的 {mine} 不同，放在 {aside}" in told
    assert aside.read_bytes() == (ROOT / "config.yaml").read_bytes()
    assert mine.read_text() == "another: one\n"
