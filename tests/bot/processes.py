"""Running the product as its users do, and looking at its processes from outside."""

from __future__ import annotations

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.bot.test_settings import GOOD

ROOT = Path(__file__).parents[2]
READY_WITHIN_S = 120.0  # on a machine with much else to do


PATIENCE_S = 180.0  # nothing is measured by it: a machine that does other work besides is slow


class Product:
    """One `python -m bot serve` on a free port, with its data in a folder of the test."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.port = free_port()
        self.folder = folder
        self.log = folder / "serve.log"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        here = {
            "PORT": str(self.port),
            "DATA_DIR": str(folder / "data"),
            "BOT_CONFIG": str(ROOT / "config.yaml"),
            "WECOM_API_BASE": "http://127.0.0.1:9/cgi-bin/",  # nobody listens there
            "BOT_ENV_FILE": "",
        }
        self.environ = kept | GOOD | here | environ

    def start(self) -> None:
        """Start it and wait until it can take callbacks; one that never can is ended."""
        self.spawn()
        try:
            wait_until(self.is_ready, PATIENCE_S, self.words)
        except AssertionError:
            self.process.kill()
            self.process.wait()
            raise

    def spawn(self) -> None:
        """Start it and wait for nothing."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"], cwd=ROOT, env=self.environ, stderr=log
            )

    def spawn_behind(self, door: socket.socket) -> None:
        """Start it as systemd does that hands over a listening socket: as descriptor 3."""
        code = (
            "import os, sys\n"
            f"os.dup2({door.fileno()}, 3)\n"
            "os.environ |= {'LISTEN_FDS': '1', 'LISTEN_PID': str(os.getpid())}\n"
            "os.execv(sys.executable, [sys.executable, '-m', 'bot', 'serve'])\n"
        )
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code],
                cwd=ROOT,
                env=self.environ,
                stderr=log,
                pass_fds=[door.fileno()],
            )

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run it to its end, for starts that must fail."""
        return subprocess.run(
            [sys.executable, "-m", "bot", "serve"],
            cwd=ROOT,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def get(self, path: str, timeout_s: float = 10) -> int:
        """Status of a GET."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout_s)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    def is_ready(self) -> bool:
        if self.process.poll() is not None:
            raise AssertionError(f"ended with {self.process.returncode}: {self.words()}")
        with suppress(OSError, http.client.HTTPException):
            return self.get("/readyz") == 200
        return False

    def pids(self, name: str) -> set[int]:
        """The processes of one kind: web, worker, background or redis."""
        found = {kind: set[int]() for kind in ("web", "worker", "background", "redis")}
        for pid, parent, command in processes():
            if parent == self.process.pid:
                for kind, mark in (("web", "bot.web.server"), ("background", "bot.worker.main")):
                    if mark in command:
                        found[kind].add(pid)
                if "-server" in command:
                    found["redis"].add(pid)
        found["worker"] = {pid for pid, parent, _ in processes() if parent in found["web"]}
        return found[name]

    def has_new(self, kind: str, before: set[int]) -> bool:
        return bool(self.pids(kind) - before)

    def descendants(self) -> set[int]:
        found = {self.process.pid}
        while more := {pid for pid, parent, _ in processes() if parent in found} - found:
            found |= more
        return found - {self.process.pid}

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send the signal and wait until everything has ended; the exit code."""
        everything = self.descendants()
        self.process.send_signal(number)
        code = self.process.wait(40)
        wait_until(lambda: not alive(everything), 20, self.words)
        return code

    def words(self) -> str:
        return self.log.read_text()


def processes() -> list[tuple[int, int, str]]:
    """Every living process: id, parent, command line."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                if state not in "ZX":
                    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
                    found.append((int(folder.name), int(parent), command.decode()))
    return found


def alive(pids: set[int]) -> set[int]:
    return pids & {pid for pid, _, _ in processes()}


def free_port() -> int:
    """Return a port on which nobody listens, below those that outgoing connections are given."""
    while True:
        port = secrets.choice(range(20_000, 32_000))
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def wait_until(
    is_so: Callable[[], object], within_s: float = PATIENCE_S, why: Callable[[], str] = lambda: ""
) -> None:
    """Wait for something to become true; AssertionError with the reason if it does not."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, why()
        time.sleep(0.02)
