"""`python -m tests.bench --stall`: a hundred callbacks at once, with the store awake and with it frozen.

Frozen, it is stopped as a machine under it may be (SIGSTOP): it takes what is sent and says nothing.
Afterwards what was kept on disk is carried out, and everything that was said is looked for.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

from bot.config_file import load_campaign
from bot.spool.replaying import Replayer
from bot.spool.store_watch import TRY_EVERY_S
from bot.wecom.callbacks import read_message
from handlers.conversation import Conversation
from simulator.credentials import Credentials
from storage.files.spool import SPOOL, Spool
from storage.server.embedded import EmbeddedServer
from storage.store import Store
from tests.bench.load import Round, Writer, post_all
from tests.bench.servers import Measured

AT_ONCE = 100


def measure(
    bot: Measured, redis: EmbeddedServer, data_dir: Path, config: Path, sample: Credentials
) -> None:
    """Print both bursts, and what was kept, carried out and lost."""
    writer, chairs = Writer(sample), [f"chair{number:02}" for number in range(1, 17)]
    post_all(bot.port, {chair: [writer.text(chair, "申报小家")] for chair in chairs})
    time.sleep(TRY_EVERY_S)
    _print("store awake", _burst(bot, writer, chairs))
    os.kill(redis.pid or 0, signal.SIGSTOP)
    try:
        _print("store frozen", _burst(bot, writer, chairs))
        spool = Spool(data_dir / SPOOL)
        waiting = spool.size(time.time()).waiting
    finally:
        os.kill(redis.pid or 0, signal.SIGCONT)
    with Store.at(redis.url, load_campaign(config)) as store:
        began = time.perf_counter()
        replayer = Replayer(
            spool,
            store,
            Conversation(store),
            lambda xml, then: read_message(xml, sample.agent_id, then),
        )
        while not replayer.replay(threading.Event()):
            time.sleep(0.1)
        took_s = time.perf_counter() - began
        said = sum(
            sum(1 for entry in store.history(f"{int(chair[5:]):02}") if entry.user_id == chair)
            for chair in chairs
        )
    print(f"{waiting} of {AT_ONCE} were kept on disk and carried out within {took_s:.1f} s")
    print(f"{said} things said are in the histories, of {2 * AT_ONCE + len(chairs)}")


def _burst(bot: Measured, writer: Writer, chairs: list[str]) -> Round:
    load = {
        f"{number}": [writer.text(chairs[number % len(chairs)], f"改 1.1 {number // 16 % 4}")]
        for number in range(AT_ONCE)
    }
    return post_all(bot.port, load)


def _print(name: str, burst: Round) -> None:
    print(
        f"{name:<14} {AT_ONCE} at once  p50 {burst.latency_ms(0.5):7.0f} ms"
        f"  worst {burst.latency_ms(1):7.0f} ms  not answered {burst.failures}"
    )
