"""A process that the supervisor starts, watches, restarts and ends."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from functools import partial

from bot.wording import starting as wording
from storage.parents import end, end_with

EARLY_S = 10.0
PAUSES_S = (0.2, 1.0, 3.0, 5.0)
STOP_WAIT_S = 15.0

log = logging.getLogger(__name__)


class GaveUpError(RuntimeError):
    """Something has never worked; the text is one line for the operator."""


class Deaths:
    """When to start a thing again after its deaths, and when to give up.

    What has never lived for 10 s is given up after five deaths: the operator is there and looks.
    What has once worked is tried for ever: the rest is of more use running than ended.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._early = 0
        self._has_worked = False
        self._started_at_s = 0.0
        self._restart_at_s: float | None = None

    def note_start(self) -> None:
        self._started_at_s = time.monotonic()
        self._restart_at_s = None

    def may_restart(self, how: str) -> bool:
        """Whether the pause after this death is over; GaveUpError if it is no use."""
        if self._restart_at_s is None:
            self._restart_at_s = time.monotonic() + self._note_death(how)
        return time.monotonic() >= self._restart_at_s

    def _note_death(self, how: str) -> float:
        """Pause in seconds before the next start."""
        is_early = time.monotonic() - self._started_at_s < EARLY_S
        self._has_worked = self._has_worked or not is_early
        self._early = self._early + 1 if is_early else 0
        if self._early > len(PAUSES_S) and not self._has_worked:
            raise GaveUpError(wording.gave_up(self._name, self._early, EARLY_S, how))
        pause_s = PAUSES_S[min(max(self._early, 1), len(PAUSES_S)) - 1]
        log.error("%s ended (%s), starting it again in %.1f s", self._name, how, pause_s)
        return pause_s


class Child:
    """One process, and one after it where it dies."""

    def __init__(
        self,
        name: str,
        command: list[str],
        environ: Mapping[str, str],
        keeps: tuple[int, ...] = (),
    ) -> None:
        """`keeps` are the file descriptors that the process is handed."""
        self.name = name
        self._command = command
        self._environ = environ
        self._keeps = keeps
        self._deaths = Deaths(name)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; it ends when the supervisor ends, however that happens."""
        self._process = subprocess.Popen(
            self._command,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            pass_fds=self._keeps,
            start_new_session=True,  # Ctrl-C reaches the supervisor alone, which ends it in order
            preexec_fn=partial(end_with, os.getpid()),
        )
        self._deaths.note_start()

    def watch(self) -> None:
        """Start it again if it has died and the pause is over; GaveUpError if that is no use."""
        code = self._process.poll() if self._process else None
        if code is not None and self._deaths.may_restart(_ending(code)):
            self.start()

    def stop(self) -> None:
        """End it cleanly, by force after 15 s."""
        if self._process is None:
            return
        if not end(self._process, STOP_WAIT_S):
            log.error("%s does not end, it was killed", self.name)
        self._process = None


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
