"""Builds an archive: the list, a folder per application, notes, checksums; all of it read back."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.export.archive import Archive, append, read_back
from bot.export.names import Names, plain_name
from bot.export.source import BranchState, Source
from bot.export.standing import Standing, local
from bot.export.tables import Tables, writing_tables
from bot.papers.forms import FormError
from bot.papers.versions import Version, document_name, document_of, photo_name, version_of
from campaign.applications import Application, Photo, Status
from campaign.model import Branch, Track
from handlers.wording import archive as wording
from storage.audit import Entry
from storage.photo_files import PhotoMissingError, PhotoPathError, PhotoStore

UNFINISHED = ".unfinished-"
Progress = Callable[[int, int], None]  # branches done, of how many


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it: applications that count, files that should be there, files that are right."""

    applications: int
    expected: int
    right: int
    size: int
    problems: tuple[str, ...]


def build(source: Source, photos: PhotoStore, target: Path, progress: Progress) -> Built:
    """Make the archive at `target`, there only once it is whole; ArchiveError if it is not right.

    The same data make the same bytes. A photo that cannot be read is a problem to tell of.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=target.parent) as folder:
        work = Path(folder)
        builder = _Builder(source, photos, work)
        built = builder.run(progress)
        with builder.path.open("rb") as file:
            os.fsync(file.fileno())
        builder.path.replace(target)
    return built


class _Builder:
    """One archive in the making; at most one document of it is in memory."""

    def __init__(self, source: Source, photos: PhotoStore, folder: Path) -> None:
        self.path = folder / "archive.zip"
        self._source = source
        self._campaign = source.campaign
        self._photos = photos
        self._list = folder / wording.LIST
        self._names = Names()
        self._problems: list[str] = []
        self._counts: Counter[str] = Counter()
        self._missing = self._wrong = 0
        self._as_of = self._campaign.opens_at

    def run(self, progress: Progress) -> Built:
        for name in (wording.LIST, wording.NOTES, wording.CHECKSUMS):
            self._names.path(name)
        with Archive(self.path) as archive:
            with writing_tables(self._campaign, self._list) as tables:
                for number, state in enumerate(self._source.branches(), 1):
                    self._add_branch(archive, tables, state)
                    progress(number, len(self._campaign.branches))
                for entry in self._source.office_history():
                    self._add_entry(tables, None, entry)
                tables.finish(self._as_of)
            at = local(self._as_of, self._campaign)
            archive.add(wording.NOTES, self._notes(), at)
            archive.add_file(wording.LIST, self._list, at)
        expected = len(archive.members) + self._missing
        right = read_back(self.path, archive.members) - self._wrong
        lines = [(member.path, member.sha256) for member in archive.members]
        checksums = wording.checksums(lines, right, expected)
        append(self.path, wording.CHECKSUMS, checksums.encode(), at)
        size = self.path.stat().st_size
        return Built(self._counts.total(), expected, right, size, tuple(self._problems))

    def _add_branch(self, archive: Archive, tables: Tables, state: BranchState) -> None:
        branch, record = state.branch, state.record
        for track in self._campaign.for_branch(branch).tracks.values():
            application = record.application(track.id)
            self._seen(application.changed_at)
            submission, folder = application.submission, ""
            if submission:
                folder = self._folder(branch, track, application)
                version = version_of(branch, track, application, submission)
                self._add_version(archive, tables, version, folder)
                self._counts[track.id] += application.status is Status.SUBMITTED
            until = record.extended_until
            tables.add_standing(Standing(self._campaign, branch, track, application, until, folder))
        for entry in state.history:
            self._add_entry(tables, branch, entry)

    def _add_entry(self, tables: Tables, branch: Branch | None, entry: Entry) -> None:
        if tables.add_entry(branch, entry):
            self._seen(entry.at)

    def _add_version(self, archive: Archive, tables: Tables, version: Version, folder: str) -> None:
        branch, track = version.branch, version.track
        at = local(version.submission.at, self._campaign)
        for name, content, note in self._files_of(version):
            if content is None:
                self._missing += 1
                tables.add_missing(branch, track, name, note)
                continue
            path = self._names.path(*folder.split("/"), name)
            tables.add_file(branch, track, archive.add(path, content, at), note)

    def _files_of(self, version: Version) -> Iterator[tuple[str, bytes | None, str]]:
        """Name, content, note of each file; no content where it cannot be had."""
        for document in version.track.documents:
            name = document_name(version, document)
            try:
                yield name, document_of(self._campaign, version, document), ""
            except FormError:
                yield (
                    name,
                    None,
                    self._problem(wording.not_made(version.branch, version.track, name)),
                )
        for photo in version.submission.photos:
            yield self._photo(version, photo)

    def _photo(self, version: Version, photo: Photo) -> tuple[str, bytes | None, str]:
        branch, track, name = version.branch, version.track, photo_name(version, photo)
        try:
            content = self._photos.read(photo.path)
        except (PhotoMissingError, PhotoPathError, OSError):
            return name, None, self._problem(wording.photo_missing(branch, track, name))
        if hashlib.sha256(content).hexdigest() == photo.sha256:
            return name, content, ""
        self._wrong += 1
        return name, content, self._problem(wording.photo_changed(branch, track, name))

    def _problem(self, sentence: str) -> str:
        self._problems.append(sentence)
        return sentence

    def _folder(self, branch: Branch, track: Track, application: Application) -> str:
        counts = application.status is Status.SUBMITTED
        parts = [track.name, f"{branch.shown} {branch.name}"]
        above = [] if counts else [wording.NOT_COUNTED]
        return "/".join(plain_name(part) for part in (*above, *parts))

    def _notes(self) -> bytes:
        tracks = self._campaign.tracks.values()
        counts = [(track, self._counts[track.id]) for track in tracks]
        return wording.notes(self._campaign, self._as_of, counts, self._problems).encode()

    def _seen(self, at: datetime | None) -> None:
        """Time in the archive is that of the newest change, not that of the export."""
        if at is not None:
            self._as_of = max(self._as_of, at)
