"""Putting a backup back, into a place where there is nothing yet."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.backup.manifest import CONFIG, DATA, FORMS, File
from bot.backup.reading import Backup, BackupError
from bot.documents.names import FORMS as FORMS_FOLDER
from handlers.wording import backups as wording
from storage.copying.copies import copies_in
from storage.copying.whole import Whole
from storage.files.data_folder import RESTORED, RESTORING, names_in

SPARE_BYTES = 50 * 1024 * 1024
Progress = Callable[[int, int], object]  # bytes written, of how many


@dataclass(frozen=True, slots=True)
class Place:
    """Where a backup is put; what is in `backups` may be there already."""

    data_dir: Path
    config_path: Path
    backups: Path | None = None


def check_whole(data_dir: Path) -> None:
    """Raise BackupError where a restore into this folder has not ended well."""
    if (data_dir / RESTORING).exists():
        raise BackupError(wording.half_restored(data_dir))


def check_place(place: Place, backup: Backup) -> None:
    """Raise BackupError unless the folder is empty and has the room."""
    folder = place.data_dir
    check_whole(folder)
    if there := names_in(folder, [place.backups] if place.backups else []):
        raise BackupError(wording.not_empty(folder, there))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    needed, free = backup.manifest.size + SPARE_BYTES, shutil.disk_usage(folder).free
    if free < needed:
        raise BackupError(wording.no_room(folder, needed, free))


@contextmanager
def under_way(folder: Path) -> Iterator[None]:
    """Mark the folder as half restored until the block has ended well: nothing starts on it."""
    mark = folder / RESTORING
    mark.touch(mode=0o600)
    yield
    mark.unlink()


def check_store_empty(store: Whole) -> None:
    """Raise BackupError where the store holds anything of the campaign."""
    if not store.is_empty():
        raise BackupError(wording.store_not_empty(store.campaign))


def restore(backup: Backup, place: Place, store: Whole, progress: Progress) -> list[str]:
    """Write everything, and see that it is there; lines about what is left to do by hand."""
    copies = copies_in(backup.store())
    _write_files(backup, place, progress)
    store.fill(copies)
    if not store.holds(copies):
        raise BackupError(wording.store_differs())
    return _left_to_do(backup, place)


def _write_files(backup: Backup, place: Place, progress: Progress) -> None:
    files = backup.manifest.below(DATA)
    size, done = sum(file.size for file in files), 0
    for file in files:
        _write(backup, file, place.data_dir / file.path.removeprefix(DATA))
        done += file.size
        progress(done, size)
    os.sync()


def _write(backup: Backup, file: File, target: Path) -> None:
    for folder in reversed(target.parents):
        if not folder.exists():  # each by itself: of several, only the last would be private
            folder.mkdir(mode=0o700)
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as written:
        for piece in backup.pieces(file.path):
            written.write(piece)


def _left_to_do(backup: Backup, place: Place) -> list[str]:
    """Lay the config and the forms that differ from those in use here into a folder of their own."""
    told = []
    for file in backup.manifest.below(CONFIG):
        if aside := _set_aside(backup, file, place.config_path, place.data_dir):
            told.append(wording.config_differs(aside, place.config_path))
    for file in backup.manifest.below(FORMS):
        used = FORMS_FOLDER / Path(file.path).name
        if aside := _set_aside(backup, file, used, place.data_dir):
            told.append(wording.form_differs(aside, FORMS_FOLDER))
    return told


def _set_aside(backup: Backup, file: File, used: Path, data_dir: Path) -> Path | None:
    """Where the file now lies; None where the one in use is the same."""
    if used.is_file() and used.read_bytes() == b"".join(backup.pieces(file.path)):
        return None
    aside = data_dir / RESTORED / Path(file.path).name
    _write(backup, file, aside)
    return aside
