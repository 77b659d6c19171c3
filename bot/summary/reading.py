"""Uploaded files are read in a process of their own, one at a time on this machine.

What somebody uploads may take a parser minutes or gigabytes, or end it; the chat is answered by the
processes that would have to wait for it. What the parsers print never gets into our log.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.summary.unreadable import UnreadableError
from handlers.wording import uploads as wording

READER = "bot.summary.reader"
PATIENCE_S = 30.0  # of the clock on the wall; the reader limits its own work
TURN_WAIT_S = 1.0
TURN_LOOKED_FOR_EVERY_S = 0.05
LOCK_NAME = "reading.lock"
HOME = Path(__file__).parents[2]

log = logging.getLogger(__name__)


class BusyError(Exception):
    """Another file is being read; the same request may come again in a moment."""


class ReadingDesk:
    """Reads uploads for every thread and process that shares the folder."""

    def __init__(
        self, folder: Path, *, patience_s: float = PATIENCE_S, reader: str = READER
    ) -> None:
        self._lock = folder / LOCK_NAME
        self._patience_s = patience_s
        self._reader = reader
        # A thread that waits answers nobody meanwhile: one of each process at most does.
        self._place_in_line = threading.Lock()

    def read(self, name: str, data: bytes) -> str:
        """The text of a file; UnreadableError with the reason, BusyError while others are read."""
        with self._turn():
            answer = self._ask(name, data)
        if "text" in answer:
            return answer["text"]
        raise UnreadableError(answer["refused"])

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._place_in_line.acquire(blocking=False):
            raise BusyError
        handle = None
        try:
            try:
                handle = self._locked()
            finally:
                self._place_in_line.release()
            yield
        finally:
            if handle is not None:
                os.close(handle)

    def _locked(self) -> int:
        """The lock of the machine; it goes when its handle is closed, however we end."""
        handle = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        give_up_at = time.monotonic() + TURN_WAIT_S
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > give_up_at:
                    os.close(handle)
                    raise BusyError from None
                time.sleep(TURN_LOOKED_FOR_EVERY_S)
            else:
                return handle

    def _ask(self, name: str, data: bytes) -> dict[str, str]:
        """What the reader says; a reader that does not is ended and told about in its place."""
        try:
            ended = subprocess.run(
                [sys.executable, "-m", self._reader, str(os.getpid()), _ending(name)],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=HOME,
                timeout=self._patience_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            log.info("an upload of %d bytes was not read within %d s", len(data), self._patience_s)
            return {"refused": wording.too_slow()}
        if ended.returncode == -signal.SIGXCPU:
            return {"refused": wording.too_slow()}
        try:
            answer = json.loads(ended.stdout)
        except ValueError:
            log.warning("the reader ended with %d over %d bytes", ended.returncode, len(data))
            return {"refused": wording.not_readable()}
        return {str(key): str(value) for key, value in answer.items()}


def _ending(name: str) -> str:
    """The ending of a file's name, as far as it is one."""
    found = re.search(r"\.[A-Za-z0-9]{1,10}$", name)
    return found[0] if found else ""
