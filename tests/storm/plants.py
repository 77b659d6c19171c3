"""What the storm changes in the processes of the product: nothing but what the environment asks for.

Pauses towards the platform are made short, so that a storm need not last for hours; the disk can be
declared full; and a fault can be planted, to see whether the storm finds it.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

HURRY, FULL_DISK, PLANT = "STORM_HURRY", "STORM_FULL_DISK", "STORM_PLANT"
SHORTER = 20


def plant_all() -> None:
    """Change what the environment asks for."""
    if os.environ.get(HURRY):
        _hurry()
    if file := os.environ.get(FULL_DISK):
        _fill_disk(Path(file))
    if name := os.environ.get(PLANT):
        PLANTS[name]()


def _hurry() -> None:
    from bot.outbox import errors
    from storage.documents import dump
    from storage.outbox import app_gate

    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.EffectError):
            kind.retry_delays_s = tuple(s / SHORTER for s in kind.retry_delays_s)
    app_gate._PAUSES_MS = dump([s * 1000 // SHORTER for s in app_gate.PROBE_PAUSES_S])


def _fill_disk(file: Path) -> None:
    from storage.files import spool

    write = spool._write

    def full(folder: Path, name: str, data: bytes) -> None:
        if file.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(folder, name, data)

    spool._write = full


# -- faults


def _writes_changed(change: Callable[[Sequence[str]], bool]) -> None:
    """Leave out of every commit the writes that `change` picks."""
    from storage.atomic import Atomic

    write = Atomic.write

    def less(self: Atomic, guards: Any, writes: Iterable[Sequence[str]]) -> Any:
        return write(self, guards, [one for one in writes if not change(one)])

    Atomic.write = less  # type: ignore[method-assign]


def no_seen_marker() -> None:
    _writes_changed(lambda words: words[0] == "SET" and ":seen:" in words[1])


def outbox_entry_dropped() -> None:
    _writes_changed(lambda w: w[0] == "XADD" and ":outbox" in w[1] and random.random() < 0.3)


def no_version_guard() -> None:
    from storage.atomic import Atomic

    write = Atomic.write

    def unguarded(self: Atomic, guards: Any, writes: Any) -> Any:
        return write(self, [guard for guard in guards if guard[0] != "VERSION"], writes)

    Atomic.write = unguarded  # type: ignore[method-assign]


def spool_file_removed_first() -> None:
    from bot.spool.replaying import Replayer
    from storage.files.spool import Spooled

    read = Replayer._read

    def read_and_remove(self: Replayer, file: Path) -> Spooled | None:
        spooled = read(self, file)
        self._spool.remove(file)
        return spooled

    Replayer._read = read_and_remove  # type: ignore[method-assign]


def spool_backwards() -> None:
    from storage.files.spool import Spool

    files = Spool.files

    def backwards(self: Spool, person: Path) -> Iterator[Path]:
        return reversed(list(files(self, person)))

    Spool.files = backwards  # type: ignore[method-assign]


def newer_passes_spooled() -> None:
    from storage.files.spool import Spool

    Spool.holds = lambda self, user_id: False  # type: ignore[method-assign]


def spool_not_written() -> None:
    from storage.files.spool import Spool

    Spool.add = lambda self, spooled: None  # type: ignore[method-assign]


def full_disk_not_noticed() -> None:
    from storage.files.spool import Spool

    add = Spool.add

    def calm(self: Spool, spooled: Any) -> None:
        try:
            add(self, spooled)
        except OSError:
            return

    Spool.add = calm  # type: ignore[method-assign]


def no_reply_after_spool() -> None:
    from bot.spool.replaying import Replayer

    Replayer._tell = lambda self, spooled, text: None  # type: ignore[method-assign]


def lease_not_claimed() -> None:
    from storage.outbox.lanes import Lanes, Lease

    Lanes.take = lambda self, lane: Lease(lane, "", self._sure_until())  # type: ignore[method-assign]


def once_is_always() -> None:
    import secrets

    from storage.commits import Commits

    once = Commits.once

    def always(self: Commits, name: str, batch: Any, **how: Any) -> bool:
        return once(self, f"{name}:{secrets.token_hex(8)}", batch, **how)

    Commits.once = always  # type: ignore[method-assign]


def failed_send_forgotten() -> None:
    from storage.outbox.stream import Outbox

    Outbox.put_off = lambda self, entry, failures: self.finish(entry)  # type: ignore[method-assign]


def sent_not_acknowledged() -> None:
    from storage.outbox.stream import Outbox

    finish = Outbox.finish

    def sometimes(self: Outbox, entry: Any) -> None:
        if random.random() < 0.7:
            finish(self, entry)

    Outbox.finish = sometimes  # type: ignore[method-assign]


def repetition_not_recognised() -> None:
    from bot.wecom import gateway

    gateway._recognisable = lambda entry_id: {}


def reply_before_commit() -> None:
    from storage.commits import Commits, Committed
    from storage.store_errors import StoreError

    commit = Commits.commit

    def hopeful(self: Commits, *args: Any, **how: Any) -> Any:
        try:
            return commit(self, *args, **how)
        except StoreError:
            return Committed()

    Commits.commit = hopeful  # type: ignore[method-assign]


PLANTS: Mapping[str, Callable[[], None]] = {
    plant.__name__.replace("_", "-"): plant
    for plant in (
        no_seen_marker,
        no_version_guard,
        outbox_entry_dropped,
        reply_before_commit,
        spool_not_written,
        spool_file_removed_first,
        spool_backwards,
        newer_passes_spooled,
        full_disk_not_noticed,
        no_reply_after_spool,
        lease_not_claimed,
        once_is_always,
        failed_send_forgotten,
        sent_not_acknowledged,
        repetition_not_recognised,
    )
}
# Faults against which the product is armed twice; what the storm must find is that nothing happens.
HARMLESS = {"sent-not-acknowledged": "the platform recognises what is sent again"}
