"""What lies in DATA_DIR: what a backup takes of it, and what a purge removes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from storage.files.photos import UNFINISHED

PHOTOS = "photos"
PREVIEWS = "previews"  # forms as they would be printed, for an hour
RESTORING = "restoring"  # there while a restore is under way, and after one that broke off
RESTORED = "restored"  # what came with a backup and is not put into place by itself


@dataclass(frozen=True, slots=True)
class Kept:
    """A name in the folder, or a pattern of names; `is_copied` where a backup takes it."""

    name: str
    is_copied: bool


# The server's files are not copied: what they hold is read from the server itself.
KNOWN = (
    Kept(PHOTOS, is_copied=True),
    Kept("spool*", is_copied=True),
    Kept("started.json*", is_copied=True),
    Kept("redis", is_copied=False),
    Kept("redis.*", is_copied=False),
    Kept("exports", is_copied=False),
    Kept("reading.lock", is_copied=False),
    Kept(PREVIEWS, is_copied=False),
    Kept("trial-clock.json*", is_copied=False),
    Kept(RESTORING, is_copied=False),
    Kept(RESTORED, is_copied=False),
)


def known(name: str) -> Kept | None:
    """What is known of a name in the folder."""
    return next((kept for kept in KNOWN if fnmatchcase(name, kept.name)), None)


def names_in(folder: Path, without: Collection[Path] = ()) -> list[str]:
    """Everything that lies in the folder, but for these paths and what a file system puts there."""
    left_out = {path.resolve() for path in without}
    if not folder.is_dir():
        return []
    return sorted(
        path.name
        for path in folder.iterdir()
        if path.name != "lost+found" and path.resolve() not in left_out
    )


def early_files(folder: Path, without: Collection[Path] = ()) -> Iterator[Path]:
    """What is to be copied before the store: what waits there is in the store once it is gone."""
    for name in names_in(folder, without):
        kept = known(name)
        # What nobody knows is rather taken than lost.
        if name != PHOTOS and (kept is None or kept.is_copied):
            yield from files_under(folder / name)


def late_files(folder: Path) -> Iterator[Path]:
    """What is to be copied after the store: photos, which are there before the store names them."""
    yield from files_under(folder / PHOTOS)


def files_under(path: Path) -> Iterator[Path]:
    """The file, or every file below the folder in a fixed order, without half-written ones."""
    if path.is_file():
        yield path
    for at, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(UNFINISHED))
        yield from (
            Path(at, name)
            for name in sorted(names)
            if Path(at, name).is_file() and not Path(at, name).is_symlink()
        )
