"""What came in too late although it is said to have been sent in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Dispute:
    """A message that was not applied and that the office has to decide about.

    `stated_at` is when the platform says it was sent, before the deadline; `arrived_at` is beyond
    the tolerance. `track` is the one the person was filling in, "" for none.
    """

    user_id: str
    stated_at: datetime
    arrived_at: datetime
    said: str
    track: str = ""
