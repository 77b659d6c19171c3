"""The product as a child process, with data in a folder of its own."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from campaign.model import Campaign
from storage.parents import end_with
from storage.server.embedded import running_url
from storage.store import Store

ROOT = Path(__file__).parents[2]
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "LD_LIBRARY_PATH")
READY_WITHIN_S = 300.0  # it may load a lot, on a machine with much else to do
STOP_WITHIN_S = 60.0
LOOK_EVERY_S = 0.05


class RehearsalError(RuntimeError):
    """The rehearsal cannot go on; the text is one line."""


class Product:
    """`python -m bot serve` on a port of its own.

    Of the real environment it is given nothing that could name a real enterprise, store or mail server.
    """

    def __init__(self, folder: Path, port: int, environ: Mapping[str, str]) -> None:
        self.port = port
        self.data = folder / "data"
        self._log = folder / "serve.log"
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        here = {"PORT": str(port), "DATA_DIR": str(self.data), "BOT_ENV_FILE": ""}
        self.environ = kept | here | dict(environ)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def callback_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/wecom/callback"

    def start(self, now: datetime) -> None:
        """Run it from this instant of the campaign on, and wait until it takes callbacks.

        It ends with the thread that starts it, so that must be the main one.
        """
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"],
                cwd=ROOT,
                env=self.environ | {"BOT_NOW": now.isoformat()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us, who then end it in order
                preexec_fn=partial(end_with, os.getpid()),
            )
        until = time.monotonic() + READY_WITHIN_S
        while not self._is_ready():
            if self._process.poll() is not None:
                raise RehearsalError(f"机器人没有启动：{self._last_line()}")
            if time.monotonic() > until:
                raise RehearsalError(f"机器人 {READY_WITHIN_S:.0f} 秒内没有就绪")
            time.sleep(LOOK_EVERY_S)

    def stop(self) -> int:
        """End it by SIGTERM; its exit code, or that of a kill if it does not end in a minute."""
        if self._process is None:
            return 0
        self._process.terminate()
        try:
            return self._process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def kill_worker(self) -> bool:
        """Kill the background worker as a crash would; False where processes cannot be seen."""
        parent = self._process.pid if self._process else 0
        for pid in _children(parent):
            if b"bot.worker.main" in (Path("/proc") / str(pid) / "cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
                return True
        return False

    def open_store(self, campaign: Campaign) -> Store:
        """The store it runs on just now."""
        url = running_url(self.data)
        if url is None:
            raise RehearsalError(f"机器人的数据库没有运行：{self._last_line()}")
        return Store.at(url, campaign)

    def log_lines(self) -> list[str]:
        """Everything it has logged."""
        return self._log.read_text(errors="replace").splitlines()

    def _is_ready(self) -> bool:
        with (
            suppress(OSError, http.client.HTTPException),
            closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as door,
        ):
            door.request("GET", "/readyz")
            return door.getresponse().status == 200
        return False

    def _last_line(self) -> str:
        return (self.log_lines() or ["没有日志"])[-1]


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (folder / "stat").read_text().rpartition(")")[2].split()[1] == str(parent):
                found.append(int(folder.name))
    return found
