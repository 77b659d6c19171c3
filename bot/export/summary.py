"""推荐汇总表.xlsx: a sheet for each award, the grants, and the files; each prints on A4."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.export.cells import Cell, Column, Link, Toned
from bot.export.sheet import CLOSE, PRINTED, Sheet
from bot.export.workbook import Workbook, writing
from campaign.applications import Place, Value
from campaign.model import Branch, Campaign, Track
from campaign.reviewing import settled_points
from campaign.scoring import tally
from campaign.upward import Recommended, Upward
from handlers.parts.prints import OwnColumn
from handlers.parts.registry import kind_of
from handlers.wording import archive
from handlers.wording import upward as wording
from handlers.wording.upward import Summary


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A recommended application, its number in the table, and when it was handed in."""

    number: int
    one: Recommended
    submitted: str


@dataclass(frozen=True, slots=True)
class Material:
    """A file of a recommended application; its path is "" where it is missing."""

    track: Track
    number: int
    branch: Branch
    name: str
    path: str
    note: str


Read = Callable[[SummaryLine], Cell]
FILE_COLUMNS = (
    Column(Summary.AWARD, 15),
    Column(Summary.NUMBER, 5),
    Column(Summary.BRANCH, 22),
    Column(Summary.MATERIAL, 33),
    Column(Summary.NOTE, 20),
)


def write_summary(
    path: Path,
    campaign: Campaign,
    awards: Sequence[Upward],
    lines: Mapping[str, Sequence[SummaryLine]],
    materials: Sequence[Material],
) -> None:
    """Write the workbook; `lines` are those of each award, by its id."""
    with writing(path, campaign) as book:
        for award in awards:
            if award.recommended:
                _award_sheet(book, campaign, award, lines[award.award.id])
        granted = [award for award in awards if award.grants]
        for award in granted:
            _grants_sheet(book, campaign, award, wording.grants_name(award.award, len(granted)))
        _files_sheet(book, campaign, materials)


def _award_sheet(
    book: Workbook, campaign: Campaign, award: Upward, lines: Sequence[SummaryLine]
) -> None:
    columns = list(_columns(award.award))
    above = wording.sheet_title(award.award), wording.organiser(campaign)
    heads = [column for column, _ in columns]
    sheet = book.sheet(wording.sheet_name(award.award), heads, 2, above, PRINTED)
    rows = [[read(line) for _, read in columns] for line in lines]
    for row in rows:
        sheet.add(row)
    added = {number for number, (head, _) in enumerate(columns) if head.title in _summed(award)}
    sheet.add(
        [Summary.TOTAL, wording.total(award), *_sums(sheet, rows, added, start=2, end=len(heads))]
    )
    _close(sheet, wording.contact(campaign))


def _grants_sheet(book: Workbook, campaign: Campaign, award: Upward, name: str) -> None:
    grants = award.award.grants
    station = next((own for own in _own_columns(award.award) if own.is_text), None)
    columns = [Column(Summary.NUMBER, 6), Column(Summary.BRANCH, 30)]
    columns += [Column(station.label, 26)] if station else []
    start = len(columns)
    columns += [Column(wording.of_source(grant.source), 16) for grant in grants]
    columns += [Column(Summary.SUM, 12), Column(Summary.REMARKS, 16)]
    above = wording.grants_title(award.award), wording.organiser(campaign)
    sheet = book.sheet(name, columns, 2, above, PRINTED)
    each = [grant.amount for grant in grants]
    rows: list[list[Cell]] = []
    for number, one in enumerate(award.recommended, 1):
        own: list[Cell] = [_answer(one, station.entry)] if station else []
        rows.append([number, _whose(one), *own, *each, sum(each), None])
        sheet.add(rows[-1])
    money = set(range(start, len(columns) - 1))
    head: list[Cell] = [Summary.TOTAL, wording.total(award)]
    sheet.add([*head, *_sums(sheet, rows, money, start=2, end=len(columns))])
    _close(sheet, wording.grants_note(award), wording.contact(campaign))


def _files_sheet(book: Workbook, campaign: Campaign, materials: Sequence[Material]) -> None:
    above = Summary.FILES, wording.organiser(campaign)
    sheet = book.sheet(Summary.FILES, FILE_COLUMNS, 0, above, CLOSE)
    for file in materials:
        link: Cell = Link(file.path, file.name) if file.path else file.name
        note: Cell = Toned(file.note, "bad") if file.note else None
        sheet.add([file.track.name, file.number, file.branch.name, link, note])
    missing = [file.name for file in materials if not file.path]
    _close(sheet, wording.files_total(len(materials), missing))


def _close(sheet: Sheet, *below: str) -> None:
    sheet.add_below(below)
    sheet.add_signatures(archive.STAMP, archive.SIGNED, archive.DATE)


def _columns(award: Track) -> Iterator[tuple[Column, Read]]:
    yield Column(Summary.NUMBER, 6), lambda line: line.number
    yield Column(Summary.BRANCH, 30), lambda line: _whose(line.one)
    for own in _own_columns(award):
        yield Column(own.label, own.width), _reader(own)
    yield Column(Summary.CHAIR, 12), lambda line: line.one.chair_name or None
    yield Column(Summary.PHONE, 16), lambda line: line.one.phone or None
    if award.scorecard:
        yield Column(Summary.SCORE, 9), lambda line: _self_score(line.one)
        yield Column(Summary.REVIEWED, 9), lambda line: _settled(line.one)
    yield Column(Summary.SUBMITTED, 24), lambda line: line.submitted
    yield Column(Summary.REMARKS, 16), lambda _: None


def _own_columns(award: Track) -> list[OwnColumn]:
    """The short answers that no other column has: no longer text, nothing the roster knows."""
    return [own for part in award.parts for own in kind_of(part).own_columns(part)]


def _summed(award: Upward) -> set[str]:
    return {own.label for own in _own_columns(award.award) if own.is_number}


def _sums(
    sheet: Sheet, rows: Sequence[Sequence[Cell]], added: set[int], *, start: int, end: int
) -> list[Cell]:
    """The line of totals from a column on: sums where numbers are added up, else nothing."""
    return [
        sheet.sum_of(column, sum(n for row in rows if isinstance(n := row[column], int)))
        if column in added
        else None
        for column in range(start, end)
    ]


def _reader(own: OwnColumn) -> Read:
    return lambda line: _answer(line.one, own.entry)


def _answer(one: Recommended, entry: str) -> Cell:
    """What the version that counts says in an entry, whatever part it stood in then."""
    submitted = one.application.as_submitted
    for part in one.track.as_asked(submitted).parts:
        value: Value | None = submitted.value(Place(part.id, entry))
        if value is not None:
            return value
    return None


def _whose(one: Recommended) -> str:
    return f"{one.branch.name}{one.track.which}"


def _self_score(one: Recommended) -> int | None:
    submitted = one.application.as_submitted
    card = one.track.as_asked(submitted).scorecard
    return tally(card, submitted.part(card.id)).points if card else None


def _settled(one: Recommended) -> int | None:
    card = one.track.as_asked(one.application.as_submitted).scorecard
    return settled_points(card, one.application) if card else None
