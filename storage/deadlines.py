"""The deadlines the office has put off, one line a branch, for whoever needs those of all branches.

Written in the same commit as the record that holds the same, so nobody reads records for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from redis import Redis

from storage.keys import Keys


def write_of(keys: Keys, number: str, until: datetime) -> list[str]:
    """The Redis command that stores the deadline of a branch."""
    return ["HSET", keys.deadlines, number, until.isoformat()]


def read_deadlines(server: Redis, keys: Keys) -> dict[str, datetime]:
    """The deadlines of their own that branches have, by branch number."""
    lines: Any = server.hgetall(keys.deadlines)
    return deadlines_in(lines)


def deadlines_in(lines: Mapping[str, str]) -> dict[str, datetime]:
    """The deadlines of their own that a Redis hash holds, by branch number."""
    return {number: datetime.fromisoformat(at) for number, at in lines.items()}
