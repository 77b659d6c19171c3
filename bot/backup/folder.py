"""The folder BACKUP_DIR: backups under names that tell when they were made, kept for some days."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.backup.making import UNFINISHED

_NAME = re.compile(r"backup-.+-20\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])-[0-2]\d[0-5]\d[0-5]\d\.zip")
_AT = "%Y%m%d-%H%M%S"
ABANDONED_S = 24 * 3600


def backup_name(campaign: str, at: datetime) -> str:
    """The name of a backup; the time in it is UTC, which never repeats an hour."""
    return f"backup-{campaign}-{at.astimezone(UTC):{_AT}}.zip"


def backups_in(folder: Path) -> list[Path]:
    """The backups that were given a name here, oldest first."""
    named = (path for path in folder.glob("backup-*.zip") if _NAME.fullmatch(path.name))
    return sorted(named, key=_made_at)


def unfinished_in(folder: Path) -> Iterator[Path]:
    """What a backup that broke off has left."""
    return folder.glob(f"{UNFINISHED}*")


def clear(folder: Path, keep: timedelta, now: datetime) -> list[Path]:
    """Remove backups that are older, but never the newest, and what was left half-made; the former."""
    for path in unfinished_in(folder):
        if time.time() - path.stat().st_mtime > ABANDONED_S:
            path.unlink(missing_ok=True)
    old = [path for path in backups_in(folder)[:-1] if now - _made_at(path) > keep]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def _made_at(path: Path) -> datetime:
    """When it was made, as its name tells."""
    return datetime.strptime(path.stem[-15:], _AT).replace(tzinfo=UTC)
