"""The figures of `/metrics` that say whether the product is at work."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from storage.files.spool import SPOOL, Spool
from storage.losses import EMPTIED, REPLACED
from storage.store import Store


def running_lines(store: Store) -> Iterator[str]:
    """How old the oldest work and the last signs of life are, and what was turned away."""
    yield "# HELP bot_outbox_oldest_seconds Age of the oldest effect still to be brought about."
    yield "# TYPE bot_outbox_oldest_seconds gauge"
    yield f"bot_outbox_oldest_seconds {store.outbox.oldest_s():.0f}"
    yield "# HELP bot_alive_seconds Since a part of the product last did its work."
    yield "# TYPE bot_alive_seconds gauge"
    for part, age_s in store.pulse.ages().items():
        yield f'bot_alive_seconds{{part="{part}"}} {age_s:.0f}'
    yield "# HELP bot_callbacks_refused_total Callbacks that were not taken, by reason."
    yield "# TYPE bot_callbacks_refused_total counter"
    for reason, count in store.refused.counts().items():
        yield f'bot_callbacks_refused_total{{reason="{reason}"}} {count}'


def loss_lines(store: Store) -> Iterator[str]:
    """What the store is known to have lost."""
    losses = store.losses.all()
    yield "# HELP bot_store_losses What the store has lost: records that went back, or everything."
    yield "# TYPE bot_store_losses gauge"
    for whole in (EMPTIED, REPLACED):
        yield f'bot_store_losses{{what="{whole}"}} {int(whole in losses)}'
    yield f'bot_store_losses{{what="records"}} {len(losses.keys() - {EMPTIED, REPLACED})}'


def backup_lines(store: Store) -> Iterator[str]:
    """How old and how large the last backup is that was made by itself, and whether one failed since."""
    last = store.backups.last()
    yield "# HELP bot_backup_failed Whether a backup was tried after the last that was made, in vain."
    yield "# TYPE bot_backup_failed gauge"
    yield f"bot_backup_failed {int(bool(last.failed))}"
    if last.age_s is None:
        return
    yield "# HELP bot_backup_age_seconds Since the last backup was made."
    yield "# TYPE bot_backup_age_seconds gauge"
    yield f"bot_backup_age_seconds {last.age_s:.0f}"
    yield "# HELP bot_backup_bytes Size of the last backup."
    yield "# TYPE bot_backup_bytes gauge"
    yield f"bot_backup_bytes {last.size}"


def spool_lines(data_dir: Path) -> Iterator[str]:
    """How many callbacks wait on the disk of this host for the store, and since when."""
    size = Spool(data_dir / SPOOL).size(time.time())
    yield "# HELP bot_spool_callbacks Callbacks kept on disk: those that wait, those put aside."
    yield "# TYPE bot_spool_callbacks gauge"
    yield f'bot_spool_callbacks{{state="waiting"}} {size.waiting}'
    yield f'bot_spool_callbacks{{state="aside"}} {size.aside}'
    yield "# HELP bot_spool_oldest_seconds Age of the oldest callback that waits on disk."
    yield "# TYPE bot_spool_oldest_seconds gauge"
    yield f"bot_spool_oldest_seconds {size.oldest_s:.0f}"


def disk_lines(data_dir: Path) -> Iterator[str]:
    """Room on the disk of DATA_DIR, where it is there."""
    try:
        free = shutil.disk_usage(data_dir).free
    except OSError:
        return
    yield "# HELP bot_disk_free_bytes Room on the disk of DATA_DIR."
    yield "# TYPE bot_disk_free_bytes gauge"
    yield f"bot_disk_free_bytes {free}"
