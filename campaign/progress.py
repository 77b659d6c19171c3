"""How far each stretch of an application is: a section of the scorecard, or a part of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.applications import Application
from campaign.completeness import essay_length
from campaign.model import Track
from campaign.parts import Essay, Part, Photos, Scorecard, Section


@dataclass(frozen=True, slots=True)
class Stretch:
    """`enough` entries, photos or characters fill it; `section` is None where it is a whole part."""

    name: str
    part: Part
    section: Section | None
    enough: int


def stretches(track: Track) -> tuple[Stretch, ...]:
    """The stretches of a track in the order of the forms, without what may be left empty."""
    return tuple(s for part in track.parts for s in _stretches(track, part) if s.enough)


def progress(track: Track, application: Application) -> dict[str, int]:
    """What is there of each stretch, by name, without those that are still empty."""
    done = {s.name: _done(track, application, s) for s in stretches(track)}
    return {name: number for name, number in done.items() if number}


def _stretches(track: Track, part: Part) -> Iterator[Stretch]:
    match part:
        case Scorecard():
            for section in part.sections:
                yield Stretch(f"{part.id}/{section.number}", part, section, len(section.items))
        case Photos():
            yield Stretch(part.id, part, None, part.minimum)
        case Essay():
            yield Stretch(part.id, part, None, part.minimum_length)
        case _:
            yield Stretch(part.id, part, None, len(track.required[part.id]))


def _done(track: Track, application: Application, stretch: Stretch) -> int:
    match stretch.part:
        case Photos():
            return len(application.photos)
        case Essay():
            return essay_length(application)
    section = stretch.section
    entries = frozenset(section.ids) if section else track.required[stretch.part.id]
    return len(application.part(stretch.part.id).keys() & entries)
