"""Every kind of trouble: how it is begun, and what ends it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from random import Random

from redis import Redis, RedisError

from simulator.faults import Fault
from tests.storm.stage import Stage

End = Callable[[], object]
Trouble = Callable[[Stage, Random], End]
OFTEN = 10**6
SEND, DOWNLOAD = "message/send", "media/get"


def _nothing() -> None:
    """It is over by itself."""


def _kill(kind: str) -> Trouble:
    def begin(stage: Stage, dice: Random) -> End:
        if pids := stage.pids(kind):
            with suppress(ProcessLookupError):
                os.kill(dice.choice(pids), signal.SIGKILL)
        return _nothing

    return begin


def _kill_supervisor(stage: Stage, dice: Random) -> End:
    stage.kill_everything()
    return _nothing


def _freeze(kind: str) -> Trouble:
    def begin(stage: Stage, dice: Random) -> End:
        pids = stage.pids(kind)
        if not pids:
            return _nothing
        pid = dice.choice(pids)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)

        def end() -> None:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

        return end

    return begin


def _ask(stage: Stage, *words: str | int) -> bool:
    """Say this to the store; whether it took it."""
    if url := stage.url:
        with suppress(RedisError, OSError), Redis.from_url(url, socket_timeout=5) as server:
            server.execute_command(*words)
            return True
    return False


def heal(stage: Stage) -> bool:
    """Take back all that was said to the store; whether it has heard."""
    return (
        _ask(stage, "CLIENT", "UNPAUSE")
        and _ask(stage, "CONFIG", "SET", "maxmemory", 0)
        and _ask(stage, "REPLICAOF", "NO", "ONE")
    )


def _slow_redis(stage: Stage, dice: Random) -> End:
    _ask(stage, "CLIENT", "PAUSE", dice.choice((300, 1200, 3500)), "ALL")
    return _nothing


def _full_redis(stage: Stage, dice: Random) -> End:
    _ask(stage, "CONFIG", "SET", "maxmemory", 1)
    return lambda: _ask(stage, "CONFIG", "SET", "maxmemory", 0)


def _read_only_redis(stage: Stage, dice: Random) -> End:
    _ask(stage, "REPLICAOF", "127.0.0.1", 9)
    return lambda: _ask(stage, "REPLICAOF", "NO", "ONE")


def _full_disk(stage: Stage, dice: Random) -> End:
    """Neither the store nor the disk takes anything."""
    take_again = _full_redis(stage, dice)
    stage.full_disk.touch()

    def end() -> None:
        stage.full_disk.unlink(missing_ok=True)
        take_again()

    return end


def _clock(stage: Stage, dice: Random) -> End:
    minutes = dice.choice((-20, -3, 5, 40))
    stage.clock.move_to(stage.clock.now() + timedelta(minutes=minutes))
    return _nothing


def _platform(kind: str, path: str = "", **how: float) -> Trouble:
    def begin(stage: Stage, dice: Random) -> End:
        faults = stage.simulator.faults
        fault: Fault = faults.add(kind, path, times=OFTEN, **how)  # type: ignore[arg-type]
        return lambda: faults.cancel(fault)

    return begin


TROUBLES: Mapping[str, Trouble] = {
    "kill-web": _kill("web"),
    "kill-worker": _kill("worker"),
    "kill-background": _kill("background"),
    "kill-redis": _kill("redis"),
    "kill-supervisor": _kill_supervisor,
    "freeze-worker": _freeze("worker"),
    "freeze-background": _freeze("background"),
    "freeze-redis": _freeze("redis"),
    "freeze-supervisor": _freeze("supervisor"),
    "slow-redis": _slow_redis,
    "full-redis": _full_redis,
    "read-only-redis": _read_only_redis,
    "full-disk": _full_disk,
    "clock": _clock,
    "wecom-down": _platform("drop_before"),
    "wecom-slow": _platform("hang", seconds=1.5),
    "wecom-5xx": _platform("http", status=502),
    "wecom-busy": _platform("errcode", errcode=-1),
    "wecom-45009": _platform("errcode", SEND, errcode=45009),
    "wecom-40001": _platform("errcode", SEND, errcode=40001),
    "wecom-42001": _platform("errcode", SEND, errcode=42001),
    "wecom-60020": _platform("errcode", errcode=60020),
    "wecom-half-closed": _platform("drop_after", SEND),
    "media-truncated": _platform("truncate", DOWNLOAD),
    "media-json": _platform("errcode", DOWNLOAD, errcode=-1),
}
