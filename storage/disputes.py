"""The disputes the office has not decided: kept with the branch, and in one hash for the office.

Both are written in the same commit, so the office reads no records to list them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from campaign.disputes import Dispute
from storage import older
from storage.codec import Codec
from storage.keys import Keys


@dataclass(frozen=True, slots=True)
class Undecided:
    """All that is undecided about one branch."""

    all: tuple[Dispute, ...] = ()


_CODEC = Codec[Undecided](Undecided, older.disputes)


def write_of(keys: Keys, number: str, disputes: tuple[Dispute, ...]) -> list[str]:
    """The Redis command that stores what is undecided about a branch, also when nothing is."""
    return ["HSET", keys.disputes, number, text_of(disputes)]


def disputes_in(lines: Mapping[str, str]) -> dict[str, tuple[Dispute, ...]]:
    """The undecided disputes a Redis hash holds, by branch number; only branches with any."""
    found = {number: read(line) for number, line in sorted(lines.items())}
    return {number: disputes for number, disputes in found.items() if disputes}


def text_of(disputes: tuple[Dispute, ...]) -> str:
    """Disputes as they are stored."""
    return _CODEC.write(Undecided(disputes))


def read(text: str | None) -> tuple[Dispute, ...]:
    """Disputes as they were stored; none where nothing is."""
    return _CODEC.read(text).all if text else ()
