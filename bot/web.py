"""The web server in front of the app: the only file that knows which one it is."""

from __future__ import annotations

import argparse
import os
import signal
from functools import partial

from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from bot.app import create_app  # once, before the workers are forked
from bot.logs import LOGGING, set_up_logs
from bot.settings import Settings, read_settings
from storage.parents import end_with

# A thread mostly waits for Redis to reach the disk. Measured on two cores with 16 people at once: four
# answer more than two, and more than eight, which take turns at the interpreter.
THREADS_PER_WORKER = 4
BACKLOG = 1024
STOP_WAIT_S = 10


def run_web(settings: Settings, workers: int) -> None:
    """Answer HTTP with so many worker processes until SIGTERM; requests in flight are answered."""
    server = Server(
        "bot.app:create_app",
        address="0.0.0.0",  # noqa: S104  the webhook is there to be reached
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        backlog=BACKLOG,
        workers_kill_timeout=STOP_WAIT_S,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
        log_access=False,
    )
    load = partial(load_app, os.getpid())
    server.serve(target_loader=load, wrap_loader=False)


def load_app(parent: int) -> Flask:
    """The app of one worker process, which ends when its parent ends."""
    # until the server puts its own handler there, the one inherited would swallow the signal
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with(parent)
    return create_app()


def main() -> None:
    """`python -m bot.web --workers N`: started by the supervisor."""
    parser = argparse.ArgumentParser(prog="python -m bot.web")
    parser.add_argument("--workers", type=int, default=1)
    workers = parser.parse_args().workers
    set_up_logs()
    run_web(read_settings(os.environ), workers)


if __name__ == "__main__":
    main()
