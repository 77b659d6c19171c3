"""Who changed what, from what to what, and when: one Redis stream per branch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from campaign.applications import Value
from storage.documents import dump
from storage.keys import Keys


@dataclass(frozen=True, slots=True)
class Entry:
    """One change; `before` and `after` map `part/entry` (or `status`) to its value."""

    at: datetime
    user_id: str
    did: str
    track: str
    before: Mapping[str, Value | None]
    after: Mapping[str, Value | None]


def write_of(keys: Keys, scope: str, entry: Entry) -> list[str]:
    """The Redis command that appends an entry to the history of a branch (or of the office)."""
    return [
        "XADD",
        keys.audit(scope),
        "*",
        "at",
        entry.at.isoformat(),
        "by",
        entry.user_id,
        "did",
        entry.did,
        "track",
        entry.track,
        "before",
        dump(dict(entry.before)),
        "after",
        dump(dict(entry.after)),
    ]
