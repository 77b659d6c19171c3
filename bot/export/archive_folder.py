"""The folder with the archives that were built, each until its link expires."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.export.links import LIFETIME

EXPORTS = "exports"  # the folder under DATA_DIR
KEPT = LIFETIME + timedelta(hours=1)
_NAME = re.compile(r"[0-9-]{1,60}")


class ArchiveFolder:
    """Finds and clears archives in its `folder`; web and background processes share it."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / EXPORTS

    def path(self, archive: str) -> Path:
        """Where an archive is, or will be."""
        if not _NAME.fullmatch(archive):
            raise ValueError(f"not an archive: {archive!r}")
        return self.folder / f"{archive}.zip"

    def clear(self, now: datetime) -> None:
        """Remove what no link leads to any more at this wall-clock instant, and what was left half-made."""
        for path in self.folder.glob("*"):
            with suppress(FileNotFoundError):
                written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                if now - written_at > KEPT:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
