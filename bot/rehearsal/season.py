"""Plays one season from before the opening until after the deadline."""

from __future__ import annotations

import threading
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bot.rehearsal import troubles
from bot.rehearsal.cast import Cast, Role, deal
from bot.rehearsal.diary import AstrayError, Diary
from bot.rehearsal.evidence import Evidence, Shown, Totals
from bot.rehearsal.expected import Expected
from bot.rehearsal.pictures import number_in
from bot.rehearsal.product import Product
from bot.rehearsal.progress import Progress
from bot.rehearsal.store import Store
from bot.rehearsal.timetable import Scene, timetable
from campaign.applications import Application, Status
from campaign.model import Campaign
from simulator.bubbles import Bubble
from simulator.journal import CallbackRecord
from simulator.server import Simulator

PEOPLE_AT_ONCE = 8
SETTLED_WITHIN_S = 180.0
LOOK_EVERY_S = 0.05
# CreateTime counts whole seconds, so what is sent right after a move may seem to be older than it.
AFTER_THE_MOVE = timedelta(seconds=2)
NAMES = {
    Scene.BEFORE_OPENING: "开始之前",
    Scene.FIRST_MORNING: "开始申报",
    Scene.FIRST_AFTERNOON: "第一天下午",
    Scene.MIDDLE: "中途，后台进程被强行终止",
    Scene.MIDDLE_LATER: "中途",
    Scene.RESTART: "机器人重启，同时有人在填",
    Scene.LAST_EVENING: "最后一晚",
    Scene.LAST_MORNING: "最后一早",
    Scene.LAST_MINUTE: "截止前两分钟",
    Scene.HELD_UP: "截止后，迟到的消息送达",
    Scene.TOO_LATE: "收件时间已过",
}


