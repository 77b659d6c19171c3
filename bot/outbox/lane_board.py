"""Which lanes want attention, and which are in hand: the meeting point of dispatcher and drainers."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable


class LaneBoard:
    """Hands each lane to one thread at a time; what is marked while in hand comes round again."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[int] = deque()
        self._in_hand: set[int] = set()
        self._again: set[int] = set()
        self._closed = False

    def mark(self, lanes: Iterable[int]) -> None:
        """Ask for attention to these lanes; asking twice is asking once."""
        with self._changed:
            for lane in lanes:
                if lane in self._in_hand:
                    self._again.add(lane)
                elif lane not in self._waiting:
                    self._waiting.append(lane)
            self._changed.notify_all()

    def take(self) -> int | None:
        """Wait for a lane and take it in hand; None once the board is closed."""
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            lane = self._waiting.popleft()
            self._in_hand.add(lane)
            return lane

    def put_back(self, lane: int) -> None:
        """The lane is no longer in hand."""
        with self._changed:
            self._in_hand.discard(lane)
            if lane in self._again:
                self._again.discard(lane)
                self._waiting.append(lane)
                self._changed.notify()

    def close(self) -> None:
        """Hand out no more lanes."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
