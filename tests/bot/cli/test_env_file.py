"""`.env` beside the bot, and a Python that lacks what the bot needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.env_file import read_env_file
from bot.settings import SettingsError
from tests.bot.processes import ROOT
from tests.bot.test_settings import GOOD


def read(folder: Path, text: str, **environ: str) -> dict[str, str]:
    """The environment after the file was read."""
    file = folder / "settings"
    file.write_bytes(text.encode())
    environ["BOT_ENV_FILE"] = str(file)
    read_env_file(environ)
    del environ["BOT_ENV_FILE"]
    return environ


def test_what_the_file_sets_is_added_and_the_environment_wins(tmp_path: Path) -> None:
    text = "# keys\nPORT=9000\nexport DATA_DIR='/srv/bot data'\r\nWECOM_TOKEN=a$b # of the app\n\n"
    found = read(tmp_path, f"\ufeff{text}", PORT="8000", SMTP_URL="")
    assert found == {
        "PORT": "8000",
        "SMTP_URL": "",
        "DATA_DIR": "/srv/bot data",
        "WECOM_TOKEN": "a$b",
    }


def test_a_value_broken_over_two_lines_is_named_and_not_shown(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        read(tmp_path, "WECOM_SECRET=hush\nhushhush\nPORT=8000\n")
    assert "在 WECOM_SECRET 后面有一行没有 =" in str(error.value)
    assert "hush" not in str(error.value)


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="none 读不出来：No such file"):
        read_env_file({"BOT_ENV_FILE": str(tmp_path / "none")})


def test_without_a_name_it_is_dot_env_here_if_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    environ: dict[str, str] = {}
    read_env_file(environ)
    assert environ == {}
    (tmp_path / ".env").write_text("PORT=9000\n")
    read_env_file(environ)
    assert environ == {"PORT": "9000"}
    off = {"BOT_ENV_FILE": ""}
    read_env_file(off)
    assert off == {"BOT_ENV_FILE": ""}


def bot(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Type `python -m bot serve` in a folder, with an environment that sets nothing."""
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *options, "-m", "bot", "serve"],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_serve_reads_it(tmp_path: Path) -> None:
    settings = GOOD | {"WECOM_CORP_ID": "1000002"}
    (tmp_path / ".env").write_text("".join(f"{name}={text}\n" for name, text in settings.items()))
    ended = bot(tmp_path)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert ended.stderr.startswith("WECOM_CORP_ID 写的是 1000002，像是 AgentId")


def test_a_python_without_the_packages_is_told_in_one_line(tmp_path: Path) -> None:
    ended = bot(tmp_path, "-S")  # as the system's Python: without the packages of .venv
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "里面没有装" in ended.stderr
    assert "make setup" in ended.stderr
    assert ".venv/bin/python -m bot serve" in ended.stderr
