"""The web server in front of the app: the only file that knows which one it is."""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import signal
from functools import partial

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from bot.logs import LOGGING, set_up_logs
from bot.supervisor.heartbeats import start_beating
from bot.web.app import create_app
from bot.web.reception import Answer, Reception
from bot.web.requests_in_hand import Crowd
from bot.web.shared_door import DoorServer
from handlers.hearing import catalogue
from storage.parents import end_with

# A thread mostly waits for Redis to reach the disk. Measured on two cores with 16 people at once: four
# answer more than two, and more than eight, which take turns at the interpreter.
THREADS_PER_WORKER = 4
STOP_WAIT_S = 10
COLLECT_AFTER = 20_000, 20, 50  # hardly anything that a message leaves behind is a cycle


def run_web(door: int, workers: int) -> None:
    """Answer HTTP with so many worker processes until SIGTERM; requests in flight are answered.

    `door` is the file descriptor of the listening socket.
    """
    server = DoorServer(
        door,
        "bot.web.app:create_app",
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        workers_kill_timeout=STOP_WAIT_S,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
        log_access=False,
    )
    load = partial(load_app, os.getpid())
    server.serve(target_loader=load, wrap_loader=False)


def load_app(parent: int) -> Answer:
    """What answers in one worker process, which ends when its parent ends."""
    # until the server puts its own handler there, the one inherited would swallow the signal
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with(parent)
    crowd = Crowd(create_app(), THREADS_PER_WORKER)
    start_beating(os.environ, crowd.has_room)
    keep_what_is_loaded()
    return Reception(crowd, THREADS_PER_WORKER).answer


def keep_what_is_loaded() -> None:
    """Let the collector of cycles leave alone what stays for good, and come less often.

    It would walk over all of it again and again, and so make pages of its own in every process.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def main() -> None:
    """`python -m bot.web.server --door FD --workers N`: started by the supervisor."""
    parser = argparse.ArgumentParser(prog="python -m bot.web.server")
    parser.add_argument("--door", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    set_up_logs()
    multiprocessing.set_start_method("fork")  # workers share what is made before
    catalogue.make_ready()  # once for all workers, which share it; no sentence waits for it
    keep_what_is_loaded()
    run_web(asked.door, asked.workers)


if __name__ == "__main__":
    main()
