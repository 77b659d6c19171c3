"""Builds an archive of everything: the list, a folder per application, notes, checksums."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from bot.documents.versions import version_of
from bot.export.names import plain_name
from bot.export.packing import Built, Packing, Progress, made_at
from bot.export.source import BranchState, Source
from bot.export.standing import Standing
from bot.export.tables import Tables, writing_tables
from campaign.applications import Application, Status
from campaign.model import Branch, Track
from handlers.wording import archive as wording
from storage.audit import Entry
from storage.files.photos import PhotoStore


def build(source: Source, photos: PhotoStore, target: Path, progress: Progress) -> Built:
    """Make the archive at `target`, there only once it is whole; ArchiveError if it is not right.

    The same data make the same bytes. A photo that cannot be read is a problem to tell of.
    """
    with made_at(target) as folder:
        loose = wording.LIST, wording.NOTES
        with Packing(folder, source.campaign, photos, *loose) as packing:
            return _Builder(source, packing, folder / wording.LIST).run(progress)


class _Builder:
    """What goes into the archive of everything."""

    def __init__(self, source: Source, packing: Packing, path: Path) -> None:
        self._source = source
        self._campaign = source.campaign
        self._packing = packing
        self._list = path
        self._counts: Counter[str] = Counter()
        self._as_of = self._campaign.opens_at

    def run(self, progress: Progress) -> Built:
        with writing_tables(self._campaign, self._list) as tables:
            for number, state in enumerate(self._source.branches(), 1):
                self._add_branch(tables, state)
                progress(number, len(self._campaign.branches))
            for entry in self._source.office_history():
                self._add_entry(tables, None, entry)
            for entry in self._source.review_history():
                tables.add_review(entry)
                self._seen(entry.at)
            tables.finish(self._as_of)
        self._packing.add_loose(wording.NOTES, self._notes(), self._as_of)
        self._packing.add_loose(wording.LIST, self._list, self._as_of)
        return self._packing.seal(self._counts.total(), self._as_of)

    def _add_branch(self, tables: Tables, state: BranchState) -> None:
        branch, record = state.branch, state.record
        for track in self._campaign.for_branch(branch).tracks.values():
            application = record.application(track.id)
            self._seen(application.changed_at)
            submission, folder = application.submission, ""
            if submission:
                folder = self._folder(branch, track, application)
                version = version_of(branch, track, application, submission)
                for file in self._packing.add_version(version, folder):
                    if file.member:
                        tables.add_file(branch, track, file.member, file.note)
                    else:
                        tables.add_missing(branch, track, file.name, file.note)
                self._counts[track.id] += application.status is Status.SUBMITTED
            until = record.extended_until
            tables.add_standing(Standing(self._campaign, branch, track, application, until, folder))
        for entry in state.history:
            self._add_entry(tables, branch, entry)

    def _add_entry(self, tables: Tables, branch: Branch | None, entry: Entry) -> None:
        if tables.add_entry(branch, entry):
            self._seen(entry.at)

    def _folder(self, branch: Branch, track: Track, application: Application) -> str:
        counts = application.status is Status.SUBMITTED
        parts = [track.name, f"{branch.shown} {branch.name}"]
        above = [] if counts else [wording.NOT_COUNTED]
        return "/".join(plain_name(part) for part in (*above, *parts))

    def _notes(self) -> bytes:
        tracks = self._campaign.tracks.values()
        counts = [(track, self._counts[track.id]) for track in tracks]
        problems = self._packing.problems
        return wording.notes(self._campaign, self._as_of, counts, problems).encode()

    def _seen(self, at: datetime | None) -> None:
        """Time in the archive is that of the newest change, not that of the export."""
        if at is not None:
            self._as_of = max(self._as_of, at)
