"""What an application still lacks before it can be handed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from campaign.applications import Application, Place
from campaign.essays import text_of
from campaign.model import Track
from campaign.parts import Essay, Fields, Part, Photos
from campaign.scoring import gap
from campaign.word_count import count_characters

Kind = TypeVar("Kind", Photos, Essay)


@dataclass(frozen=True, slots=True)
class Missing:
    """Open entries, photos too few, characters too few, points too few; all nothing when complete."""

    entries: int
    photos: int
    characters: int
    points: int

    def __bool__(self) -> bool:
        return bool(self.entries or self.photos or self.characters or self.points)


def missing(track: Track, application: Application) -> Missing:
    """What the track asks for and the application does not have."""
    photos, essay = part_of(track, Photos), part_of(track, Essay)
    card = track.scorecard
    return Missing(
        sum(
            application.value(place) is None for place in track.places if is_required(track, place)
        ),
        max(0, photos.minimum - len(application.photos)) if photos else 0,
        max(0, essay.minimum_length - essay_length(application)) if essay else 0,
        gap(track, card, application.part(card.id)).short_by if card else 0,
    )


def is_required(track: Track, place: Place) -> bool:
    """False for a field that may stay empty."""
    part = track.part(place.part)
    if not isinstance(part, Fields):
        return True
    return next(field.required for field in part.fields if field.id == place.entry)


def part_of(track: Track, kind: type[Kind]) -> Kind | None:
    """The part of a kind that a track has at most one of."""
    return next((part for part in track.parts if isinstance(part, kind)), None)


def essay_length(application: Application) -> int:
    """The 字数 of the long text so far."""
    return _length(application.essay)


@lru_cache(maxsize=256)
def _length(essay: tuple[str, ...]) -> int:
    return count_characters(text_of(essay))


def parts_left(track: Track, application: Application) -> list[Part]:
    """The photo and essay parts that are not complete yet."""
    left = missing(track, application)
    photos, essay = part_of(track, Photos), part_of(track, Essay)
    lacking: list[Part | None] = [
        photos if left.photos else None,
        essay if left.characters else None,
    ]
    return [part for part in lacking if part]
