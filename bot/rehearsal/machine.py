"""The product and its clock: moved, watched, killed, restarted."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.rehearsal.patience import Patience
from bot.rehearsal.played import Played
from bot.rehearsal.store import Stored
from campaign.model import Campaign
from simulator.server import Simulator

LOOK_EVERY_S = 0.03
# CreateTime counts whole seconds, so what is sent right after a move may seem to be older than it.
AFTER_THE_MOVE = timedelta(seconds=2)


class Machine:
    """One product on one campaign clock; whatever is not done in time is noted as `unsettled`."""

    def __init__(
        self,
        campaign: Campaign,
        product: Played,
        simulator: Simulator,
        watch: Callable[[], None],
        patience: Patience,
    ) -> None:
        """`watch` is called again and again while something is waited for."""
        self._campaign = campaign
        self._product = product
        self._simulator = simulator
        self._watch = watch
        self._patience = patience
        self._store: Stored | None = None
        self.unsettled: list[str] = []
        self.exit_codes: list[int] = []

    @property
    def store(self) -> Stored:
        """What it has stored, as long as it runs."""
        if self._store is None:
            self._store = Stored(self._product.open_store(self._campaign))
        return self._store

    def now(self) -> datetime:
        """Campaign time."""
        return self._simulator.campaign_clock.now()

    def start(self, now: datetime) -> None:
        """Start the product at this instant of the campaign."""
        self._simulator.campaign_clock.expect(now)
        began = time.monotonic()
        self._product.start(now)
        self._patience.note_start(time.monotonic() - began)
        self._simulator.callback_url = self._product.callback_url
        self._simulator.campaign_clock.read()

    def stop(self) -> None:
        """End the product."""
        if self._store:
            self._store.close()
            self._store = None
        self.exit_codes.append(self._product.stop())

    def move(self, to: datetime) -> datetime:
        """Let the campaign go on from this instant, never back; campaign time then."""
        clock = self._simulator.campaign_clock
        now = clock.read()
        return clock.move(to + AFTER_THE_MOVE) if to + AFTER_THE_MOVE > now else now

    def await_tick(self, now: datetime) -> None:
        """Wait until the product has looked at everything that is due at this instant."""
        self._await(lambda: self.store.ticked() >= now, "到点后没有检查该办的事")

    def settle(self) -> None:
        """Wait until everything is done that has to be done now."""
        self._await(self.store.is_settled, "有事没有做完")

    def kill_worker(self) -> bool:
        """Kill the background worker while it fetches pictures; False where that can not be done."""
        before = self._downloads()
        until = time.monotonic() + 5
        while self._downloads() == before and time.monotonic() < until:
            time.sleep(LOOK_EVERY_S)
        return self._product.kill_worker()

    def _downloads(self) -> int:
        return sum(call.path == "media/get" for call in self._simulator.calls)

    def _await(self, is_so: Callable[[], bool], otherwise: str) -> None:
        patience_s = self._patience.seconds
        until = time.monotonic() + patience_s
        while not is_so():
            if time.monotonic() > until:
                at = self.now().astimezone(self._campaign.zone)
                self.unsettled.append(f"{at:%m-%d %H:%M} 等了 {patience_s:.0f} 秒，{otherwise}")
                return
            self._watch()
            time.sleep(LOOK_EVERY_S)
