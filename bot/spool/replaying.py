"""Carries out what was kept on disk, once the store is back, and tells each person what came of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.clock import Clock
from handlers.conversation import Conversation
from handlers.messages import Message
from handlers.splitting import split
from handlers.turns import ContendedError
from handlers.wording import chair as wording
from storage.batches import Batch
from storage.effects import SendText
from storage.files.spool import Spool, Spooled
from storage.store import Store
from storage.store_errors import StoreError

Read = Callable[[str, Clock], Message | None]  # what the platform makes of a callback

PAUSES_S = (0.5, 1.0, 2.0, 5.0)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Then:
    """The clock as it stood when a callback came."""

    spooled: Spooled

    def now(self) -> datetime:
        return self.spooled.came_at

    def wall(self) -> datetime:
        return self.spooled.came_at_wall


class Replayer:
    """Empties the spool of this host."""

    def __init__(self, spool: Spool, store: Store, conversation: Conversation, read: Read) -> None:
        self._spool = spool
        self._store = store
        self._conversation = conversation
        self._read_message = read

    def run(self, stop: threading.Event) -> None:
        """Look again and again until `stop`, less often while the store is away."""
        failures = 0
        while not stop.wait(PAUSES_S[min(failures, len(PAUSES_S) - 1)]):
            try:
                failures = 0 if self.replay(stop) else failures + 1
            except Exception:  # whatever it was, the next look must come
                log.exception("what waits on disk could not be looked at")
                failures += 1

    def replay(self, stop: threading.Event) -> bool:
        """Carry out all that waits, each person's in order; False where the store is still away."""
        for person in self._spool.people():
            while not stop.is_set() and (file := next(self._spool.files(person), None)):
                try:
                    self._carry_out(file)
                except (StoreError, ContendedError) as error:
                    log.warning("what waits on disk is tried again: %s", type(error).__name__)
                    return False
        return True

    def _carry_out(self, file: Path) -> None:
        """Do what a file asks and send the reply, both once however often this is begun."""
        spooled = self._read(file)
        if spooled is None:
            self._spool.put_aside(file)
            return
        try:
            self._tell(spooled, self._answered(spooled))
        except (StoreError, ContendedError):
            raise
        except Exception:
            log.exception("callback %s cannot be carried out and is put aside", spooled.callback)
            if not self._store.was_done(spooled.callback):
                self._tell(spooled, wording.failed(self._store.configured.contact))
            self._spool.put_aside(file)
            return
        self._spool.remove(file)
        log.info("callback %s was carried out from disk", spooled.callback)

    def _read(self, file: Path) -> Spooled | None:
        try:
            return self._spool.read(file)
        except (ValueError, TypeError, KeyError):
            log.exception("%s is none of ours and is put aside", file.name)
            return None

    def _answered(self, spooled: Spooled) -> str:
        """The reply, also where the message had been carried out before and nobody knew."""
        message = self._read_message(spooled.xml, _Then(spooled))
        return self._conversation.answer(message, spooled.came_at).text if message else ""

    def _tell(self, spooled: Spooled, text: str) -> None:
        if not text:
            return
        sends = [SendText(spooled.user_id, piece) for piece in split(text)]
        self._store.once(f"spooled:{spooled.callback}", Batch(effects=sends))
