"""The drill: a season is backed up while people write, the machine dies, another one goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.backup.making import UNFINISHED
from bot.backup.reading import BackupError, opened
from simulator.server import Simulator
from storage.files.data_folder import KNOWN, known, names_in
from tests.bot.processes import ROOT, Product, alive, wait_until
from tests.scenarios.stage import OPENED
from tests.scenarios.test_whole_applications import STATION, files_shown, picture

CHAIR_NAME, PHONE, OPINION = "欧阳备份", "82327766", "同意推荐，特此说明"
SAID = [STATION[0], CHAIR_NAME, STATION[2], PHONE, *STATION[4:-1], OPINION]
KILLED_AT_ONCE_PHOTOS = 40
MEGABYTE = 1024 * 1024


class Played:
    """A simulator and a product that talks to it, which may be moved elsewhere."""

    def __init__(self, sim: Simulator, folder: Path) -> None:
        self.sim = sim
        self.folder = folder

    def product(self, name: str, **environ: str) -> Product:
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        here = {"WECOM_API_BASE": self.sim.api_base, "BOT_NOW": OPENED}
        return Product(folder, **(self.sim.credentials.environment() | here | environ))

    @contextmanager
    def running(self, product: Product) -> Iterator[None]:
        product.start()
        self.sim.callback_url = f"http://127.0.0.1:{product.port}/wecom/callback"
        try:
            yield
        finally:
            if product.process.poll() is None:
                assert product.end() == 0, product.words()

    def fill(self) -> None:
        """One station handed in with photos, and one award begun."""
        chair = self.sim.person("chair12")
        chair.says("申报驿站")
        for words in SAID:
            chair.says(words)
        chair.sends_images([picture(n) for n in (30, 140, 250)])
        chair.wait_for("照片 3/5", timeout=60)
        chair.says("提交")
        assert "Y12-v1" in chair.says("确认")[0]
        other = self.sim.person("chair13")
        other.says("申报小家")
        other.says("4 3 5")
        wait_until(lambda: files_shown(chair), 60)

    def exported(self) -> bytes:
        """What the office gets for 导出."""
        office = self.sim.person("office01")
        bubbles = len(office.screen)
        office.says("导出")
        wait_until(lambda: any(b.kind == "file" for b in office.screen[bubbles:]), 90)
        return next(b.content for b in office.screen[bubbles:] if b.kind == "file")


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    with Simulator() as sim:
        yield Played(sim, tmp_path)


def command(product: Product, *words: str) -> subprocess.CompletedProcess[str]:
    """What an operator types on the machine of this product."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env=product.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def killed(product: Product) -> None:
    """Everything of it dies at once."""
    everything = product.descendants() | {product.process.pid}
    for pid in everything:
        os.kill(pid, signal.SIGKILL)
    product.process.wait()
    wait_until(lambda: not alive(everything), 20)


def test_a_machine_dies_and_another_goes_on_where_it_was(played: Played) -> None:
    old, new, backup = played.product("old"), played.product("new"), played.folder / "all.zip"
    with played.running(old):
        played.fill()
        exported = played.exported()
        made = command(old, "backup", str(backup))
        assert made.returncode == 0, made.stderr
        assert {known(name) for name in names_in(old.folder / "data")} <= {*KNOWN}
        killed(old)
    shutil.rmtree(old.folder)
    restored = command(new, "restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    with played.running(new):
        assert played.exported() == exported
        chair = played.sim.person("chair13")
        assert "得分 12" in "".join(chair.says("进度"))
        assert "已答 4/31" in "".join(chair.says("4"))


def test_nothing_of_anybody_is_left_after_a_purge(played: Played) -> None:
    old = played.product("old", BACKUP_DIR=str(played.folder / "old" / "backups"))
    backups = played.folder / "old" / "backups"
    with played.running(old):
        played.fill()
        played.exported()
        wait_until(lambda: [*backups.glob("backup-*.zip")], 60, old.words)
    photo = next((old.folder / "data" / "photos").rglob("*.jpg")).read_bytes()
    planted = [word.encode() for word in (CHAIR_NAME, PHONE, OPINION)]
    planted.append(photo[len(photo) // 2 :][:64])
    assert found(old.folder / "data", planted) == planted
    purged = command(old, "purge", "--yes")
    assert purged.returncode == 0, purged.stderr
    assert found(old.folder, planted) == []  # its log is in there, too
    assert [*(old.folder / "data").iterdir()] == []
    assert [*backups.iterdir()] == []
    with played.running(old):
        told = "".join(played.sim.person("chair12").says("进度"))
        assert "申报驿站" in told
        assert "Y12" not in told


def found(folder: Path, planted: list[bytes]) -> list[bytes]:
    """What of this is in any file below the folder."""
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return [word for word in planted if any(word in content for content in contents)]


def test_a_backup_that_is_killed_leaves_nothing_that_looks_whole(played: Played) -> None:
    old = played.product("old")
    photos = old.folder / "data" / "photos"
    photos.mkdir(parents=True)
    for number in range(KILLED_AT_ONCE_PHOTOS):
        (photos / f"{number}.jpg").write_bytes(os.urandom(MEGABYTE) * 5)
    target = played.folder / "all.zip"
    running = subprocess.Popen(
        [sys.executable, "-m", "bot", "backup", str(target)],
        cwd=ROOT,
        env=old.environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    unfinished = f"{UNFINISHED}*"
    wait_until(lambda: any(p.stat().st_size > MEGABYTE for p in played.folder.glob(unfinished)), 60)
    running.kill()
    running.wait()
    assert not target.exists()
    (left,) = played.folder.glob(unfinished)
    with pytest.raises(BackupError), opened(left):
        pass
    again = command(old, "backup", str(target))
    assert again.returncode == 0, again.stderr
