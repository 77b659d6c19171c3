"""Makes hearing ready at the start: from what an earlier start has counted, where that is the same."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from secrets import token_hex

from handlers.hearing import catalogue, kept_counts
from storage.files.durable import write_new

log = logging.getLogger(__name__)


def make_hearing_ready(data_dir: Path) -> None:
    """Have all ready that the first sentence would wait for; what was counted is kept in a file."""
    path = data_dir / f"hearing-{kept_counts.name()}.bin"
    if not _taken(path):
        _keep(path)
    catalogue.make_ready()


def _taken(path: Path) -> bool:
    try:
        return kept_counts.take(path.read_bytes())
    except OSError:  # it is the first start of this version
        return False


def _keep(path: Path) -> None:
    """Write the file beside its place first; without one, the next start counts again."""
    unfinished = path.with_name(f"{path.name}.{token_hex(4)}")
    try:
        write_new(unfinished, kept_counts.packed())
        unfinished.replace(path)
        for other in set(path.parent.glob("hearing-*.bin*")) - {path}:
            other.unlink(missing_ok=True)
    except OSError as error:
        log.warning("the counts of hearing are not kept: %s", error.strerror)
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
