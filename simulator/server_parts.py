"""What the page needs of a running simulator, without importing the server."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.campaign_clock import CampaignClock
from simulator.enterprise import Enterprise
from simulator.people import Person


@dataclass(frozen=True)
class Parts:
    """The enterprise, the campaign clock, and finding a person."""

    enterprise: Enterprise
    campaign_clock: CampaignClock
    person: Callable[[str], Person]
    boot_id: str = field(default_factory=lambda: secrets.token_hex(8))
