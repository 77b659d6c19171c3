"""One pass over one lane: do what is due, in order per person, and decide what a failure means."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from redis import RedisError

from bot.wecom.errors import RateLimitedError, TransientError, WeComError
from storage.effects import Effect
from storage.lanes import Lanes, Lease
from storage.outbox import PAGE, Entry, Failures, Outbox
from storage.send_budget import SendBudget

JITTER = 0.5
# The reply to the callback that wrote an entry is still on its way; what follows it must not pass it.
FOLLOWS_REPLY_MS = 300
_RANDOM = SystemRandom()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handler:
    """How to bring about one kind of effect; a message counts against its person's budget.

    What is not `in_order` neither waits for its person's earlier entries nor holds up later ones.
    `lost` is told the effect when it is given up.
    """

    run: Callable[[Any, str], object]
    is_message: bool = False
    in_order: bool = True
    lost: Callable[[Any], object] | None = None


Handlers = Mapping[type[Effect], Handler]


class UnexpectedError(TransientError):
    """A handler failed in a way nobody thought of; a few tries, for it may have been a moment's."""


class LaneDrainer:
    """Drains lanes; any number of threads and processes may, the lease keeps them apart."""

    def __init__(
        self,
        outbox: Outbox,
        lanes: Lanes,
        budget: SendBudget,
        handlers: Handlers,
        now_ms: Callable[[], int],
        stop: threading.Event,
        *,
        jitter: Callable[[], float] = _RANDOM.random,
        follows_reply_ms: int = FOLLOWS_REPLY_MS,
    ) -> None:
        """Once `stop` is set nothing more is begun; an effect in hand is brought to its end."""
        self._outbox = outbox
        self._lanes = lanes
        self._budget = budget
        self._handlers = handlers
        self._now_ms = now_ms
        self._jitter = jitter
        self._follows_reply_ms = follows_reply_ms
        self._stop = stop
        self._unacknowledged: set[str] = set()

    def drain(self, lane: int) -> bool:
        """Do everything in the lane that is due, unless another worker is at it; True if more waits.

        Raises RedisError where Redis fails; what was not acknowledged by then stays in the lane.
        """
        lease = self._lanes.take(lane)
        if lease is None:
            return False
        try:
            return self._pass(lease)
        finally:
            self._lanes.release(lease)

    def _pass(self, lease: Lease) -> bool:
        waiting: set[str] = set()
        read = 0
        for entry, is_fresh in self._entries(lease.lane):
            if self._stop.is_set() or not self._lanes.is_held(lease):
                return False
            read += is_fresh
            in_order = self._is_in_order(entry)
            if in_order and entry.person in waiting:
                continue
            if self._must_wait(entry) and in_order:
                waiting.add(entry.person)
        return read == PAGE

    def _entries(self, lane: int) -> Iterator[tuple[Entry, bool]]:
        """The backlog, then a page of new entries: in this order they were written."""
        for entry in self._outbox.backlog(lane):
            yield entry, False
        for entry in self._outbox.fresh(lane):
            yield entry, True

    def _is_in_order(self, entry: Entry) -> bool:
        handler = self._handlers.get(type(entry.effect)) if entry.effect else None
        return handler is None or handler.in_order

    def _must_wait(self, entry: Entry) -> bool:
        """Do one entry if it is due and may be done; True if its person has to wait for it."""
        if entry.key in self._unacknowledged:
            self._finish(entry)
            return False
        handler = self._handlers.get(type(entry.effect)) if entry.effect else None
        if handler is None:
            self._give_up(entry, None, "this version cannot do it")
            return False
        if entry.due_ms > self._now_ms():
            return True
        if handler.is_message and self._budget.admit(entry.person):
            return True
        self._let_reply_arrive(entry)
        try:
            handler.run(entry.effect, entry.key)
        except RedisError:
            raise
        except WeComError as error:
            return self._failed(entry, error)
        except Exception as error:
            log.exception("outbox handler failed: entry=%s", entry.key)
            return self._failed(entry, UnexpectedError(type(error).__name__))
        self._finish(entry)
        return False

    def _let_reply_arrive(self, entry: Entry) -> None:
        too_early_ms = entry.written_ms + self._follows_reply_ms - self._now_ms()
        if too_early_ms > 0:
            self._stop.wait(min(too_early_ms, self._follows_reply_ms) / 1000)

    def _finish(self, entry: Entry) -> None:
        # Should Redis go away right here, the effect is not repeated when it is back.
        self._unacknowledged.add(entry.key)
        self._outbox.finish(entry)
        self._unacknowledged.discard(entry.key)

    def _failed(self, entry: Entry, error: WeComError) -> bool:
        """Put the entry off, or give it up after the last try its kind of error is worth."""
        kind = type(error).__name__
        attempts = entry.failures.counts.get(kind, 0) + 1
        delay_s = error.delay_after(attempts)
        if delay_s is None:
            self._tell_lost(entry)
            self._give_up(entry, error.errcode, str(error))
            return False
        # Upwards only: after 45009 nothing passes before the block is over.
        delay_s *= 1 + JITTER * self._jitter()
        counts = {**entry.failures.counts, kind: attempts}
        self._outbox.put_off(entry, Failures(counts, self._now_ms() + int(delay_s * 1000)))
        if isinstance(error, RateLimitedError):
            self._budget.pause(delay_s)
        log.info(
            "outbox entry put off: entry=%s attempts=%d delay_s=%.1f reason=%s",
            entry.key,
            attempts,
            delay_s,
            error,
        )
        return True

    def _tell_lost(self, entry: Entry) -> None:
        handler = self._handlers.get(type(entry.effect)) if entry.effect else None
        if handler is None or handler.lost is None:
            return
        try:
            handler.lost(entry.effect)
        except RedisError:
            raise
        except Exception:
            log.exception("outbox loss not told: entry=%s", entry.key)

    def _give_up(self, entry: Entry, errcode: int | None, reason: str) -> None:
        self._outbox.bury(entry, reason)
        log.warning(
            "outbox entry given up: entry=%s kind=%s user_id=%s errcode=%s reason=%s",
            entry.key,
            entry.fields.get("kind"),
            entry.person,
            errcode,
            reason,
        )
