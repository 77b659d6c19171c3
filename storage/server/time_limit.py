"""How long a thread may still wait for the store. Whoever answers somebody sets it; the client keeps it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LEAST_S = 0.001  # 0 would mean not to wait at all, which is another way to read

_thread = threading.local()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let nothing in the block wait longer for the store, all waits together; the nearer end counts."""
    before: float | None = getattr(_thread, "ends_at", None)
    ends_at = time.monotonic() + seconds
    _thread.ends_at = ends_at if before is None else min(before, ends_at)
    try:
        yield
    finally:
        _thread.ends_at = before


def time_left_s() -> float | None:
    """What is left, at least a little; None where nobody has set a limit."""
    ends_at: float | None = getattr(_thread, "ends_at", None)
    return None if ends_at is None else max(ends_at - time.monotonic(), LEAST_S)
