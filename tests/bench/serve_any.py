"""Serve any application factory behind the product's web server, or behind gunicorn to compare.

`python -m tests.bench.serve_any MODULE:FACTORY`; PORT and BENCH_... say the rest. It runs where only
the server is installed beside what is served, so it imports nothing else.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from bot.supervisor.preflight import open_door
from bot.web.shared_door import DoorServer


def main(target: str) -> None:
    """Serve until SIGTERM."""
    port, workers, threads = (
        int(os.environ[n]) for n in ("PORT", "BENCH_WORKERS", "BENCH_THREADS")
    )
    if os.environ["BENCH_SERVER"] == "gunicorn":
        _become_gunicorn(target, port, workers, threads)
    interface = Interfaces(os.environ.get("BENCH_INTERFACE", Interfaces.WSGI))
    DoorServer(
        open_door("127.0.0.1", port).detach(),
        target,
        interface=interface,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=threads if interface is Interfaces.WSGI else 1,
        log_level=LogLevels.error,
        log_access=False,
    ).serve(target_loader=lambda: load(target), wrap_loader=False)


def load(target: str) -> Any:
    """The application a factory makes."""
    module, _, factory = target.partition(":")
    return getattr(importlib.import_module(module), factory)()


def _become_gunicorn(target: str, port: int, workers: int, threads: int) -> None:
    options = {
        "--bind": f"127.0.0.1:{port}",
        "--workers": str(workers),
        "--threads": str(threads),
        "--worker-class": "gthread",
        "--log-level": "error",
    }
    words = [word for pair in options.items() for word in pair]
    gunicorn = [sys.executable, "-m", "gunicorn", "--no-control-socket", *words, f"{target}()"]
    os.execv(sys.executable, gunicorn)  # noqa: S606 - the same process, so that it is measured


if __name__ == "__main__":
    main(sys.argv[1])
