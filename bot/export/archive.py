"""One zip on disk, written file after file and read back before anybody gets it.

Equal files in equal order are equal bytes: nothing of the moment or the machine gets in.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

PIECE_BYTES = 64 * 1024
EARLIEST, LATEST = datetime(1980, 1, 1), datetime(2107, 12, 31)  # noqa: DTZ001 - as zip has them
_PACKED_ALREADY = (".jpg", ".jpeg", ".png", ".zip")
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


class ArchiveError(Exception):
    """What was written cannot be read back as it was."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the archive."""

    path: str
    size: int
    sha256: str


class Archive:
    """A new zip; of its files only the names and hashes stay in memory."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w")
        self.members: list[Member] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def add(self, path: str, content: bytes, at: datetime) -> Member:
        """Add a file under a path, dated with the local time `at`."""
        self._zip.writestr(_entry(path, at), content)
        return self._added(Member(path, len(content), hashlib.sha256(content).hexdigest()))

    def add_file(self, path: str, source: Path, at: datetime) -> Member:
        """Add a file of any size from disk."""
        digest, size = hashlib.sha256(), 0
        with source.open("rb") as file, self._zip.open(_entry(path, at), "w") as target:
            while piece := file.read(PIECE_BYTES):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
        return self._added(Member(path, size, digest.hexdigest()))

    def _added(self, member: Member) -> Member:
        self.members.append(member)
        return member


def read_back(path: Path, members: Sequence[Member]) -> int:
    """How many files of a zip are what they should be; ArchiveError unless it is all of them."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            right = sum(_holds(archive, member) for member in members)
    except Exception as error:  # whatever the parts of a damaged zip lead to
        raise ArchiveError(f"the archive cannot be read back: {type(error).__name__}") from error
    if right != len(members) or sorted(names) != sorted(member.path for member in members):
        raise ArchiveError(f"{right} of {len(members)} files are what was written")
    return right


def append(path: Path, name: str, content: bytes, at: datetime) -> None:
    """Put one more file at the end of a zip."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(_entry(name, at), content)


def _holds(archive: zipfile.ZipFile, member: Member) -> bool:
    with archive.open(member.path) as file:
        return _digest(file) == member.sha256


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(PIECE_BYTES):
        digest.update(piece)
    return digest.hexdigest()


def _entry(path: str, at: datetime) -> zipfile.ZipInfo:
    at = min(max(at.replace(tzinfo=None), EARLIEST), LATEST)
    entry = zipfile.ZipInfo(path, at.timetuple()[:6])
    entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
    is_packed = path.lower().endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    return entry
