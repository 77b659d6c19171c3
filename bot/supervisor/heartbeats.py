"""Finding processes that live and do nothing: each beats, and who has stopped beating is killed.

A process that is stopped, or in which no thread gets its turn any more, keeps its connections and
answers nobody; only its end sets them free.
"""

from __future__ import annotations

import fcntl
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

NAMED_BY = "BOT_HEARTS"  # the folder, set by the supervisor for its processes
BEAT_EVERY_S = 1.0
HUNG_S = 20.0  # far longer than any thread of a sound process waits for its turn
LOOK_EVERY_S = 1.0

log = logging.getLogger(__name__)


def start_beating(environ: Mapping[str, str], is_well: Callable[[], bool] = lambda: True) -> None:
    """Beat for as long as this process lives and is well, where somebody listens."""
    if folder := environ.get(NAMED_BY):
        args = (Path(folder), is_well)
        threading.Thread(target=_beat, args=args, name="heart", daemon=True).start()


def _beat(folder: Path, is_well: Callable[[], bool]) -> None:
    count, unheard = 0, folder / f".{os.getpid()}"
    with suppress(OSError), unheard.open("wb", buffering=0) as heart:
        # The lock tells that it is this process that lives, whoever gets its number later.
        fcntl.flock(heart, fcntl.LOCK_EX)
        unheard.rename(folder / str(os.getpid()))
        while True:
            count += is_well()
            os.pwrite(heart.fileno(), count.to_bytes(8, "big"), 0)
            time.sleep(BEAT_EVERY_S)


class Hearts:
    """What the supervisor hears."""

    def __init__(self, folder: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._monotonic = monotonic
        self._heard: dict[Path, tuple[bytes, float]] = {}
        self._looked_at = monotonic()

    def look(self) -> None:
        """Kill who has not beaten for too long; nobody where we ourselves had no turn."""
        now = self._monotonic()
        if now - self._looked_at < LOOK_EVERY_S:
            return
        if now - self._looked_at > HUNG_S / 2:
            self._heard.clear()
        self._looked_at = now
        for heart in self._folder.glob("[0-9]*"):
            if not _is_alive(heart):
                heart.unlink(missing_ok=True)
                self._heard.pop(heart, None)
                continue
            self._listen(heart, now)

    def _listen(self, heart: Path, now: float) -> None:
        beat = heart.read_bytes()
        last, since = self._heard.get(heart, (b"", now))
        if beat != last:
            self._heard[heart] = (beat, now)
        elif now - since > HUNG_S:
            log.error(
                "process %s has not moved for %.0f s, it is replaced", heart.name, now - since
            )
            with suppress(ProcessLookupError):
                os.kill(int(heart.name), signal.SIGKILL)
            self._heard.pop(heart, None)


def _is_alive(heart: Path) -> bool:
    """Whether the process that beats here still holds its lock."""
    with heart.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
