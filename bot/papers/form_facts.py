"""What is printed on the official forms, as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from campaign.applications import Answers, Application, Value
from campaign.model import Branch, Campaign, Track
from campaign.parts.checklist import Checklist
from campaign.parts.fields import Field, Fields
from campaign.parts.roles import Scored
from campaign.parts.scorecard import Scorecard
from campaign.scoring import bonus_points, tally, tally_section

TICKED, EMPTY = "☑", "□"


class Row(NamedTuple):
    """One row: an item and its score, a question and its boxes, or a field and its value."""

    text: str
    answer: str
    number: int = 0
    points: int = 0
    yes: str = EMPTY
    no: str = EMPTY


class Block(NamedTuple):
    """Rows that share the cell on their left: a section of a scorecard, a group of questions."""

    title: str
    rows: tuple[Row, ...]
    number: str = ""
    points: int = 0
    score: int = 0


class Points(NamedTuple):
    """Standard and bonus points, and both together."""

    standard: int = 0
    bonus: int = 0
    total: int = 0


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
    card = track.scorecard
    scores = application.part(card.id) if card else {}
    return FormFacts(
        title=_title(track),
        award=track.name,
        branch=branch.name,
        receipt=receipt,
        submitted_at=submitted_at.astimezone(campaign.zone),
        sections=tuple(_sections(card, scores)) if card else (),
        points=_points(card.points, card.bonus_points) if card else Points(),
        score=_points(tally(card, scores).points, bonus_points(card, scores)) if card else Points(),
        open_items=len(card.items.keys() - scores.keys()) if card else 0,
        groups=tuple(_groups(track, application)),
        fields={
            field.id: Row(field.label, _shown(field, application.part(part.id).get(field.id)))
            for part in track.parts
            if isinstance(part, Fields)
            for field in part.fields
        },
        is_draft=is_draft,
    )


def _title(track: Track) -> str:
    """The title of the form; where a book title is followed by more, that goes on a second line."""
    printed = (part for part in track.parts if isinstance(part, Scorecard | Checklist | Fields))
    form = next((part.form for part in printed), track.name)
    return re.sub("^《(.+)》(.+)$", r"\1\n\2", form)


def _points(total: int, bonus: int) -> Points:
    return Points(total - bonus, bonus, total)


def _sections(card: Scored, scores: Answers) -> Iterator[Block]:
    for section in card.sections:
        rows = (
            Row(item.text, str(scores.get(item.id, "")), number, item.points)
            for number, item in enumerate(section.items, 1)
        )
        score = tally_section(section, scores).points
        yield Block(section.title, tuple(rows), section.number, section.points, score)


def _groups(track: Track, application: Application) -> Iterator[Block]:
    """The questions of all checklists, numbered through; neighbours of one group together."""
    asked = [
        (question.group, question.text, application.part(part.id).get(question.id))
        for part in track.parts
        if isinstance(part, Checklist)
        for question in part.items
    ]
    rows = (
        (group, Row(text, "", number, 0, *_boxes(value)))
        for number, (group, text, value) in enumerate(asked, 1)
    )
    for title, group in groupby(rows, key=lambda row: row[0]):
        yield Block(title, tuple(row for _, row in group))


def _boxes(value: Value | None) -> tuple[str, str]:
    return (TICKED if value is True else EMPTY, TICKED if value is False else EMPTY)


def _shown(field: Field, value: Value | None) -> str:
    if field.type == "date" and isinstance(value, str):
        return day_of(date.fromisoformat(value))
    return "" if value is None else str(value)


def day_of(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
