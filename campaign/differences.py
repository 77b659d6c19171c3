"""What differs between two versions that were handed in."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.applications import Place, Submission
from campaign.model import Track


@dataclass(frozen=True, slots=True)
class Differences:
    """The entries with another answer, in the order of the forms; whether photos and text differ."""

    places: tuple[Place, ...]
    photos: bool
    essay: bool

    def __bool__(self) -> bool:
        return bool(self.places or self.photos or self.essay)


def differences(track: Track, one: Submission, other: Submission) -> Differences:
    """What differs between two versions of an application for a track."""
    changed = tuple(
        place
        for place in track.places
        if one.answers.get(place.part, {}).get(place.entry)
        != other.answers.get(place.part, {}).get(place.entry)
    )
    pictures = [sorted(photo.sha256 for photo in version.photos) for version in (one, other)]
    return Differences(changed, pictures[0] != pictures[1], one.essay != other.essay)