class Season:
    """One season of a campaign with one seed."""

    def __init__(
        self,
        campaign: Campaign,
        simulator: Simulator,
        product: Product,
        progress: Progress,
        seed: int,
    ) -> None:
        dice = Random(seed)
        self._campaign = campaign
        self._simulator = simulator
        self._product = product
        self._progress = progress
        self._stop = threading.Event()
        self._diary = Diary()
        self._cast: Cast = deal(campaign, simulator, self._diary, dice, self._stop)
        self._times = timetable(campaign, dice)
        self._troubles = troubles.plan(dice)
        self._store: Store | None = None
        self._now = min(self._times.values())
        self._totals: list[Totals] = []
        self._unsettled: list[str] = []
        self._exit_codes: list[int] = []
        self._unreachable: set[str] = set()

    def play(self) -> Evidence:
        """Start the product, play every scene, end it; what is left to look at."""
        self._start()
        with ThreadPoolExecutor(PEOPLE_AT_ONCE, "person") as people:
            try:
                for scene in Scene:
                    self._play(scene, people)
                office = self._ask_about_everybody(people)
            finally:
                self._stop.set()
        stored = self._read_stored()
        letters = self._open_store().dead_letters()
        self._stop_product()
        return self._evidence(stored, letters, office)

    # -- the scenes

    def _play(self, scene: Scene, people: ThreadPoolExecutor) -> None:
        self._move(self._times[scene])
        self._make_trouble(scene)
        acting = [
            people.submit(self._act, role, scene)
            for role in self._cast.roles
            if scene in role.part and not role.is_astray
        ]
        if scene is Scene.MIDDLE:
            self._kill_worker()
        if scene is Scene.RESTART:
            self._restart()
        self._await(acting, scene)
        self._settle(scene)
        if scene is Scene.RESTART:
            self._lose_sight()
        self._ask_for_totals()
        self._show(scene)

    def _act(self, role: Role, scene: Scene) -> None:
        role.applicant.now = self._now
        try:
            role.part[scene](role.applicant)
        except AstrayError:
            role.is_astray = True

    def _await(self, acting: list[Future[None]], scene: Scene) -> None:
        left: set[Future[None]] = set(acting)
        while left:
            done, left = wait(left, timeout=1)
            for future in done:
                future.result()
            if left:
                self._show(scene, is_passing=True)

    def _move(self, to: datetime) -> None:
        """Let the campaign go on from this instant; never back."""
        now = self._simulator.campaign_clock.read()
        if to + AFTER_THE_MOVE > now:
            now = self._simulator.campaign_clock.move(to + AFTER_THE_MOVE)
        self._now = now

    def _settle(self, scene: Scene) -> None:
        """Wait until everything is done that has to be done now."""
        until = time.monotonic() + SETTLED_WITHIN_S
        store = self._open_store()
        while not store.is_settled():
            if time.monotonic() > until:
                self._unsettled.append(f"{NAMES[scene]}：还有 {store.waiting()} 件没有做完")
                return
            self._show(scene, is_passing=True)
            time.sleep(LOOK_EVERY_S)

    # -- what goes wrong

    def _make_trouble(self, scene: Scene) -> None:
        if scene is Scene.BEFORE_OPENING:
            troubles.refuse_one_message(self._simulator)
        for name in self._troubles.get(scene, ()):
            troubles.PASSING[name](self._simulator)
            self._diary.count("troubles")

    def _kill_worker(self) -> None:
        """Kill the background worker while pictures are on their way."""
        before = self._downloads()
        until = time.monotonic() + 5
        while self._downloads() == before and time.monotonic() < until:
            time.sleep(LOOK_EVERY_S)
        if self._product.kill_worker():
            self._diary.count("troubles")

    def _downloads(self) -> int:
        return sum(call.path == troubles.DOWNLOAD for call in self._simulator.calls)

    def _restart(self) -> None:
        self._stop_product()
        self._diary.count("troubles")
        self._product.start(self._campaign_time())
        self._simulator.campaign_clock.read()

    def _lose_sight(self) -> None:
        """Let one chair leave the range of the app."""
        role = self._cast.leaving
        if role is None:
            return
        member = self._simulator.directory.find(role.applicant.branch.chair)
        if member:
            member.is_visible = False
            self._unreachable.add(member.user_id.casefold())

    # -- the office

    def _ask_for_totals(self) -> None:
        counted = {
            track: Counter(e.status for e in self._expected().values() if e.track.id == track)
            for track in self._campaign.tracks
        }
        told = self._cast.office.person.says("状态")
        self._totals.append(Totals(self._campaign_time(), "\n".join(told), counted))
        self._diary.count("messages")

    def _ask_about_everybody(self, people: ThreadPoolExecutor) -> dict[str, str]:
        office = self._cast.office.person

        def ask(number: str) -> str:
            return "\n".join(office.says(f"状态 {number}"))

        numbers = list(self._campaign.branch_by_number)
        self._diary.count("messages", len(numbers))
        return dict(zip(numbers, people.map(ask, numbers), strict=True))

    # -- the product

    def _start(self) -> None:
        self._product.start(self._now)
        self._simulator.callback_url = self._product.callback_url
        self._simulator.campaign_clock.read()

    def _stop_product(self) -> None:
        if self._store:
            self._store.close()
            self._store = None
        self._exit_codes.append(self._product.stop())

    def _open_store(self) -> Store:
        if self._store is None:
            self._store = Store(self._product.open_store(), self._campaign)
        return self._store

    def _campaign_time(self) -> datetime:
        return self._simulator.campaign_clock.now()

    # -- what is left to look at

    def _expected(self) -> dict[tuple[str, str], Expected]:
        """Every application there could be, also of those who never said anything."""
        held = {
            (branch.number, track.id): Expected(branch, track)
            for branch in self._campaign.branches
            for track in self._campaign.tracks.values()
            if track.id not in branch.holds
        }
        for role in self._cast.roles:
            for track, expected in role.applicant.applications.items():
                held[(role.applicant.branch.number, track)] = expected
        return held

    def _read_stored(self) -> dict[tuple[str, str], Application]:
        store = self._open_store()
        return {
            (number, track): application
            for number in self._campaign.branch_by_number
            for track, application in store.applications(number).items()
        }

    def _evidence(
        self,
        stored: dict[tuple[str, str], Application],
        letters: list[dict[str, str]],
        office: dict[str, str],
    ) -> Evidence:
        simulator = self._simulator
        people = {u for branch in self._campaign.branches for u in branch.people}
        return Evidence(
            campaign=self._campaign,
            expected=self._expected(),
            stored=stored,
            pictures=_pictures(self._product.data / "photos", stored),
            screens={
                user_id: [_shown(b) for b in simulator.person(user_id).screen if b.from_bot]
                for user_id in [*sorted(people), *self._campaign.office]
            },
            office=office,
            totals=self._totals,
            surprises=self._diary.surprises,
            failed_callbacks=_failures(simulator.callbacks),
            platform_complaints=[
                *(f"{fault.user_id}：{fault.reason}" for fault in simulator.protocol_faults),
                *(f"{notice.user_id}：{notice.reason}" for notice in simulator.notices),
            ],
            dead_letters=letters,
            unreachable=frozenset(self._unreachable),
            refused_sends=sum(c.errcode == troubles.UNTRUSTED_IP for c in simulator.calls),
            unsettled=self._unsettled,
            exit_codes=self._exit_codes,
            log=self._product.log_lines(),
        )

    def _show(self, scene: Scene, *, is_passing: bool = False) -> None:
        counts, statuses = self._diary.counts, Counter(e.status for e in self._expected().values())
        self._progress.show(
            self._campaign_time().astimezone(self._campaign.zone),
            NAMES[scene],
            f"消息 {counts['messages']}　照片 {counts['pictures']}　"
            f"已提交 {statuses[Status.SUBMITTED]}　故障 {counts['troubles']}",
            is_passing=is_passing,
        )


def _shown(bubble: Bubble) -> Shown:
    name = bubble.name if bubble.kind == "file" else ""
    return Shown(bubble.user_id, bubble.kind, bubble.text, name, bubble.at)


def _failures(callbacks: list[CallbackRecord]) -> list[str]:
    """Callbacks that were answered by an error; none at all is what a restart looks like."""
    return [
        f"{record.user_id} {record.summary}：{attempt}"
        for record in callbacks
        for attempt in record.attempts
        if attempt.isdigit() and attempt != "200"
    ]


def _pictures(folder: Path, stored: dict[tuple[str, str], Application]) -> dict[str, int | None]:
    """The number on every photo that an application or a version names."""
    paths = {
        photo.path
        for application in stored.values()
        for photos in (application.photos, *(s.photos for s in application.submissions))
        for photo in photos
    }
    return {path: _number_in(folder / path) for path in paths}


def _number_in(file: Path) -> int | None:
    return number_in(file.read_bytes()) if file.is_file() else None
