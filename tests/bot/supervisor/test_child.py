"""What the supervisor does about a process that dies again and again."""

from __future__ import annotations

import logging
import os
import sys
import time

import pytest

from bot.supervisor import child
from bot.supervisor.child import Child, Deaths, GaveUpError
from tests.bot.processes import wait_until

QUITTER = [sys.executable, "-S", "-c", "raise SystemExit(3)"]


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PAUSES_S", (0.0, 0.0))


def test_what_never_works_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    child = Child("the quitter", QUITTER, os.environ)
    child.start()
    with pytest.raises(
        GaveUpError, match=r"^the quitter 启动后 .*连续 3 次（exit code 3）：不再重试"
    ):
        wait_until(child.watch)
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2


def test_what_has_worked_is_tried_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    deaths = Deaths("the worker")
    monkeypatch.setattr(child, "EARLY_S", 0.01)
    deaths.note_start()
    time.sleep(0.02)
    assert deaths.may_restart("exit code 1")
    monkeypatch.setattr(child, "EARLY_S", 10.0)
    for _ in range(20):
        deaths.note_start()
        assert deaths.may_restart("exit code 1")


def test_a_pause_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PAUSES_S", (0.05, 60.0))
    deaths = Deaths("the worker")
    deaths.note_start()
    assert not deaths.may_restart("signal SIGKILL")
    time.sleep(0.06)
    assert deaths.may_restart("signal SIGKILL")
    deaths.note_start()
    assert not deaths.may_restart("signal SIGKILL")


def test_stopping_kills_what_does_not_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(child, "STOP_WAIT_S", 0.2)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"
    deaf_one = Child("the deaf one", [sys.executable, "-S", "-c", deaf], os.environ)
    deaf_one.start()
    time.sleep(0.3)
    deaf_one.stop()
    deaf_one.stop()
    assert "the deaf one does not end" in caplog.text
