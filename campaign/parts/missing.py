"""What an application still lacks, counted and added up; in words it is told by handlers/parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """Open entries, photos too few, characters too few, points too few; all nothing when complete.

    `optional` entries are open as well and may stay so. `surplus` are photos too many, as there are
    when config.yaml allows fewer than before.
    """

    entries: int
    photos: int
    characters: int
    points: int
    optional: int = 0
    surplus: int = 0

    def __bool__(self) -> bool:
        numbers = self.entries, self.photos, self.characters, self.points, self.surplus
        return any(numbers)

    def __add__(self, other: Missing) -> Missing:
        return Missing(
            self.entries + other.entries,
            self.photos + other.photos,
            self.characters + other.characters,
            self.points + other.points,
            self.optional + other.optional,
            self.surplus + other.surplus,
        )


NOTHING_MISSING = Missing(0, 0, 0, 0)
