"""Photos on disk under names that mean something. A name once given keeps its content for ever."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Protocol

from storage.files.durable import sync_folder, write_new

PART_BYTES = 120
ENDING_BYTES = 10
UNFINISHED = ".unfinished"

_NOT_AT_ENDS = ". \u3000\xa0"
_NOT_IN_NAMES = frozenset('\\/:*?"<>|')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d) *(\..*)?")


class PhotoPathError(ValueError):
    """A path or name that does not stay within the photos, or that is none."""


class PhotoMissingError(LookupError):
    """There is no photo at this path."""


class PhotoStore(Protocol):
    """What any place for photos can do: a folder, a bucket."""

    def save(self, *parts: str, data: bytes) -> str:
        """Keep the bytes under these names, folders first; the path to remember."""

    def read(self, path: str) -> bytes:
        """The bytes saved under a path; PhotoMissingError, PhotoPathError."""

    def exists(self, path: str) -> bool:
        """Whether something has been saved under a path; PhotoPathError."""


class PhotoFiles:
    """Photos in a folder, for its owner alone; threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, *parts: str, data: bytes) -> str:
        """Keep the bytes, durably once this returns; the path relative to the folder.

        Where the name is taken by other bytes a number is added to it: `照片1 (2).jpg`. Saving the
        same bytes under the same names again changes nothing and gives the same path.
        """
        *folders, name = [_checked(part) for part in parts] or [""]
        if not name:
            raise PhotoPathError("a photo needs a name")
        folder = self._folder
        _make(folder)
        for part in folders:
            folder /= part
            _make(folder)
        self._refuse_outside(folder)
        unfinished = self._write_unfinished(data)
        try:
            path = _give_name(unfinished, folder, name, data)
        finally:
            unfinished.unlink()
        # Up to the top: a folder made by another process may not have reached the disk yet.
        for level in (folder, *folder.parents[: len(folders)]):
            sync_folder(level)
        return path.relative_to(self._folder).as_posix()

    def read(self, path: str) -> bytes:
        """The bytes saved under a path; PhotoMissingError, PhotoPathError."""
        try:
            return self._inside(path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise PhotoMissingError(path) from None

    def exists(self, path: str) -> bool:
        """Whether something has been saved under a path; PhotoPathError."""
        return self._inside(path).is_file()

    def _inside(self, path: str) -> Path:
        parts = PurePosixPath(path).parts
        if not parts or "\0" in path or any(part != safe_name(part) for part in parts):
            raise PhotoPathError(f"not a path of a photo: {path!r}")
        inside = self._folder.joinpath(*parts)
        self._refuse_outside(inside)
        return inside

    def _refuse_outside(self, path: Path) -> None:
        if not path.resolve().is_relative_to(self._folder.resolve()):
            raise PhotoPathError(f"{path} leads out of the folder of the photos")

    def _write_unfinished(self, data: bytes) -> Path:
        _make(self._folder / UNFINISHED)
        unfinished = self._folder / UNFINISHED / secrets.token_hex(8)
        write_new(unfinished, data)
        return unfinished


def safe_name(name: str) -> str:
    """The name as any system and any zip program takes it, at most 120 bytes, its ending kept.

    Empty if nothing of it can be used.
    """
    plain = "".join(
        "_"
        if character in _NOT_IN_NAMES or unicodedata.category(character)[0] == "C"
        else character
        for character in unicodedata.normalize("NFC", name)
    )
    # Dots and spaces at the ends vanish on Windows; a dot at the start hides a file.
    plain = _shortened(plain.strip(_NOT_AT_ENDS))
    return f"_{plain}" if _DEVICES.fullmatch(plain) else plain


def _shortened(name: str, addition: str = "") -> str:
    """The name with an addition before its ending, cut where the sum would be too long."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > ENDING_BYTES:
        stem, dot, ending = name, "", ""
    tail = f"{addition}{dot}{ending}"
    room = PART_BYTES - len(tail.encode())
    if len(stem.encode()) > room:
        stem = stem.encode()[:room].decode(errors="ignore").rstrip(_NOT_AT_ENDS)
    return stem + tail


def _checked(part: str) -> str:
    safe = safe_name(part)
    if not safe:
        raise PhotoPathError(f"not a name: {part!r}")
    return safe


def _give_name(unfinished: Path, folder: Path, name: str, data: bytes) -> Path:
    for version in count(1):
        path = folder / (name if version == 1 else _shortened(name, f" ({version})"))
        try:
            # A rename would replace what is there; a link fails instead, whoever is faster.
            os.link(unfinished, path)
        except FileExistsError:
            if path.is_symlink() or not path.is_file() or path.read_bytes() != data:
                continue
        return path
    raise AssertionError("count never ends")


def _make(folder: Path) -> None:
    """Make a folder that outlives a power cut; nothing if it is there."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
