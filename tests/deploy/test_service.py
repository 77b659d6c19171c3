"""The systemd unit: whether systemd takes it, and how little it lets the bot do."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.wording import starting
from tests.deploy.test_compose import backup_dir

SAMPLES = Path(__file__).parents[2] / "docs" / "deploy"
UNITS = ("union-award-bot.service", "union-award-bot.socket")
LEAST_EXPOSED = 20  # tenths of systemd's own scale, on which 100 is a service without any bounds

ANALYZE = shutil.which("systemd-analyze") or ""

pytestmark = pytest.mark.skipif(not ANALYZE, reason="systemd-analyze is not installed")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with a Python that is on this machine, as systemd looks whether it is there."""
    for name in UNITS:
        unit = (SAMPLES / name).read_text("utf-8")
        path = tmp_path / name
        path.write_text(unit.replace("/opt/union-award-bot/.venv/bin/python", sys.executable))
    return tmp_path


def analyze(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ANALYZE, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_systemd_takes_the_units(units: Path) -> None:
    verified = analyze(units, "verify", "--man=no", *(f"./{name}" for name in UNITS))
    assert (verified.returncode, verified.stderr) == (0, "")


def test_the_service_may_do_little_besides_its_work(units: Path) -> None:
    judged = analyze(
        units, "security", "--offline=true", f"--threshold={LEAST_EXPOSED}", f"./{UNITS[0]}"
    )
    assert judged.returncode == 0, judged.stdout[-400:]


def test_the_service_ends_as_the_product_wants_to(units: Path) -> None:
    """The supervisor ends its children in order; nobody else may signal them before."""
    unit = (units / UNITS[0]).read_text("utf-8")
    assert re.search(r"(?m)^KillMode=mixed$", unit)


def test_the_service_may_write_backups_where_the_samples_put_them(units: Path) -> None:
    (folder,) = re.findall(r"(?m)^ReadWritePaths=-(.+)$", (units / UNITS[0]).read_text("utf-8"))
    assert backup_dir().is_relative_to(folder)


def test_a_folder_that_the_unit_closes_is_told_with_the_line_that_opens_it() -> None:
    told = starting.not_writable("BACKUP_DIR", "/srv/b", os.strerror(errno.EROFS))
    assert "ReadWritePaths" in told
    assert "ReadWritePaths" not in starting.not_writable(
        "DATA_DIR", "/b", os.strerror(errno.EACCES)
    )
