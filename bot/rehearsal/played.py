"""What a season asks of the product it is played with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from campaign.model import Campaign
from storage.store import Store


class Played(Protocol):
    """The product, as processes of its own or within this one."""

    data: Path

    @property
    def callback_url(self) -> str:
        """Where callbacks go."""
        ...

    def start(self, now: datetime) -> None:
        """Run it from this instant of the campaign on, until it takes callbacks."""
        ...

    def stop(self) -> int:
        """End it; its exit code."""
        ...

    def kill_worker(self) -> bool:
        """Kill the background worker as a crash would; False where that cannot be done."""
        ...

    def open_store(self, campaign: Campaign) -> Store:
        """The store it runs on just now."""
        ...

    def log_lines(self) -> list[str]:
        """Everything it has logged."""
        ...
