"""One season, and what it has broken."""

from __future__ import annotations

import io

from bot.rehearsal.command import play
from bot.rehearsal.progress import Progress
from bot.rehearsal.promises.verdict import verdict
from campaign.model import Campaign


def broken_in(campaign: Campaign, seed: int) -> list[str]:
    """Every promise that a season with this seed has broken, and where."""
    evidence = play(campaign, Progress(io.StringIO()), seed, in_processes=False)
    return [
        f"{promise.words}: {where}" for promise in verdict(evidence) for where in promise.broken
    ]
