"""A sheet for one award: every answer of every branch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.export.cells import Cell, Column
from bot.export.standing import Standing
from campaign.model import Track
from campaign.parts.part import Part
from handlers.parts.prints import SheetColumn
from handlers.parts.registry import kind_of
from handlers.wording.archive import Head

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
    for column in kind_of(part).columns(part):
        yield Column(column.title, column.width, column.group), _reader(column)


def _reader(column: SheetColumn) -> Read:
    return lambda standing: column.value(standing.listed)
