"""A bot with its embedded server and workers, and the simulator in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulator.server import Simulator
from tests.bot.processes import Product

OPENED = "2023-05-08T09:00:00+08:00"


class Stage:
    """The simulator and the product it talks to."""

    def __init__(self, sim: Simulator, product: Product) -> None:
        self.sim = sim
        self.product = product


@contextmanager
def on_stage(folder: Path, opened: str = OPENED, **environ: str) -> Iterator[Stage]:
    """Run both until the block ends; the bot must have kept to the protocol and end cleanly."""
    with Simulator() as sim:
        here = {"WECOM_API_BASE": sim.api_base, "BOT_NOW": opened, **environ}
        product = Product(folder, **(sim.credentials.environment() | here))
        product.start()
        sim.callback_url = f"http://127.0.0.1:{product.port}/wecom/callback"
        try:
            yield Stage(sim, product)
        finally:
            code = product.end()
        assert code == 0, product.words()
        assert sim.protocol_faults == []
