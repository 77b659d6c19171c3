"""Whether anything can still come: seen from outside, in the store and on the disk."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import orjson

from storage.effects import NoteSilence
from storage.files.spool import ASIDE, ENDING, SPOOL
from storage.store import Store
from storage.store_errors import StoreError

NOTHING_FOR_S = 6.0
EVERYBODY = "*"


class Waiting:
    """For whom something is left to do; somebody has to `look` now and then."""

    def __init__(self, data: Path) -> None:
        self._spool = data / SPOOL
        self._lock = threading.Lock()
        self._busy_at: dict[str, float] = {}
        self._calm_at: float | None = None
        self.is_settled = False

    def look(self, store: Store | None, *, is_calm: bool) -> None:
        """Note for whom something waits; for everybody where the store cannot tell."""
        busy = {EVERYBODY} if store is None else self._busy(store)
        now = time.monotonic()
        with self._lock:
            self.is_settled = not busy
            self._busy_at |= dict.fromkeys(busy, now)
            self._calm_at = (self._calm_at or now) if is_calm else None

    def is_in_vain(self, user_id: str, since: float) -> bool:
        """Whether the storm is over and nothing has been left to do for this person for a while."""
        with self._lock:
            if self._calm_at is None:
                return False
            busy = max(self._busy_at.get(who, 0.0) for who in (EVERYBODY, user_id.casefold()))
        return time.monotonic() - max(self._calm_at, busy, since) > NOTHING_FOR_S

    def _busy(self, store: Store) -> set[str]:
        try:
            effects = list(store.outbox.all())
        except StoreError:
            return {EVERYBODY}
        found = {
            str(getattr(effect, "user_id", EVERYBODY)).casefold()
            for effect in effects
            if not (isinstance(effect, NoteSilence) and effect.is_last_call)
        }
        return found | self._spooled()

    def _spooled(self) -> set[str]:
        """For whom something lies in the spool; for everybody where it changes as we look."""
        try:
            files = [f for f in self._spool.glob(f"*/*{ENDING}") if f.parent.name != ASIDE]
            return {str(orjson.loads(f.read_bytes())["user_id"]).casefold() for f in files}
        except (OSError, ValueError):
            return {EVERYBODY}
