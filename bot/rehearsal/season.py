"""Plays one season from before the opening until after the deadline."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from random import Random

from bot.rehearsal import troubles
from bot.rehearsal.cast import Cast, Role, deal
from bot.rehearsal.diary import AstrayError, Diary
from bot.rehearsal.evidence import Evidence, Key
from bot.rehearsal.expected import Expected
from bot.rehearsal.gathering import complaints_of, failed_callbacks, pictures_in, screens_of
from bot.rehearsal.inside import InsideProduct
from bot.rehearsal.office import Office
from bot.rehearsal.product import Product
from bot.rehearsal.progress import Progress
from bot.rehearsal.reminding import Due, due_at, left_open
from bot.rehearsal.stepping import machine_with, patience_with
from bot.rehearsal.timetable import Scene, Stop, timetable
from campaign.applications import Application, Status
from campaign.model import Campaign
from campaign.reminders import due
from simulator.server import Simulator
from storage.outbox.dead_letters import Letter

PEOPLE_AT_ONCE = 8
PAPERS_COME = (Scene.MIDDLE_LATER, Scene.LAST_EVENING, Scene.LAST_MORNING)


class Season:
    """One season of a campaign with one seed."""

    def __init__(
        self,
        campaign: Campaign,
        simulator: Simulator,
        product: Product | InsideProduct,
        progress: Progress,
        seed: int,
    ) -> None:
        dice = Random(seed)
        self._campaign = campaign
        self._simulator = simulator
        self._product = product
        self._progress = progress
        self._diary = Diary()
        self._over = threading.Event()
        self._is_inside = isinstance(product, InsideProduct)
        patience = patience_with(product, len(campaign.branches))
        self._cast: Cast = deal(campaign, simulator, self._diary, dice, self._over, patience)
        self._table = timetable(campaign, dice)
        self._troubles = troubles.plan(self._table.stops, dice)
        first, *others = self._cast.office
        self._office = Office(campaign, self._diary, dice, first, others[-1] if others else None)
        self._machine = machine_with(campaign, product, simulator, self._watch, patience)
        self._stop = self._table.stops[0]
        self._due: list[Due] = []
        self._left_open: frozenset[str] = frozenset()
        self._unreachable: frozenset[str] = frozenset()
        self._untrusted_ip = ""

    def play(self) -> Evidence:
        """Start the product, play every scene, end it; what is left to look at."""
        self._machine.start(self._stop.at)
        with ThreadPoolExecutor(1 if self._is_inside else PEOPLE_AT_ONCE, "person") as people:
            try:
                for stop in self._table.stops:
                    self._stop = stop
                    self._play(stop, people)
                numbers = self._campaign.branch_by_number
                office = self._office.asks_about("状态", numbers, people)
                disputes = self._office.asks_about("争议", self._disputed(), people)
            finally:
                self._over.set()
        stored = self._read_stored()
        letters = self._machine.store.dead_letters()
        self._machine.stop()
        return self._evidence(stored, letters, office, disputes)

    # -- the stops

    def _play(self, stop: Stop, people: ThreadPoolExecutor) -> None:
        self._make_trouble(stop)
        is_due = self._note_due(max(stop.at, self._machine.now()))
        if stop.scene is Scene.HELD_UP:
            branches = [role.applicant for role in self._cast.roles]
            self._left_open = left_open(branches, self._unreachable)
        now = self._machine.move(stop.at)
        if is_due or stop.scene is None or now > self._campaign.deadline:
            self._machine.await_tick(now)
            self._machine.settle()
        if stop.scene is not None:
            self._play_scene(stop.scene, now, people)
            if stop.scene is Scene.HELD_UP:
                return  # what comes too late may find the machine still busy
            self._machine.settle()
            self._after(stop.scene)
            self._machine.settle()
            self._office.asks_for_totals(self._machine.now(), self._expected())
        self._show()

    def _play_scene(self, scene: Scene, now: datetime, people: ThreadPoolExecutor) -> None:
        if scene is Scene.RESTART and self._is_inside:
            self._restart()
        acting = [
            people.submit(self._act, role, scene, now)
            for role in self._cast.roles
            if scene in role.part and not role.is_astray
        ]
        if scene is Scene.MIDDLE and self._machine.kill_worker():
            self._diary.count("troubles")
        if scene is Scene.RESTART and not self._is_inside:
            self._restart()
        if scene is Scene.BEFORE_OPENING and self._office.waits:
            self._untrusted_ip = troubles.distrust_once(self._simulator)
            self._office.waits.says("看板")
        self._await(acting)

    def _act(self, role: Role, scene: Scene, now: datetime) -> None:
        role.applicant.now = now
        try:
            role.part[scene](role.applicant)
        except AstrayError:
            role.is_astray = True

    def _await(self, acting: list[Future[None]]) -> None:
        left: set[Future[None]] = set(acting)
        while left:
            done, left = wait(left, timeout=1)
            for future in done:
                future.result()
            self._watch()

    def _after(self, scene: Scene) -> None:
        """What happens when everybody is quiet."""
        if scene in PAPERS_COME:
            self._office.registers_papers(self._expected().values())
        if scene is Scene.MIDDLE_LATER:
            self._lose_sight()

    def _note_due(self, at: datetime) -> bool:
        """Work out who must be reminded once the clock stands at this moment, if anybody must."""
        slot = due(self._campaign, at)
        if slot is None or any(slot.key == known.slot.key for known in self._due):
            return False
        branches = [role.applicant for role in self._cast.roles]
        self._due.append(due_at(self._campaign, slot, at, branches, self._unreachable))
        return True

    # -- what goes wrong

    def _make_trouble(self, stop: Stop) -> None:
        for name in self._troubles.get(stop, ()):
            troubles.PASSING[name](self._simulator)
            self._diary.count("troubles")

    def _restart(self) -> None:
        self._machine.stop()
        self._diary.count("troubles")
        back_at = max(self._table.back_at, self._machine.now())
        self._note_due(back_at)
        self._machine.start(back_at)
        self._machine.await_tick(back_at)

    def _lose_sight(self) -> None:
        """Let one chair leave the range of the app."""
        role = self._cast.leaving
        member = role and self._simulator.directory.find(role.applicant.branch.chair)
        if member:
            member.is_visible = False
            self._unreachable = frozenset({member.user_id.casefold()})
            self._diary.count("troubles")

    # -- what is left to look at

    def _expected(self) -> dict[Key, Expected]:
        """Every application there could be, also of those who never said anything."""
        return {
            (role.applicant.branch.number, track.id): role.applicant.application(track)
            for role in self._cast.roles
            for track in role.applicant.tracks
        }

    def _disputed(self) -> dict[str, str]:
        """What came too late, by branch number."""
        branches = (role.applicant for role in self._cast.roles)
        return {one.branch.number: one.disputed for one in branches if one.disputed}

    def _read_stored(self) -> dict[Key, Application]:
        return {
            (number, track): application
            for number in self._campaign.branch_by_number
            for track, application in self._machine.store.applications(number).items()
        }

    def _evidence(
        self,
        stored: dict[Key, Application],
        letters: tuple[Letter, ...],
        office: dict[str, str],
        disputes: dict[str, str],
    ) -> Evidence:
        return Evidence(
            campaign=self._campaign,
            expected=self._expected(),
            stored=stored,
            pictures=pictures_in(self._product.data / "photos", stored),
            screens=screens_of(self._simulator, self._campaign),
            office=office,
            totals=self._office.totals,
            due=self._due,
            left_open=self._left_open,
            disputed=self._disputed(),
            disputes=disputes,
            surprises=self._diary.surprises,
            failed_callbacks=list(failed_callbacks(self._simulator)),
            platform_complaints=list(complaints_of(self._simulator)),
            dead_letters=letters,
            unreachable=self._unreachable,
            untrusted_ip=self._untrusted_ip,
            unsettled=self._machine.unsettled,
            exit_codes=self._machine.exit_codes,
            log=self._product.log_lines(),
        )

    # -- what is shown

    def _watch(self) -> None:
        self._show(is_passing=True)

    def _show(self, *, is_passing: bool = False) -> None:
        counts = self._diary.counts
        submitted = sum(
            expected.status is Status.SUBMITTED
            for role in self._cast.roles
            for expected in list(role.applicant.applications.values())
        )
        self._progress.show(
            self._machine.now().astimezone(self._campaign.zone),
            self._stop.name,
            f"消息 {counts['messages']}　照片 {counts['pictures']}　已提交 {submitted}　"
            f"纸质 {counts['papers']}　故障 {counts['troubles']}",
            is_passing=is_passing,
        )
