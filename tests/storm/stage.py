"""The product as a storm runs it: two background workers, a store of its own or one outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.clock import TRIAL_FILE, TrialClock
from campaign.model import Campaign
from simulator.server import Simulator
from storage.parents import end_with
from storage.server.embedded import EmbeddedServer, running_url
from storage.store import Store
from storage.store_errors import StoreError
from tests.bot.processes import ROOT, Product, alive, wait_until
from tests.storm.plants import FULL_DISK, HURRY, PLANT

PLANTED = Path(__file__).parent / "planted"
ENDS_WITHIN_S = 20.0
READY_WITHIN_S = 120.0  # on a machine with much else to do


class StormProduct(Product):
    """`python -m bot serve`, ended with us however we end."""

    def spawn(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"],
                cwd=ROOT,
                env=self.environ,
                stderr=log,
                preexec_fn=partial(end_with, os.getpid()),
            )


class Stage:
    """Everything that runs in one storm; use it in the main thread, with which it all ends."""

    def __init__(
        self,
        folder: Path,
        simulator: Simulator,
        campaign: Campaign,
        now: datetime,
        *,
        is_outside: bool,
        plant: str,
    ) -> None:
        self.folder = folder
        self.simulator = simulator
        self.campaign = campaign
        self.outside = EmbeddedServer(folder / "outside") if is_outside else None
        self.full_disk = folder / "disk-is-full"
        self.product = StormProduct(
            folder,
            **simulator.credentials.environment(),
            WECOM_API_BASE=simulator.api_base,
            BOT_NOW=now.isoformat(),
            PYTHONPATH=f"{PLANTED}{os.pathsep}{ROOT}",
            **{PLANT: plant, HURRY: "1", FULL_DISK: str(self.full_disk)},
        )
        self.data = folder / "data"
        self._second: subprocess.Popen[bytes] | None = None
        self._second_on = ""
        self._store: tuple[str, Store] | None = None

    # -- from start to end

    def start(self) -> None:
        """Start everything and wait until it can take callbacks."""
        if self.outside:
            self.outside.start()
            self.product.environ["REDIS_URL"] = self.outside.url
        self.product.spawn()
        wait_until(self.product.is_ready, READY_WITHIN_S, self.product.words)
        self.simulator.callback_url = f"http://127.0.0.1:{self.product.port}/wecom/callback"
        self.simulator.campaign_clock.read()
        self.tend()

    def tend(self) -> None:
        """Start again what nobody else starts again: the product, the second worker, an outside store."""
        if self.outside and not self.outside.is_alive():
            self.outside.start()
        if self.product.process.poll() is not None:
            self.product.environ["BOT_NOW"] = self.clock.now().isoformat()
            self.product.spawn()
        self._tend_second()

    def stop(self) -> int:
        """End everything; the exit code of the product."""
        self.go_on()
        if self._store:
            self._store[1].close()
            self._store = None
        self._end_second()
        code = self.product.end()
        if self.outside:
            self.outside.stop()
        return code

    def kill_everything(self) -> None:
        """Kill the supervisor; what it leaves behind ends by itself, or is a fault."""
        left = self.product.descendants()
        self._end_second()
        self.product.process.kill()
        self.product.process.wait()
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        until = time.monotonic() + ENDS_WITHIN_S
        while alive(left) and time.monotonic() < until:
            time.sleep(0.05)
        for pid in alive(left):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    # -- what there is

    @property
    def clock(self) -> TrialClock:
        """The campaign's clock, which may be moved."""
        return TrialClock(self.data / TRIAL_FILE)

    @property
    def url(self) -> str | None:
        """The address of the store; None while there is none."""
        return self.outside.url if self.outside else running_url(self.data)

    def store(self) -> Store | None:
        """The store it runs on just now; None while there is none."""
        url = self.url
        if url is None:
            return None
        if self._store is None or self._store[0] != url:
            with suppress(StoreError):
                self._store = (url, Store.at(url, self.campaign))
        return self._store[1] if self._store else None

    def pids(self, kind: str) -> list[int]:
        """The processes of one kind: web, worker, background, redis, supervisor."""
        if kind == "supervisor":
            return [self.product.process.pid]
        if kind == "redis" and self.outside:
            return [self.outside.pid] if self.outside.pid else []
        found = self.product.pids(kind)
        if kind == "background" and self._second and self._second.poll() is None:
            found.add(self._second.pid)
        return sorted(found)

    def go_on(self) -> None:
        """Let every process go on that was stopped."""
        for kind in ("supervisor", "redis", "web", "worker", "background"):
            for pid in self.pids(kind):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def _tend_second(self) -> None:
        url = self.url
        is_well = self._second is not None and self._second.poll() is None
        if url is None or (is_well and url == self._second_on):
            return
        self._end_second()
        with (self.folder / "second.log").open("ab") as log:
            self._second = subprocess.Popen(
                [sys.executable, "-m", "bot.worker.main"],
                cwd=ROOT,
                env=self.product.environ | {"REDIS_URL": url},
                stderr=log,
                preexec_fn=partial(end_with, os.getpid()),
            )
        self._second_on = url

    def _end_second(self) -> None:
        if self._second is not None:
            self._second.kill()
            self._second.wait()
            self._second = None
