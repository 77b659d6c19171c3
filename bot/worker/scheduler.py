"""Does a few jobs again and again: what is to happen by itself as campaign time goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Clock, TrialClock
from storage.pulse import Part
from storage.store import Store
from storage.store_errors import StoreError

TICK_EVERY_S = 20.0
TRIAL_TICK_EVERY_S = 0.5  # its clock may be moved at any moment

Job = Callable[[datetime], object]
"""Does what is due at this campaign time; done again, or in two processes, it does no more."""

log = logging.getLogger(__name__)


class Ticker:
    """Runs its jobs one after the other at every tick; any number of processes may tick."""

    def __init__(
        self,
        jobs: Sequence[Job],
        store: Store,
        clock: Clock,
        *,
        every_s: float | None = None,
    ) -> None:
        is_trial = isinstance(clock, TrialClock)
        self._jobs = jobs
        self._store = store
        self._clock = clock
        self._scheduler = _SteadyScheduler(
            clock, every_s or (TRIAL_TICK_EVERY_S if is_trial else TICK_EVERY_S)
        )

    def start(self) -> None:
        """Tick from now on, in a thread of its own."""
        self._scheduler.begin(lambda: self.tick(self._clock.now()))

    def stop(self) -> None:
        """End after the tick that is under way."""
        self._scheduler.shutdown()

    def tick(self, now: datetime) -> bool:
        """Do every job; False if one failed, which is logged and tried again at the next tick."""
        is_complete = True
        for job in self._jobs:
            try:
                job(now)
            except StoreError as error:
                is_complete = False
                log.warning("tick waits for Redis: %s", type(error).__name__)
            except Exception:
                is_complete = False
                log.exception("a job of the tick failed")
        return is_complete and self._note(now)

    def _note(self, now: datetime) -> bool:
        try:
            self._store.kept.keep_ticked(now)
            self._store.pulse.beat(Part.TICK)
        except StoreError as error:
            log.warning("tick not noted: %s", type(error).__name__)
            return False
        return True


class _SteadyScheduler(BackgroundScheduler):  # type: ignore[misc]  # it has no types
    """One job at an interval; a wall clock that is set back does not put the next run far away."""

    def __init__(self, clock: Clock, every_s: float) -> None:
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        super().__init__(
            timezone="UTC", job_defaults=defaults, executors={"default": ThreadPoolExecutor(1)}
        )
        self._clock = clock
        self._every = timedelta(seconds=every_s)

    def begin(self, run: Callable[[], object]) -> None:
        seconds = self._every.total_seconds()
        self.add_job(run, "interval", seconds=seconds, next_run_time=self._clock.wall())
        self.start()

    def _process_jobs(self) -> float | None:
        for job in self.get_jobs():
            now = self._clock.wall()
            if job.next_run_time > now + self._every:
                job.modify(next_run_time=now)
        wait_s: float | None = super()._process_jobs()
        return wait_s
