"""One storm with one seed: people talk, troubles come and go, and when it is calm all is compared."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from bot.config_file import load_campaign
from bot.rehearsal.applicant import Applicant
from bot.rehearsal.diary import AstrayError, Diary
from bot.rehearsal.evidence import Evidence, Key
from bot.rehearsal.expected import Expected
from bot.rehearsal.gathering import pictures_in, screens_of
from bot.rehearsal.office import Office
from campaign.applications import Application
from campaign.model import Branch
from simulator.server import Simulator
from storage.store import Store
from tests.bot.processes import ROOT, wait_until
from tests.storm.figures import Figures
from tests.storm.judging import judge, judge_surprises
from tests.storm.line import Line
from tests.storm.scripts import LONG_SCRIPTS, SCRIPTS, Script
from tests.storm.stage import Stage
from tests.storm.talker import StormTalker
from tests.storm.troubles import TROUBLES, heal
from tests.storm.waiting import Waiting
from tests.storm.weather import LONG, SHORT, Weather

BEFORE_THE_DEADLINE = timedelta(days=4, hours=3)
LOOK_EVERY_S = 0.1
PATIENT_S = 60.0
CALM_WITHIN_S = 180.0


@dataclass(frozen=True)
class Plan:
    """How strong a storm is; `plant` is a fault put into the product on purpose."""

    people: int = 16
    seconds: float = 15.0
    kinds: Sequence[str] = tuple(TROUBLES)
    is_long: bool = False
    plant: str = ""


class Storm:
    """One storm."""

    def __init__(self, seed: int, plan: Plan) -> None:
        self._plan = plan
        self._dice = Random(seed)
        self._figures = Figures()
        self._diary = Diary()
        self._stop = threading.Event()
        self._campaign = load_campaign(ROOT / "config.yaml")
        self._is_outside = self._dice.random() < 0.4

    def blow(self) -> Figures:
        """Play it to its end; what it counted and found. Only in the main thread."""
        with (
            tempfile.TemporaryDirectory(prefix="storm-", ignore_cleanup_errors=True) as name,
            Simulator() as simulator,
        ):
            now = self._campaign.deadline - BEFORE_THE_DEADLINE
            stage = Stage(
                Path(name),
                simulator,
                self._campaign,
                now,
                is_outside=self._is_outside,
                plant=self._plan.plant,
            )
            try:
                self._blow(stage)
            finally:
                self._stop.set()
                code = stage.stop()
            if code and not self._figures.findings:
                self._figures.found("contradicted", f"the product ended with {code}")
        return self._figures

    def _blow(self, stage: Stage) -> None:
        stage.start()
        self._line = Line(stage.simulator, self._figures, self._stop)
        self._waiting = Waiting(stage.data)
        branches = [self._applicant(stage, branch) for branch in self._campaign.branches]
        with ThreadPoolExecutor(self._plan.people, "person") as people:
            try:
                acting = self._begin(branches, people)
                self._storm(stage, acting)
                self._calm(stage, acting)
                if not self._diary.surprises and not self._figures.findings:
                    self._compare(stage, branches, people)
            finally:
                self._stop.set()
        self._line.close()
        judge_surprises(self._diary.surprises, self._figures)

    # -- the people

    def _applicant(self, stage: Stage, branch: Branch) -> Applicant:
        chair = self._talker(stage, branch.chair)
        other = self._talker(stage, branch.deputy or branch.chair)
        dice = Random(self._dice.random())
        numbers = count(1 + 1000 * int(branch.number))
        applicant = Applicant(self._campaign, branch, chair, other, dice, numbers)
        applicant.now = stage.clock.now()
        return applicant

    def _talker(self, stage: Stage, user_id: str) -> StormTalker:
        if stage.simulator.directory.find(user_id) is None:
            stage.simulator.directory.add(user_id)
        return StormTalker(
            user_id,
            stage.simulator,
            self._line,
            self._waiting,
            self._diary,
            self._figures,
            Random(self._dice.random()),
            self._stop,
            self._plan.seconds / 20,
        )

    def _begin(
        self, branches: Sequence[Applicant], people: ThreadPoolExecutor
    ) -> list[Future[None]]:
        scripts = LONG_SCRIPTS if self._plan.is_long else SCRIPTS
        first = self._dice.randrange(len(scripts))
        playing = [b for b in branches if len(b.tracks) == len(self._campaign.tracks)]
        return [
            people.submit(self._act, branch, scripts[(first + place) % len(scripts)])
            for place, branch in enumerate(playing[: self._plan.people])
        ]

    def _act(self, branch: Applicant, script: Script) -> None:
        try:
            script(branch)
            for talker in (branch.chair, branch.other):
                if isinstance(talker, StormTalker):
                    talker.gets_what_is_owed()
        except AstrayError:
            self._stop.set()  # the rest could only tell the same

    # -- the weather

    def _storm(self, stage: Stage, acting: list[Future[None]]) -> None:
        strength = LONG if self._plan.is_long else SHORT
        weather = Weather(stage, self._figures, self._dice, self._plan.kinds, strength)
        until = time.monotonic() + self._plan.seconds
        while time.monotonic() < until and wait(acting, timeout=LOOK_EVERY_S).not_done:
            weather.pass_by()
            stage.tend()
        weather.end()
        wait_until(partial(self._is_over, stage), CALM_WITHIN_S, lambda: "the storm does not end")

    def _is_over(self, stage: Stage) -> bool:
        stage.tend()
        stage.go_on()
        return heal(stage)

    def _calm(self, stage: Stage, acting: list[Future[None]]) -> None:
        """Everything works again: wait until everybody has what they wait for."""
        stage.simulator.switches.deadline_s = PATIENT_S
        until = time.monotonic() + CALM_WITHIN_S
        while wait(acting, timeout=LOOK_EVERY_S).not_done:
            self._look(stage)
            if time.monotonic() > until:
                self._figures.found("lost", "people still wait for something")
                self._stop.set()
        for one in acting:
            one.result()

    def _settle(self, stage: Stage) -> None:
        def is_settled() -> bool:
            self._look(stage)
            return self._waiting.is_settled or self._stop.is_set()

        wait_until(is_settled, CALM_WITHIN_S, lambda: "something is left to do")

    def _look(self, stage: Stage) -> None:
        stage.tend()
        self._waiting.look(stage.store(), is_calm=True)

    # -- what is left to look at

    def _compare(
        self, stage: Stage, branches: Sequence[Applicant], people: ThreadPoolExecutor
    ) -> None:
        self._settle(stage)
        expected = {
            (one.branch.number, track.id): one.application(track)
            for one in branches
            for track in one.tracks
        }
        talker = self._talker(stage, self._campaign.office[0])
        office = Office(self._campaign, self._diary, self._dice, talker, None)
        office.asks_for_totals(stage.clock.now(), expected)
        told = office.asks_about("状态", self._campaign.branch_by_number, people)
        store = stage.store()
        assert store is not None
        judge(
            self._evidence(stage, store, expected, office, told), self._line.carried, self._figures
        )

    def _evidence(
        self,
        stage: Stage,
        store: Store,
        expected: dict[Key, Expected],
        office: Office,
        told: dict[str, str],
    ) -> Evidence:
        stored: dict[Key, Application] = {
            (number, track): application
            for number, record in store.records(self._campaign.branch_by_number)
            for track, application in record.applications.items()
        }
        return Evidence(
            campaign=self._campaign,
            expected=expected,
            stored=stored,
            pictures=pictures_in(stage.data / "photos", stored),
            screens=screens_of(stage.simulator, self._campaign),
            office=told,
            totals=office.totals,
            dead_letters=store.dead_letters.all(),
        )
