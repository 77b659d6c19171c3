"""The seal at the end of a backup: a hash of every byte before it, kept as the comment of the zip."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

PIECE_BYTES = 1024 * 1024
MARK = b"sha256:"
LENGTH = 64  # of a hash as text


def seal(path: Path) -> None:
    """Put the seal on a finished zip, and see that all of it has reached the disk."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = MARK + b"0" * LENGTH
    digest = _digest(path)
    with path.open("r+b") as file:
        file.seek(-LENGTH, os.SEEK_END)
        file.write(digest)
        file.flush()
        os.fsync(file.fileno())


def is_sealed(path: Path) -> bool:
    """Whether not a byte has changed since the seal was put on."""
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        if file.tell() < len(MARK) + LENGTH:
            return False
        file.seek(-LENGTH - len(MARK), os.SEEK_END)
        end = file.read()
    return end == MARK + _digest(path)


def _digest(path: Path) -> bytes:
    """The hash of all but the hash itself, as text."""
    digest, left = hashlib.sha256(), path.stat().st_size - LENGTH
    with path.open("rb") as file:
        while left and (piece := file.read(min(PIECE_BYTES, left))):
            digest.update(piece)
            left -= len(piece)
    return digest.hexdigest().encode()
