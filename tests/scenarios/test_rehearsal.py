"""`python -m bot rehearse` as an operator runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.rehearsal.promises.verdict import PROMISES
from bot.rehearsal.roster import as_config, with_branches
from campaign.loading import read_campaign
from campaign.reminders import calendar
from tests.bot.processes import ROOT, processes, wait_until
from tests.campaign.choice_sample import with_choices

CAMPAIGN = read_campaign(with_choices())
# Settings of a real enterprise, which a rehearsal must not touch.
REAL = {
    "WECOM_CORP_ID": "ww-real",
    "WECOM_SECRET": "real",
    "WECOM_API_BASE": "http://127.0.0.1:9/cgi-bin/",
    "REDIS_URL": "redis://127.0.0.1:9/0",
    "SMTP_URL": "smtp://127.0.0.1:9",
    "HTTP_PROXY": "http://127.0.0.1:9",
}


@contextmanager
def rehearsing(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start it with a roster that has deputies, all that it keeps for itself in the folder."""
    config, temporary = folder / "config.yaml", folder / "tmp"
    config.write_text(as_config(with_branches(CAMPAIGN, 24)), encoding="utf-8")
    temporary.mkdir()
    here = {"BOT_CONFIG": str(config), "TMPDIR": str(temporary)}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "rehearse", *arguments],
        cwd=ROOT,
        env=os.environ | REAL | here,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    wait_until(lambda: not _running_in(temporary))
    assert list(temporary.iterdir()) == []


def _running_in(folder: Path) -> list[int]:
    """The processes that keep what they have in the folder."""
    found = []
    for pid, _, _ in processes():
        try:
            environ = (Path("/proc") / str(pid) / "environ").read_bytes()
        except OSError:
            continue
        if f"TMPDIR={folder}".encode() in environ:
            found.append(pid)
    return found


@pytest.mark.parametrize("how", [(), ("--processes",)])
def test_every_promise_is_kept_through_a_whole_season(tmp_path: Path, how: tuple[str, ...]) -> None:
    with rehearsing(tmp_path, "--seed", "1", "--branches", "13", *how) as process:
        told, _ = process.communicate()
    assert process.returncode == 0, told
    lines = told.splitlines()
    assert "13 个分工会，种子 1" in lines[0]
    assert [line[2:] for line in lines if line.startswith("✓")] == [words for words, _ in PROMISES]
    assert "✗" not in told
    for slot in calendar(CAMPAIGN):
        (sent,) = (line for line in lines if f"　{slot.name}" in line and line.startswith("  "))
        assert sent.endswith(" 人")
    assert lines[-1].startswith(f"演练结束：{len(PROMISES)} 项全部做到。种子 1，用时 ")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize(
    ("number", "how"), [(signal.SIGINT, ("--processes",)), (signal.SIGTERM, ())]
)
def test_an_interrupted_rehearsal_leaves_nothing_behind(
    tmp_path: Path, number: int, how: tuple[str, ...]
) -> None:
    with rehearsing(tmp_path, "--branches", "12", *how) as process:
        assert process.stdout
        process.stdout.readline()
        assert "开始之前" in process.stdout.readline()
        assert _running_in(tmp_path / "tmp")
        process.send_signal(number)
        told, _ = process.communicate()
        assert process.returncode == 130, told
        assert told.endswith("演练已中断，没有留下任何东西。\n")


def test_a_config_that_is_wrong_is_told_before_anything_runs(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("id: x\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "rehearse"],
        cwd=ROOT,
        env=os.environ | {"BOT_CONFIG": str(wrong)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "缺少 tracks" in ended.stderr


@pytest.mark.parametrize("count", ["0", "1001", "many"])
def test_a_number_of_branches_out_of_range_is_refused(count: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "rehearse", "--branches", count],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "参数 --branches: 应是 1 到 1000 的整数" in ended.stderr
