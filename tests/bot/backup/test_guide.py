"""docs/backup.md is followed word for word: each command is typed, and says what the guide shows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from simulator.server import Simulator
from storage.server.embedded import EmbeddedServer
from tests.bot.backup.backups import Machine
from tests.bot.processes import ROOT, Product, wait_until
from tests.bot.served import campaign

GUIDE = (ROOT / "docs" / "backup.md").read_text(encoding="utf-8")
_STEP = re.compile(r"```sh\n(?P<typed>.*?)```.*?```text\n(?P<shown>.*?)```", re.DOTALL)


class Reader:
    """Somebody who follows the guide on a machine of the test."""

    def __init__(self, folder: Path, sim: Simulator) -> None:
        self.folder = folder
        self.sim = sim
        self.backups = folder / "backup"
        self.backups.mkdir()

    def machine(self, name: str, **environ: str) -> Product:
        (self.folder / name).mkdir(exist_ok=True)
        here = {"WECOM_API_BASE": self.sim.api_base}
        return Product(self.folder / name, **(self.sim.credentials.environment() | here | environ))

    def follows(self, section: str, product: Product, typing: str = "") -> None:
        """Type every command of a section, and see what the guide says is seen."""
        steps = [*_STEP.finditer(sections()[section])]
        assert steps
        for step in steps:
            self._step(step["typed"], step["shown"].splitlines(), product, typing)

    def _step(self, typed: str, shown: list[str], product: Product, typing: str) -> None:
        typed, told = self.here(typed, product), ""

        def is_seen() -> bool:
            nonlocal told
            told = _typed(typed, product, typing)
            return all(self.here(line, product) in told for line in shown)

        patience_s = 60 if typed.startswith("curl") else 0
        wait_until(is_seen, patience_s, lambda: f"{typed}{told}")

    def here(self, text: str, product: Product | None = None) -> str:
        """The text of the guide, with the places and the port of the test."""
        text = text.replace("/mnt/backup", str(self.backups))
        text = text.replace(":8080", f":{product.port}") if product else text
        return re.sub("^python ", f"{sys.executable} ", text, flags=re.MULTILINE)


def sections() -> dict[str, str]:
    """The numbered sections, by number."""
    return {part[0]: part for part in GUIDE.split("\n## ") if part[0].isdigit()}


def _typed(command: str, product: Product, typing: str) -> str:
    ran = subprocess.run(
        ["/bin/bash", "-euc", command],
        cwd=ROOT,
        env=product.environ,
        input=typing,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return ran.stdout + ran.stderr


def settings_in(section: str) -> dict[str, str]:
    """What the guide writes into `.env`."""
    (found,) = re.findall(r"```ini\n(.*?)```", sections()[section], re.DOTALL)
    return dict(line.split("=") for line in found.splitlines())


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Simulator() as sim:
        yield Reader(tmp_path, sim)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_every_step_shows_what_the_guide_says(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nightly = {name: reader.here(value) for name, value in settings_in("2").items()}
    Machine(reader.folder / "old", monkeypatch, capsys).fill()
    old, new = reader.machine("old", **nightly), reader.machine("new", BACKUP_DIR="")
    with running(old):
        reader.follows("1", old)
        reader.follows("2", old)
    reader.follows("3", new)
    with running(new):
        reader.follows("5", new)
    with EmbeddedServer(reader.folder / "their-redis") as theirs:
        external = reader.machine("external", REDIS_URL=theirs.url)
        reader.follows("3", external)
        with running(external):
            pass
        reader.follows("6", external, typing=f"{campaign().id}\n")
    reader.follows("6", old, typing=f"{campaign().id}\n")
    assert [*(reader.backups / "nightly").iterdir()] == []


@contextmanager
def running(product: Product) -> Iterator[None]:
    product.start()
    try:
        yield
    finally:
        assert product.end() == 0, product.words()
