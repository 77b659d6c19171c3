"""Threads of one process take turns on a branch; only other processes can be in the way then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from storage.server.time_limit import time_left_s


class ContendedError(Exception):
    """Others were always faster, or had the turn all the time; nothing was written."""


class Turns:
    """One turn at a time for each branch."""

    def __init__(self) -> None:
        self._locks: dict[str, Lock] = {}

    @contextmanager
    def of(self, branch: str) -> Iterator[None]:
        """Wait for the turn of a branch; ContendedError where the time limit is over before."""
        lock, left_s = self._locks.setdefault(branch, Lock()), time_left_s()
        if not lock.acquire(timeout=-1 if left_s is None else left_s):
            raise ContendedError
        try:
            yield
        finally:
            lock.release()
