"""Fills an archive: each file under a path of its own, and named in its place where it is missing."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.documents.names import FormError
from bot.documents.versions import Version, document_name, document_of, photo_name
from bot.export.archive import Archive, Member, append, read_back
from bot.export.names import Names
from bot.export.standing import local
from campaign.applications import Photo
from campaign.model import Campaign
from handlers.wording import archive as wording
from storage.files.photos import PhotoMissingError, PhotoPathError, PhotoStore

UNFINISHED = ".unfinished-"
ARCHIVE = "archive.zip"
Progress = Callable[[int, int], None]  # branches done, of how many


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it: applications that count, files that should be there, files that are right."""

    applications: int
    expected: int
    right: int
    size: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of an application: where it is, None for one that is missing, and what is wrong."""

    name: str
    member: Member | None
    note: str


@contextmanager
def made_at(target: Path) -> Iterator[Path]:
    """A folder to work in, whose archive is at `target` only once the block has ended well."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=target.parent) as folder:
        made = Path(folder) / ARCHIVE
        yield Path(folder)
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.replace(target)


class Packing:
    """One archive in the making; at most one document of it is in memory."""

    def __init__(self, folder: Path, campaign: Campaign, photos: PhotoStore, *loose: str) -> None:
        """`loose` are the files that will lie beside the folders."""
        self.problems: list[str] = []
        self._path = folder / ARCHIVE
        self._campaign = campaign
        self._photos = photos
        self._names = Names()
        for name in (*loose, wording.CHECKSUMS):
            self._names.path(name)
        self._missing = self._wrong = 0
        self._archive = Archive(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.__exit__(kind, error, trace)

    def add_loose(self, name: str, content: bytes | Path, at: datetime) -> None:
        """Add a file beside the folders."""
        if isinstance(content, Path):
            self._archive.add_file(name, content, local(at, self._campaign))
        else:
            self._archive.add(name, content, local(at, self._campaign))

    def add_version(
        self, version: Version, folder: str, called: Callable[[str], str] = str
    ) -> Iterator[Packed]:
        """Add the files of a submission to a folder, each as it is `called` there.

        A note in the folder names what is missing.
        """
        lacks: list[str] = []
        at = local(version.submission.at, self._campaign)
        for name, content, note in self._files_of(version):
            if content is None:
                self._missing += 1
                lacks.append(note)
                yield Packed(called(name), None, note)
                continue
            path = self._names.path(*folder.split("/"), called(name))
            yield Packed(called(name), self._archive.add(path, content, at), note)
        if lacks:
            path = self._names.path(*folder.split("/"), wording.MISSING)
            self._archive.add(path, wording.missing_here(lacks).encode(), at)

    def add_evidence(self, folder: str, name: str, photo: Photo, whose: str, at: datetime) -> None:
        """Add a picture that was taken on a visit; a problem to tell of where it cannot be had."""
        try:
            content = self._photos.read(photo.path)
        except (PhotoMissingError, PhotoPathError, OSError):
            self._missing += 1
            self._problem(wording.evidence_missing(whose, name))
            return
        path = self._names.path(*folder.split("/"), name)
        self._archive.add(path, content, local(at, self._campaign))

    def seal(self, applications: int, at: datetime) -> Built:
        """Read back what was written and add the checksums; ArchiveError where it is not right."""
        self._archive.__exit__(None, None, None)
        members = self._archive.members
        expected = len(members) + self._missing
        right = read_back(self._path, members) - self._wrong
        lines = [(member.path, member.sha256) for member in members]
        checksums = wording.checksums(lines, right, expected).encode()
        append(self._path, wording.CHECKSUMS, checksums, local(at, self._campaign))
        size = self._path.stat().st_size
        return Built(applications, expected, right, size, tuple(self.problems))

    def _files_of(self, version: Version) -> Iterator[tuple[str, bytes | None, str]]:
        """Name, content, note of each file; no content where it cannot be had."""
        for document in version.track.documents:
            name = document_name(version, document)
            try:
                yield name, document_of(self._campaign, version, document), ""
            except FormError:
                told = wording.not_made(version.branch, version.track, name)
                yield name, None, self._problem(told)
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
        self.problems.append(sentence)
        return sentence
