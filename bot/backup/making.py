"""Making a backup while the product runs: what is in it is of one moment."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from bot.backup.manifest import CONFIG, DATA, FORMS, MANIFEST, STORE, Manifest, manifest_of
from bot.backup.reading import BackupError, opened
from bot.backup.seal import seal
from bot.documents.names import FORMS as FORMS_FOLDER
from bot.export.archive import Archive
from campaign.model import Campaign
from handlers.wording import backups as wording
from storage.copying.copies import lines_of
from storage.copying.whole import Whole
from storage.files.data_folder import early_files, late_files
from storage.files.durable import sync_folder

UNFINISHED = ".unfinished-backup-"
SPARE_BYTES = 50 * 1024 * 1024
Progress = Callable[[int, int], object]  # bytes written, of how many


@dataclass(frozen=True, slots=True)
class Source:
    """Where everything lies; what is in `backups` is no part of it."""

    store: Whole
    campaign: Campaign
    data_dir: Path
    config_path: Path
    backups: Path | None = None

    @property
    def without(self) -> list[Path]:
        return [self.backups] if self.backups else []


def make_backup(source: Source, target: Path, now: datetime, progress: Progress) -> Manifest:
    """A backup at `target`, there only once it is whole and was read back; BackupError, OSError."""
    _check_place(source, target)
    with _unfinished(target) as path:
        _write(source, path, now, progress)
        seal(path)
        with opened(path) as backup:
            backup.check()
            made = backup.manifest
        path.replace(target)
    sync_folder(target.parent)
    return made


def _write(source: Source, path: Path, now: datetime, progress: Progress) -> None:
    writing = _Writing(path, now, _size(source), progress)
    with writing.archive as archive:
        writing.add_config(source.config_path)
        writing.add_data(source.data_dir, early_files(source.data_dir, source.without))
        copies = source.store.copies()
        archive.add(STORE, lines_of(copies), now)
        writing.add_data(source.data_dir, late_files(source.data_dir))
        manifest = manifest_of(source.campaign, now, len(copies), archive.members)
        archive.add(MANIFEST, manifest.model_dump_json(indent=1).encode(), now)


class _Writing:
    """The archive as far as it is written."""

    def __init__(self, path: Path, now: datetime, size: int, progress: Progress) -> None:
        self.archive = Archive(path)
        self._now = now
        self._size = size
        self._done = 0
        self._progress = progress

    def add_config(self, config: Path) -> None:
        self._add(CONFIG, config)
        for form in sorted(FORMS_FOLDER.glob("*.docx")):
            self._add(FORMS + form.name, form)

    def add_data(self, folder: Path, files: Iterator[Path]) -> None:
        for file in files:
            self._add(DATA + file.relative_to(folder).as_posix(), file)

    def _add(self, name: str, file: Path) -> None:
        with suppress(FileNotFoundError):  # done with and removed since it was listed
            self._done += self.archive.add_file(name, file, self._now).size
        self._progress(self._done, max(self._size, self._done))


def _size(source: Source) -> int:
    """Bytes of all files as they are now."""
    size = 0
    for file in chain(early_files(source.data_dir, source.without), late_files(source.data_dir)):
        with suppress(FileNotFoundError):
            size += file.stat().st_size
    return size


def _check_place(source: Source, target: Path) -> None:
    """Raise BackupError where the backup cannot or should not be."""
    if target.exists():
        raise BackupError(wording.already_there(target))
    folder = target.resolve().parent
    if not folder.is_dir():
        raise BackupError(wording.no_folder(folder))
    is_apart = source.backups and folder.is_relative_to(source.backups.resolve())
    if folder.is_relative_to(source.data_dir.resolve()) and not is_apart:
        raise BackupError(wording.inside_data(source.data_dir))
    needed, free = _size(source) + SPARE_BYTES, shutil.disk_usage(folder).free
    if free < needed:
        raise BackupError(wording.no_room(folder, needed, free))


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A path beside the target, for its owner alone, of which nothing is left where the block fails."""
    path = target.with_name(f"{UNFINISHED}{secrets.token_hex(6)}")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
