"""What an application still lacks before it can be handed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from campaign.applications import Application
from campaign.essays import text_of
from campaign.model import Track
from campaign.parts import Essay, Photos
from campaign.scoring import gap
from campaign.word_count import count_characters

Kind = TypeVar("Kind", Photos, Essay)


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


NOTHING_MISSING = Missing(0, 0, 0, 0)


def missing(track: Track, application: Application) -> Missing:
    """What the track asks for and the application does not have."""
    photos, essay = part_of(track, Photos), part_of(track, Essay)
    card = track.scorecard
    # Photos that were not sent back cannot be deleted, so nobody may be asked to.
    may_delete = application.open_return is None
    return Missing(
        sum(len(ids - application.part(part).keys()) for part, ids in track.required.items()),
        max(0, photos.minimum - len(application.photos)) if photos else 0,
        max(0, essay.minimum_length - essay_length(application)) if essay else 0,
        gap(track, card, application.part(card.id)).short_by if card else 0,
        sum(application.value(place) is None for place in track.optional),
        max(0, len(application.photos) - photos.maximum) if photos and may_delete else 0,
    )


def part_of(track: Track, kind: type[Kind]) -> Kind | None:
    """The part of a kind that a track has at most one of."""
    return next((part for part in track.parts if isinstance(part, kind)), None)


def essay_length(application: Application) -> int:
    """The 字数 of the long text so far."""
    return _length(application.essay)


@lru_cache(maxsize=256)
def _length(essay: tuple[str, ...]) -> int:
    return count_characters(text_of(essay))
