"""A process that lives and does nothing is replaced; one that works or has ended is left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.supervisor.heartbeats import HUNG_S, LOOK_EVERY_S, NAMED_BY, Hearts
from tests.bot.processes import Product, wait_until

BEATS = "import os, time; from bot.supervisor.heartbeats import start_beating; start_beating(os.environ); time.sleep(90)"


class Listening:
    """The supervisor's ears, with a time that the test lets go by."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 0.0
        self.hearts = Hearts(folder, lambda: self.now)

    def passes(self, seconds: float) -> None:
        for _ in range(int(seconds)):
            self.now += LOOK_EVERY_S
            self.hearts.look()


@contextmanager
def beating(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    environ = {**os.environ, NAMED_BY: str(folder)}
    process = subprocess.Popen([sys.executable, "-c", BEATS], env=environ)
    try:
        wait_until((folder / str(process.pid)).exists)
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def listening(tmp_path: Path) -> Listening:
    return Listening(tmp_path)


def test_who_stands_still_for_too_long_is_killed(listening: Listening) -> None:
    with beating(listening.folder) as process:
        process.send_signal(signal.SIGSTOP)
        listening.passes(HUNG_S)
        assert process.poll() is None
        listening.passes(3)
        assert process.wait(20) == -signal.SIGKILL
        listening.passes(1)
        assert list(listening.folder.iterdir()) == []


def test_nobody_is_killed_where_the_listener_had_no_turn(listening: Listening) -> None:
    with beating(listening.folder) as process:
        process.send_signal(signal.SIGSTOP)
        listening.passes(HUNG_S / 2)
        listening.now += 10 * HUNG_S  # the whole machine stood still
        listening.passes(HUNG_S / 2)
        assert process.poll() is None


def test_the_number_of_a_process_that_has_ended_is_not_killed(listening: Listening) -> None:
    with beating(listening.folder) as process:
        heart = listening.folder / str(process.pid)
        listening.passes(1)
    heart.rename(listening.folder / str(os.getpid()))  # as if it were ours by now
    listening.passes(3 * HUNG_S)
    assert list(listening.folder.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["worker", "background"])
def test_a_hung_process_of_the_product_is_replaced(tmp_path: Path, kind: str) -> None:
    product = Product(tmp_path)
    product.start()
    try:
        before = product.pids(kind)
        stopped = next(iter(before))
        os.kill(stopped, signal.SIGSTOP)
        wait_until(lambda: stopped not in product.pids(kind), 90, product.words)
        wait_until(lambda: len(product.pids(kind)) == len(before), 60, product.words)
        wait_until(product.is_ready, 60, product.words)
    finally:
        assert product.end() == 0, product.words()
    assert f"process {stopped} has not moved" in product.words()
