"""An outbox worker in a process of its own, to be killed: `python -m tests.bot.outbox.outbox_process`."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any

from bot.outbox.lane_drainer import Handler, Handlers
from bot.outbox.worker import OutboxWorker, send_handlers
from bot.settings import read_settings
from bot.wecom.gateway import Gateway
from storage.server.connection import connect
from storage.store import Store
from tests.handlers.dialogue import the_campaign

LEASE_MS = 1500


def telling(handler: Handler) -> Handler:
    """The same handler, which tells on stderr what it has done."""

    def run(effect: Any, entry: str) -> None:
        handler.run(effect, entry)
        sys.stderr.write(f"{entry}\n")  # one write: threads would mix the two of print

    return Handler(run, handler.is_message)


def dying_after(handlers: Handlers, effects: int) -> Handlers:
    """The same handlers, but the process is gone between this effect and its acknowledgement."""
    left = [effects]

    def mortal(handler: Handler) -> Handler:
        def run(effect: Any, entry: str) -> None:
            handler.run(effect, entry)
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        return Handler(run, handler.is_message)

    return {kind: mortal(handler) for kind, handler in handlers.items()}


def main() -> None:
    """Work until SIGTERM; with a number as argument, die by SIGKILL after so many effects."""
    settings = read_settings(os.environ)
    url = str(settings.redis_url)
    server, waiting = connect(url), connect(url, socket_timeout_s=5, retries=0)
    handlers: Handlers = send_handlers(Gateway(settings, Store(the_campaign(), server)))
    if len(sys.argv) > 1:
        handlers = dying_after(handlers, int(sys.argv[1]))
    handlers = {kind: telling(handler) for kind, handler in handlers.items()}
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    print("ready", file=sys.stderr, flush=True)
    # Fewer threads than lanes, so that there is work for a second process.
    OutboxWorker(
        Store(the_campaign(), server),
        Store(the_campaign(), waiting),
        handlers,
        stop,
        threads=4,
        lease_ms=LEASE_MS,
    ).run()


if __name__ == "__main__":
    main()
