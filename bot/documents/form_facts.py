"""What is printed on the official forms, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from campaign.applications import Application, Value
from campaign.model import Branch, Campaign, Track
from handlers.parts.prints import EMPTY, TICKED, Block, PartFacts, Points, Row, Ticked
from handlers.parts.registry import kind_of


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What a template can print; forms/README.md explains the names to the office."""

    title: str
    award: str
    branch: str
    receipt: str
    submitted_at: datetime
    sections: tuple[Block, ...]
    points: Points
    score: Points
    open_items: int
    groups: tuple[Block, ...]
    fields: dict[str, Row]
    is_draft: bool = False


def form_facts(
    campaign: Campaign,
    branch: Branch,
    track: Track,
    application: Application,
    receipt: str,
    submitted_at: datetime,
    *,
    is_draft: bool = False,
) -> FormFacts:
    """The facts for the form of a track; what has no answer yet stays blank."""
    parts = [kind_of(part).facts(part, application.part(part.id)) for part in track.parts]
    scored = next((part for part in parts if part.sections), PartFacts())
    return FormFacts(
        title=_title(track),
        award=track.name,
        branch=branch.name,
        receipt=receipt,
        submitted_at=submitted_at.astimezone(campaign.zone),
        sections=scored.sections,
        points=scored.points,
        score=scored.score,
        open_items=scored.open_items,
        groups=tuple(_groups([line for part in parts for line in part.ticked])),
        fields={name: row for part in parts for name, row in part.fields.items()},
        is_draft=is_draft,
    )


def _title(track: Track) -> str:
    """The title of the form; where a book title is followed by more, that goes on a second line."""
    form = next((part.on_form for part in track.parts if part.on_form), track.name)
    return re.sub("^《(.+)》(.+)$", r"\1\n\2", form)


def _groups(lines: Sequence[Ticked]) -> Iterator[Block]:
    """The yes / no lines, numbered through; neighbours of one group together."""
    rows = (
        (line.group, Row(line.text, "", number, 0, *_boxes(line.value)))
        for number, line in enumerate(lines, 1)
    )
    for title, group in groupby(rows, key=lambda row: row[0]):
        yield Block(title, tuple(row for _, row in group))


def _boxes(value: Value | None) -> tuple[str, str]:
    return (TICKED if value is True else EMPTY, TICKED if value is False else EMPTY)
