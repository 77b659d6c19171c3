"""One pass over one lane: do what is due, in order per person, and decide what a failure means."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from bot.outbox.errors import AppRefusedError, EffectError, RateLimitedError, WaitingError
from bot.outbox.failures import failure_of, refusal_of
from storage.effects import Effect
from storage.outbox.entries import Entry, Failures
from storage.outbox.lanes import Lanes, Lease
from storage.outbox.stream import PAGE
from storage.outbox.unreachable import Obstacle
from storage.store import Store
from storage.store_errors import StoreError

JITTER = 0.5
DAY_S = 24 * 3600
# An effect that was refused as the whole app lets others try first: it may be at fault itself.
LETS_OTHERS_TRY_MS = 3000
# A proxy that refuses one message while all others pass refuses the message.
MOST_BLAMED_ALONE = 5
NOT_YET = -1
REFUSED, ALONE = "AppRefusedError", "alone"  # how often the app was, and was before it worked
# The reply to the callback that wrote an entry is still on its way; what follows it must not pass it.
FOLLOWS_REPLY_MS = 300
_RANDOM = SystemRandom()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handler:
    """How to bring about one kind of effect; a message counts against its person's budget.

    What is not `in_order` neither waits for its person's earlier entries nor holds up later ones;
    what does not `ask_platform` does not wait for it either. Passing trouble is borne for `lasts_s`.
    `lost` is told the effect when it is given up; what it returns is done in its place.
    """

    run: Callable[[Any, str], object]
    is_message: bool = False
    in_order: bool = True
    lost: Callable[[Any], Iterable[Effect] | None] | None = None
    asks_platform: bool = True
    lasts_s: float = DAY_S


Handlers = Mapping[type[Effect], Handler]


class _Pass(threading.local):
    """What the pass of this thread knows: for how long the platform may be tried, None if it takes the app."""

    due_since_ms: int | None = None


class LaneDrainer:
    """Drains lanes; any number of threads and processes may, the lease keeps them apart."""

    def __init__(
        self,
        store: Store,
        lanes: Lanes,
        handlers: Handlers,
        stop: threading.Event,
        *,
        jitter: Callable[[], float] = _RANDOM.random,
        follows_reply_ms: int = FOLLOWS_REPLY_MS,
    ) -> None:
        """Once `stop` is set nothing more is begun; an effect in hand is brought to its end."""
        self._outbox = store.outbox
        self._lanes = lanes
        self._budget = store.budget
        self._handlers = handlers
        self._now_ms = store.now_ms
        self._jitter = jitter
        self._follows_reply_ms = follows_reply_ms
        self._stop = stop
        self._gate = store.gate
        self._unacknowledged: set[str] = set()
        self._known = _Pass()

    def drain(self, lane: int) -> bool:
        """Do everything in the lane that is due, unless another worker is at it; True if more waits.

        Raises StoreError where the store fails; what was not acknowledged by then stays in the lane.
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
        self._known.due_since_ms = self._gate.due_since_ms()
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
        handler = self._handler_of(entry)
        return handler is None or handler.in_order

    def _handler_of(self, entry: Entry) -> Handler | None:
        return self._handlers.get(type(entry.effect)) if entry.effect else None

    def _must_wait(self, entry: Entry) -> bool:
        """Do one entry if it is due and may be done; True if its person has to wait for it."""
        if entry.key in self._unacknowledged:
            self._finish(entry)
            return False
        handler = self._handler_of(entry)
        if handler is None:
            self._give_up(entry, None)
            return False
        if entry.due_ms > self._now_ms() or (handler.asks_platform and not self._may_ask(entry)):
            return True
        if handler.is_message and self._budget.admit(entry.person):
            return True
        self._let_reply_arrive(entry)
        try:
            handler.run(entry.effect, entry.key)
        except StoreError:
            raise
        except WaitingError:
            self._known.due_since_ms = NOT_YET
            return True
        except AppRefusedError as error:
            return self._held_up(entry, error)
        except EffectError as error:
            return self._failed(entry, handler, error)
        except Exception as error:
            log.exception("outbox handler failed: entry=%s", entry.key)
            return self._failed(entry, handler, failure_of(error))
        self._finish(entry)
        return False

    def _may_ask(self, entry: Entry) -> bool:
        """Whether the entry may try: always, unless the app is refused; then others come first."""
        since_ms, was_refused = self._known.due_since_ms, REFUSED in entry.failures.counts
        return since_ms is None or since_ms >= (LETS_OTHERS_TRY_MS if was_refused else 0)

    def _let_reply_arrive(self, entry: Entry) -> None:
        too_early_ms = entry.written_ms + self._follows_reply_ms - self._now_ms()
        if too_early_ms > 0:
            self._stop.wait(min(too_early_ms, self._follows_reply_ms) / 1000)

    def _finish(self, entry: Entry) -> None:
        # Should the store go away right here, the effect is not repeated when it is back.
        self._unacknowledged.add(entry.key)
        self._outbox.finish(entry)
        self._unacknowledged.discard(entry.key)

    def _held_up(self, entry: Entry, error: AppRefusedError) -> bool:
        """Let the entry wait with everybody else, however long, and let others try before it."""
        counts = dict(entry.failures.counts)
        counts[REFUSED] = counts.get(REFUSED, 0) + 1
        counts[ALONE] = counts.get(ALONE, 0) + error.ends_what_worked
        if error.obstacle is Obstacle.PROXY and counts[ALONE] > MOST_BLAMED_ALONE:
            self._give_up(entry, error)
            return False
        self._known.due_since_ms = self._gate.due_since_ms()
        due_ms = 0
        if self._known.due_since_ms is None:  # only this kind of call is refused, nothing is shut
            due_ms = self._now_ms() + int((error.delay_after(counts[REFUSED]) or 0) * 1000)
        self._outbox.put_off(entry, Failures(counts, due_ms))
        return True

    def _failed(self, entry: Entry, handler: Handler, error: EffectError) -> bool:
        """Put the entry off, or give it up when its kind of error is worth no further try."""
        kind, now_ms = type(error).__name__, self._now_ms()
        since_ms = entry.failures.since_ms or now_ms
        attempts = entry.failures.counts.get(kind, 0) + 1
        delay_s = error.delay_after(attempts)
        if delay_s is None or now_ms - since_ms > handler.lasts_s * 1000:
            self._give_up(entry, error)
            return False
        # Upwards only: after 45009 nothing passes before the block is over.
        delay_s *= 1 + JITTER * self._jitter()
        counts = {**entry.failures.counts, kind: attempts}
        self._outbox.put_off(entry, Failures(counts, now_ms + int(delay_s * 1000), since_ms))
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

    def _told_lost(self, entry: Entry) -> list[Effect]:
        """What is to be done in the place of an entry that is given up."""
        handler = self._handler_of(entry)
        if handler is None or handler.lost is None:
            return []
        try:
            return list(handler.lost(entry.effect) or ())
        except StoreError:
            raise
        except Exception:
            log.exception("outbox loss not told: entry=%s", entry.key)
            return []

    def _give_up(self, entry: Entry, error: EffectError | None) -> None:
        reason = str(error) if error else "this version cannot do it"
        self._outbox.bury(entry, reason, refusal_of(error), self._told_lost(entry))
        log.warning(
            "outbox entry given up: entry=%s kind=%s user_id=%s code=%s reason=%s",
            entry.key,
            entry.fields.get("kind"),
            entry.person,
            error.code if error else None,
            reason,
        )
