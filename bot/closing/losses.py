"""Telling the office which branches the store has lost the last words of, once for each loss."""

from __future__ import annotations

from datetime import datetime

from handlers.wording import losses as wording
from storage.batches import Batch
from storage.effects import SendText
from storage.losses import EMPTIED, REPLACED
from storage.owners import Kind
from storage.store import Store

SETTLED_MS = 10_000  # what one failover has lost is found within moments, and told in one message


class LossNews:
    """Told at once, at night too, by whoever ticks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def tick(self, now: datetime) -> None:
        """Tell of the newest losses, those of the same moments together."""
        losses = self._store.losses.all()
        newest_ms = max(losses.values(), default=0)
        if not losses or self._store.now_ms() - newest_ms < SETTLED_MS:
            return
        campaign = self._store.campaign()
        new = [what for what, at_ms in losses.items() if newest_ms - at_ms < SETTLED_MS]
        prefix = f"{Kind.BRANCH}:"
        numbers = [what.removeprefix(prefix) for what in new if what.startswith(prefix)]
        known = campaign.branch_by_number
        text = wording.lost(
            [known[number] for number in sorted(numbers) if number in known],
            is_all=not {EMPTIED, REPLACED}.isdisjoint(new),
        )
        sends = [SendText(person, text) for person in campaign.office]
        self._store.once(f"losses:{newest_ms}", Batch(effects=sends))
