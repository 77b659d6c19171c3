"""`make run` on machines that are not as they should be: it mends what it can, and says the rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MAKE = shutil.which("make")
MAKEFILE = Path(__file__).parents[1] / "Makefile"
NO_VENV = """#!/bin/sh
# A Python without the package python3-venv: it leaves a .venv that has no pip.
if [ "$2" = venv ]; then
    mkdir -p .venv/bin && ln -sf {python} .venv/bin/python && exit 1
fi
exec {python} "$@"
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(MAKE is None, reason="make is not installed"),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder in which `make run` needs no packages and runs one line."""
    shutil.copy(MAKEFILE, tmp_path)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "simulator").mkdir()
    (tmp_path / "simulator" / "__main__.py").write_text("print('it runs')\n")
    without = tmp_path / "python-without-venv"
    without.write_text(NO_VENV.format(python=sys._base_executable))  # type: ignore[attr-defined]
    without.chmod(0o755)
    return tmp_path


def make_run(folder: Path, python: str | None = None) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    named = f"PYTHON={python or sys._base_executable}"  # type: ignore[attr-defined]
    return subprocess.run(
        [str(MAKE), "run", named],
        cwd=folder,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_missing_is_named_and_the_next_run_mends_it(checkout: Path) -> None:
    refused = make_run(checkout, "./python-without-venv")
    assert refused.returncode != 0
    assert "apt install python3-venv" in refused.stderr
    assert not (checkout / ".venv").exists()
    assert "it runs" in make_run(checkout).stdout


@pytest.mark.parametrize("python", ["/gone/bin/python3", "none"])
def test_a_dead_venv_is_made_anew(checkout: Path, python: str) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "product.stamp").touch()
    if python != "none":
        (checkout / ".venv" / "bin" / "python").symlink_to(python)
    assert "it runs" in make_run(checkout).stdout
    again = make_run(checkout)
    assert again.stdout == "it runs\n"
