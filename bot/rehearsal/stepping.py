"""The machine of a product within this process: where others wait, it goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.rehearsal.inside import InsideProduct, NoPatience
from bot.rehearsal.machine import Machine
from bot.rehearsal.patience import Patience
from bot.rehearsal.product import Product
from campaign.model import Campaign
from simulator.server import Simulator


class SteppingMachine(Machine):
    """Ticks and empties the outbox itself, so that everything comes in one order."""

    def __init__(
        self,
        campaign: Campaign,
        product: InsideProduct,
        simulator: Simulator,
        watch: Callable[[], None],
        patience: Patience,
    ) -> None:
        super().__init__(campaign, product, simulator, watch, patience)
        self._inside = product

    def await_tick(self, now: datetime) -> None:
        """Do what is due."""
        self._inside.tick()
        super().await_tick(now)

    def settle(self) -> None:
        """Do everything that has to be done now."""
        self._inside.go_on()
        super().settle()

    def kill_worker(self) -> bool:
        """There is none."""
        return False


def patience_with(product: Product | InsideProduct, branches: int) -> Patience:
    """How long people wait for this product."""
    return NoPatience(product) if isinstance(product, InsideProduct) else Patience(branches)


def machine_with(
    campaign: Campaign,
    product: Product | InsideProduct,
    simulator: Simulator,
    watch: Callable[[], None],
    patience: Patience,
) -> Machine:
    """What moves this product on."""
    if isinstance(product, InsideProduct):
        return SteppingMachine(campaign, product, simulator, watch, patience)
    return Machine(campaign, product, simulator, watch, patience)
