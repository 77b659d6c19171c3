"""Reading a backup, and seeing that not a byte of it has changed."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from bot.backup.manifest import FORMAT, MANIFEST, STORE, File, Manifest
from bot.backup.seal import is_sealed
from handlers.wording import backups as wording

PIECE_BYTES = 1024 * 1024
NAMED_AT_MOST = 10
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    UnicodeDecodeError,  # in the name of a member, where that stands a second time
)


class BackupError(RuntimeError):
    """There is no backup, or it cannot be used here; the text is for the operator."""


class Backup:
    """An open backup."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive
        self.manifest = self._read_manifest()

    def check(self) -> None:
        """Raise BackupError, which names what is damaged, unless every byte is what was written."""
        names = {*self._archive.namelist()} - {MANIFEST}
        wrong = [file.path for file in self.manifest.files if not self._is_right(file)]
        wrong += sorted(names ^ {file.path for file in self.manifest.files})
        if not wrong and is_sealed(self._path):
            return
        raise BackupError(wording.damaged(wrong[:NAMED_AT_MOST], len(wrong)))

    def pieces(self, path: str) -> Iterator[bytes]:
        """The content of a file, piece by piece."""
        with self._archive.open(path) as file:
            while piece := file.read(PIECE_BYTES):
                yield piece

    def store(self) -> bytes:
        """The copy of the store, as text."""
        return self._archive.read(STORE)

    def _is_right(self, file: File) -> bool:
        digest = hashlib.sha256()
        try:
            for piece in self.pieces(file.path):
                digest.update(piece)
        except _DAMAGE:
            return False
        return digest.hexdigest() == file.sha256

    def _read_manifest(self) -> Manifest:
        try:
            manifest = Manifest.model_validate_json(self._archive.read(MANIFEST))
        except KeyError:
            raise BackupError(wording.no_backup(self._path)) from None
        except (*_DAMAGE, ValidationError):
            raise BackupError(wording.damaged([MANIFEST], 1)) from None
        if manifest.format > FORMAT:
            raise BackupError(wording.too_new(manifest.format))
        return manifest


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """The backup at this path; BackupError where there is none, or only a part of one."""
    if not path.is_file():
        raise BackupError(wording.no_file(path))
    try:
        archive = zipfile.ZipFile(path)
    except (*_DAMAGE, ValueError):
        raise BackupError(wording.no_backup(path)) from None
    with archive:
        yield Backup(path, archive)
