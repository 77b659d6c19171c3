"""The name of one thing that can be answered: its part and its entry, never a position."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """One thing that can be answered: an entry (item, question or field) of a part, by name."""

    part: str
    entry: str
