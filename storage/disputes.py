"""The disputes the office has not decided: kept with the branch, and in one hash for the office.

Both are written in the same commit, so the office reads no records to list them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from campaign.disputes import Dispute
from storage.documents import dump, load
from storage.keys import Keys


def write_of(keys: Keys, number: str, disputes: Iterable[Dispute]) -> list[str]:
    """The Redis command that stores what is undecided about a branch, also when nothing is."""
    return ["HSET", keys.disputes, number, dump(to_docs(disputes))]


def disputes_in(lines: Mapping[str, str]) -> dict[str, tuple[Dispute, ...]]:
    """The undecided disputes a Redis hash holds, by branch number; only branches with any."""
    found = {number: from_docs(load(line)) for number, line in sorted(lines.items())}
    return {number: disputes for number, disputes in found.items() if disputes}


def to_docs(disputes: Iterable[Dispute]) -> list[list[Any]]:
    """Disputes as they are stored."""
    return [
        [d.user_id, d.stated_at.isoformat(), d.arrived_at.isoformat(), d.said, d.track]
        for d in disputes
    ]


def from_docs(docs: Iterable[list[Any]]) -> tuple[Dispute, ...]:
    """Disputes as they were stored."""
    return tuple(
        Dispute(user, datetime.fromisoformat(stated), datetime.fromisoformat(arrived), said, track)
        for user, stated, arrived, said, track in docs
    )
