"""A sheet for one award: every answer of every branch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.export.cells import Cell, Column
from bot.export.standing import Standing
from campaign.applications import Value
from campaign.essays import essay_length
from campaign.model import Track
from campaign.parts.checklist import Checklist
from campaign.parts.essay import Essay
from campaign.parts.fields import Fields
from campaign.parts.items import Section
from campaign.parts.part import Part
from campaign.parts.photos import Photos
from campaign.parts.scorecard import Scorecard
from campaign.scoring import tally_section
from handlers.wording import archive as wording
from handlers.wording.archive import Head
from handlers.wording.checks import YES_NO

FIXED = 3
Read = Callable[[Standing], Cell]


class TrackSheet:
    """The columns of one award and what stands in them."""

    def __init__(self, track: Track) -> None:
        self._pairs = [*_common(track), *(p for part in track.parts for p in _of_part(part))]
        self._pairs += _closing()
        self.columns = [column for column, _ in self._pairs]

    def row(self, standing: Standing) -> list[Cell]:
        """The line of one branch."""
        return [read(standing) for _, read in self._pairs]


def _common(track: Track) -> Iterator[tuple[Column, Read]]:
    yield Column(Head.NUMBER, 7), lambda s: s.branch.shown
    yield Column(Head.BRANCH, 24), lambda s: s.branch.name
    yield Column(Head.STATUS, 12), lambda s: s.status
    yield Column(Head.RECEIPT, 10), lambda s: s.receipt
    if track.scorecard:
        yield Column(Head.SCORE, 9), lambda s: s.score
        yield Column(Head.REVIEWED, 9), lambda s: s.reviewed
        yield Column(Head.ADJUSTED, 20), lambda s: s.adjusted


def _closing() -> Iterator[tuple[Column, Read]]:
    yield Column(Head.LACKING, 24), lambda s: s.lacking
    yield Column(Head.REASON, 24), lambda s: s.reason
    yield Column(Head.FOLDER, 8), lambda s: s.link


def _of_part(part: Part) -> Iterator[tuple[Column, Read]]:
    match part:
        case Scorecard():
            yield from _scores(part)
        case Checklist():
            for question in part.items:
                title = wording.question_head(question.id, question.text)
                group = question.group or part.title
                yield Column(title, 16, group), _answer(part.id, question.id)
        case Fields():
            for field in part.fields:
                yield Column(field.label, 20, part.title), _answer(part.id, field.id)
        case Photos():
            yield Column(part.title, 9), lambda s: len(s.counted.photos) or None
        case Essay():
            yield Column(wording.length_head(part.title), 9), _length


def _scores(card: Scorecard) -> Iterator[tuple[Column, Read]]:
    for section in card.sections:
        group = wording.section_head(section.number, section.title, section.points)
        for item in section.items:
            title = wording.item_head(item.id, item.text, item.points)
            yield Column(title, 9, group), _answer(card.id, item.id)

        def subtotal(standing: Standing, section: Section = section) -> Cell:
            tally = tally_section(section, standing.listed.part(card.id))
            return tally.points if tally.answered else None

        yield Column(Head.SUBTOTAL, 8, group), subtotal


def _answer(part: str, entry: str) -> Read:
    return lambda standing: _shown(standing.listed.part(part).get(entry))


def _shown(value: Value | None) -> Cell:
    return YES_NO[value] if isinstance(value, bool) else value


def _length(standing: Standing) -> Cell:
    return essay_length(standing.counted) or None
