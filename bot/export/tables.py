"""The list: a spreadsheet with a sheet for all, one an award, one for files, one for the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.export import history, overview, track_sheet
from bot.export.archive import Member
from bot.export.cells import Cell, Column, Link
from bot.export.history import History
from bot.export.standing import Standing
from bot.export.track_sheet import TrackSheet
from bot.export.workbook import Workbook, writing
from campaign.closing import Counts
from campaign.model import Branch, Campaign, Track
from handlers.wording import archive as wording
from handlers.wording.archive import Head
from storage.audit import Entry

FILE_COLUMNS = (
    Column(Head.BRANCH, 28),
    Column(Head.TRACK, 18),
    Column(Head.FILE, 80),
    Column(Head.SIZE, 14),
    Column(Head.SHA256, 68),
    Column(Head.NOTE, 40),
)


class Tables:
    """Every sheet grows row by row; nothing of what was added stays in memory.

    There is none for files where the list goes out without them.
    """

    def __init__(self, campaign: Campaign, book: Workbook, *, with_files: bool = True) -> None:
        self._campaign = campaign
        self._overview = book.sheet(wording.OVERVIEW, overview.COLUMNS, overview.FIXED)
        self._rows = {track: TrackSheet(campaign.tracks[track]) for track in campaign.tracks}
        self._tracks = {
            id_: book.sheet(campaign.tracks[id_].name, row.columns, track_sheet.FIXED)
            for id_, row in self._rows.items()
        }
        self._files = book.sheet(wording.FILES, FILE_COLUMNS, 0) if with_files else None
        self._history = book.sheet(wording.HISTORY, history.COLUMNS, history.FIXED)
        self._told = History(campaign)
        self._counts = {id_: Counts(track) for id_, track in campaign.tracks.items()}

    def add_standing(self, standing: Standing) -> None:
        """How one application stands, on the first sheet and on that of its award."""
        self._overview.add(overview.row(standing))
        track = standing.track.id
        self._tracks[track].add(self._rows[track].row(standing))
        self._counts[track].count(standing.condition)

    def add_file(self, branch: Branch, track: Track, file: Member, note: str = "") -> None:
        """A file of the archive."""
        link = Link(file.path, file.path)
        self._add_file([branch.name, track.name, link, file.size, file.sha256, note or None])

    def add_missing(self, branch: Branch, track: Track, name: str, note: str) -> None:
        """A file that should be in the archive and is not."""
        self._add_file([branch.name, track.name, name, None, None, note])

    def _add_file(self, cells: Sequence[Cell]) -> None:
        if self._files:
            self._files.add(cells)

    def add_entry(self, branch: Branch | None, entry: Entry) -> bool:
        """Something done about a branch, or by the office as a whole; False if it is not shown."""
        told = self._told
        row = told.of_branch(branch, entry) if branch else told.of_office(entry)
        if row:
            self._history.add(row)
        return row is not None

    def add_review(self, entry: Entry) -> None:
        """A ballot, or something settled of the review."""
        self._history.add(self._told.of_review(entry))

    def finish(self, as_of: datetime) -> None:
        """Say on every page what this is, and below the first sheet how many stand where."""
        title = wording.list_title(self._campaign, as_of)
        for sheet in (self._overview, *self._tracks.values(), self._files, self._history):
            if sheet:
                sheet.finish(title)
        totals = [wording.total(counted) for counted in self._counts.values()]
        self._overview.add_below(totals)
        self._overview.add_signatures(wording.STAMP, wording.SIGNED, wording.DATE)


@contextmanager
def writing_tables(campaign: Campaign, path: Path, *, with_files: bool = True) -> Iterator[Tables]:
    """The list, which is on disk when the block ends well."""
    with writing(path, campaign) as book:
        yield Tables(campaign, book, with_files=with_files)
