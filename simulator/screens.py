"""Everybody's phone screens, and waiting for something to appear on them."""

import itertools
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from simulator.bubbles import Bubble
from simulator.clock import wall


class Screens:
    """Bubbles by person; every change gets a rising stamp that listeners follow."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._ids = itertools.count(1)
        self._stamp = 0
        self._bubbles: dict[str, list[Bubble]] = defaultdict(list)
        self._by_id: dict[int, Bubble] = {}
        self._by_msg_id: dict[str, list[Bubble]] = defaultdict(list)
        self._is_closed = False
        self.offset = timedelta(0)

    def show(self, user_id: str, kind: str, *, from_bot: bool, **fields: Any) -> Bubble:
        """Put a new bubble at the bottom of a person's screen, stamped with campaign time."""
        with self._changed:
            at = wall() + self.offset
            bubble = Bubble(next(self._ids), user_id, from_bot, kind, at=at, **fields)
            self._bubbles[user_id].append(bubble)
            self._by_id[bubble.id] = bubble
            if bubble.msg_id:
                self._by_msg_id[bubble.msg_id].append(bubble)
            self._touch(bubble)
            return bubble

    def change(self, bubble: Bubble, **fields: Any) -> None:
        """Change a bubble where it stands."""
        with self._changed:
            for name, value in fields.items():
                setattr(bubble, name, value)
            self._touch(bubble)

    def of(self, user_id: str) -> list[Bubble]:
        """Return a person's bubbles, oldest first."""
        with self._changed:
            return list(self._bubbles[user_id])

    def get(self, bubble_id: int) -> Bubble | None:
        """Return the bubble with this id, or None."""
        with self._changed:
            return self._by_id.get(bubble_id)

    def sent_as(self, msg_id: str) -> list[Bubble]:
        """Return the copies of one message on all screens."""
        with self._changed:
            return list(self._by_msg_id.get(msg_id, ()))

    @property
    def stamp(self) -> int:
        """The stamp of the latest change."""
        with self._changed:
            return self._stamp

    def since(self, stamp: int) -> list[Bubble]:
        """Return bubbles changed after `stamp`, in the order of their change."""
        with self._changed:
            changed = (b for b in self._by_id.values() if b.stamp > stamp)
            return sorted(changed, key=lambda b: b.stamp)

    def wait(self, stamp: int, timeout: float) -> bool:
        """Wait until something changes after `stamp`; False when time is up or all is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._stamp > stamp, timeout)
            return self._stamp > stamp and not self._is_closed

    def find(
        self,
        user_id: str,
        wanted: Callable[[Bubble], bool],
        timeout: float,
        *,
        oldest: bool = False,
    ) -> Bubble | None:
        """Return the newest (or oldest) wanted bubble on a screen, waiting for it, or None."""
        until = time.monotonic() + timeout
        with self._changed:
            while True:
                found = [bubble for bubble in self._bubbles[user_id] if wanted(bubble)]
                if found:
                    return found[0 if oldest else -1]
                left = until - time.monotonic()
                if left <= 0 or self._is_closed:
                    return None
                self._changed.wait(left)

    def clear(self) -> None:
        """Wipe every screen."""
        with self._changed:
            self._bubbles.clear()
            self._by_id.clear()
            self._by_msg_id.clear()
            self._stamp += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let every waiting listener go."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    @property
    def is_closed(self) -> bool:
        """Whether listeners should leave."""
        return self._is_closed

    def _touch(self, bubble: Bubble) -> None:
        self._stamp += 1
        bubble.stamp = self._stamp
        self._changed.notify_all()
