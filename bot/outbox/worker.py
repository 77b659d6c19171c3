"""Drains the outbox: a dispatcher that notices work, a few threads that do it.

Any number of these may run, in one process or many.
"""

from __future__ import annotations

import logging
import threading
import time

from bot.outbox.lane_board import LaneBoard
from bot.outbox.lane_drainer import Handler, Handlers, LaneDrainer
from bot.outbox.platform import Gateway
from storage.effects import Effect, SendCard, SendText
from storage.outbox.lanes import LEASE_MS, OUTBOX_LANES, PEOPLE_LANES
from storage.outbox.stream import News
from storage.pulse import Part
from storage.store import Store
from storage.store_errors import StoreError

# The slow lanes may all be busy at once; two threads are left for what people wait for.
THREADS = OUTBOX_LANES - PEOPLE_LANES + 2
LOOK_EVERY_S = 1.0
BEAT_EVERY_S = 5.0
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 5.0
FINISH_WITHIN_S = 8.0

log = logging.getLogger(__name__)


def send_handlers(gateway: Gateway) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect."""

    def send_text(effect: SendText, entry: str) -> None:
        gateway.send_text(effect.user_id, effect.text, entry_id=entry)

    def send_card(effect: SendCard, entry: str) -> None:
        gateway.send_card(effect.user_id, effect.card, entry_id=entry)

    return {
        SendText: Handler(send_text, is_message=True),
        SendCard: Handler(send_card, is_message=True),
    }


class OutboxWorker:
    """Runs until told to stop; a store that goes away and comes back only makes it pause."""

    def __init__(
        self,
        store: Store,
        waiting: Store,
        handlers: Handlers,
        stop: threading.Event,
        *,
        threads: int = THREADS,
        lease_ms: int = LEASE_MS,
    ) -> None:
        """It ends when `stop` is set. `waiting` must let a read block for LOOK_EVERY_S."""
        self._stop = stop
        self._waiting = waiting
        self._outbox = store.outbox
        self._pulse = store.pulse
        self._lanes = store.lanes(lease_ms)
        self._drainer = LaneDrainer(store, self._lanes, handlers, stop)
        self._board = LaneBoard()
        self._threads = [
            threading.Thread(target=self._drain_lanes, name=f"outbox-{n}", daemon=True)
            for n in range(threads)
        ]
        self._finished = threading.Event()

    def run(self, finish_within_s: float = FINISH_WITHIN_S) -> bool:
        """Work until told to stop, then end what is in hand; False if that takes too long."""
        renewer = threading.Thread(target=self._renew_leases, name="outbox-leases", daemon=True)
        for thread in (renewer, *self._threads):
            thread.start()
        try:
            self._dispatch()
        finally:
            is_done = self._finish(time.monotonic() + finish_within_s)
        return is_done

    def _dispatch(self) -> None:
        pause_s = FIRST_PAUSE_S
        while not self._stop.is_set():
            try:
                self._outbox.ensure_groups()
                news = self._waiting.news(self._outbox.tails())
                pause_s = FIRST_PAUSE_S
                self._notice(news)
            except StoreError as error:
                log.warning("outbox waits for Redis: %s", type(error).__name__)
                self._stop.wait(pause_s)
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def _notice(self, news: News) -> None:
        """Mark lanes with new entries at once, and every second all lanes with anything left."""
        look_at = beat_at = time.monotonic()
        while not self._stop.is_set():
            if time.monotonic() >= beat_at:
                self._pulse.beat(Part.WORKER)
                beat_at = time.monotonic() + BEAT_EVERY_S
            if time.monotonic() >= look_at:
                self._board.mark(self._outbox.occupied())
                look_at = time.monotonic() + LOOK_EVERY_S
            self._board.mark(news.wait(int(LOOK_EVERY_S * 1000)))

    def _drain_lanes(self) -> None:
        while (lane := self._board.take()) is not None:
            try:
                if self._drainer.drain(lane):
                    self._board.mark([lane])
            except StoreError as error:  # the lane is left to the next look
                log.warning("outbox lane %d waits for Redis: %s", lane, type(error).__name__)
            except Exception:
                log.exception("outbox lane %d failed", lane)
            finally:
                self._board.put_back(lane)

    def _renew_leases(self) -> None:
        while not self._finished.wait(self._lanes.renew_every_s):
            try:
                self._lanes.renew_all()
            except StoreError as error:
                log.warning("outbox leases not renewed: %s", type(error).__name__)

    def _finish(self, deadline: float) -> bool:
        self._board.close()
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._finished.set()
        return not any(thread.is_alive() for thread in self._threads)
