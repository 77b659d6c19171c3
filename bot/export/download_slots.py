"""How many downloads a process serves at once: a slow one holds a thread, and callbacks need some."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from threading import BoundedSemaphore

from flask import Response

AT_ONCE = 2


class CrowdedError(Exception):
    """As many as this process can serve are downloading."""


class DownloadSlots:
    """Gives each response a slot until it is sent, or until whoever fetched it is gone."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = BoundedSemaphore(at_once)

    def take(self) -> None:
        """Take a slot; CrowdedError where there is none."""
        if not self._free.acquire(blocking=False):
            raise CrowdedError

    def give_back(self) -> None:
        """Free a slot that was taken."""
        self._free.release()

    def hold_for(self, response: Response) -> Response:
        """Free the slot with the end of this response."""
        pieces: Iterable[bytes] = response.response  # type: ignore[assignment]
        response.response = _Held(pieces, self)
        return response


class _Held:
    """The body of a response. Servers close it, or just forget it when a client hangs up."""

    def __init__(self, pieces: Iterable[bytes], slots: DownloadSlots) -> None:
        self._pieces = iter(pieces)
        self._end = weakref.finalize(self, _end, pieces, slots)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._pieces)

    def close(self) -> None:
        """Close the file and free the slot, once."""
        self._end()


def _end(pieces: Iterable[bytes], slots: DownloadSlots) -> None:
    if hasattr(pieces, "close"):
        pieces.close()
    slots.give_back()
