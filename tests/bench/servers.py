"""Starting what is measured, each behind the same web server with the same options."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TICKS_PER_S = os.sysconf("SC_CLK_TCK")


class Measured:
    """A running server: its port, its processor time and its memory."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.port = port
        self._pid = process.pid

    def cpu_s(self) -> float:
        """Processor seconds used so far by the server and all its processes."""
        return sum(_cpu_s(pid) for pid in _family(self._pid))

    def memory_mib(self) -> float:
        """Memory of the server and all its processes, in MiB."""
        return sum(self.memory_by_process().values())

    def memory_by_process(self) -> dict[int, float]:
        """Memory of each process, in MiB, by its id."""
        return {pid: _memory_mib(pid) for pid in _family(self._pid)}


@contextmanager
def running(
    command: list[str], port: int, environ: dict[str, str], python: str = sys.executable
) -> Iterator[Measured]:
    """Run a server until the block ends; it answers HTTP when the block begins."""
    process = subprocess.Popen(
        [python, "-m", *command], env=os.environ | environ | {"PORT": str(port)}
    )
    try:
        _wait_until_ready(process, port)
        yield Measured(process, port)
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()  # noqa: S310
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the server did not get ready within 30 s")


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    family = [pid]
    if children.exists():
        for child in children.read_text().split():
            family += _family(int(child))
    return family


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S


def _memory_mib(pid: int) -> float:
    """Memory of a process; what it shares with others is counted in parts."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 2**10
