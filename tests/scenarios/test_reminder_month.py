"""A month of reminders with restarts, deaths and outages: exactly those that had to come came.

Two processes tick and send at once, on real Redis, over real HTTP to the simulator. Chairs and the
office act through the conversation. Only the clocks are moved.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from redis import Redis

from campaign.loading import read_campaign
from campaign.model import Campaign
from campaign.office_notes import Paper
from handlers.conversation import Conversation
from handlers.messages import Text
from simulator.server import Simulator
from storage.keys import Keys
from storage.records import Change, from_fields, to_fields
from storage.store import Store
from tests.bot.outbox.outbound import settings_for
from tests.bot.reminder_desk import SEND, Process, Times
from tests.scenarios.reminder_oracle import EXTENDED, OPENING, TERM, Branch, Oracle, at

CONFIG = Path(__file__).parents[2] / "config.yaml"
NUMBERS = [f"{number:02}" for number in range(1, 8)]
NAMES = {"home": "小家", "station": "驿站"}
REMINDER = re.compile(r"\d\d \w+分工会(：离截止还有|，您好。校工会有新通知)")
EXTENDS_AT = at("05-30T10:12")
STATION = ["小站", "主席", "小组", "82320000", "12", "全是", "无", "同意"]


def a_campaign() -> Campaign:
    """Seven branches and a month; without photos and text, so that chats can be short."""
    raw = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    raw |= {"id": "month", "opens_at": OPENING.isoformat(), "deadline": TERM.deadline.isoformat()}
    raw["branches"] = raw["branches"][:7]
    raw["branches"][1]["deputy"] = "stranger01"
    raw["branches"][6]["holds"] = ["home"]
    for track in raw["tracks"].values():
        track["parts"] = [p for p in track["parts"] if p["kind"] not in ("photos", "essay")]
    before = {"three weeks": 21, "two weeks": 14, "one week": 7, "four days": 4, "two days": 2}
    raw["reminders"] |= {
        "days_off": ["2023-05-10"],
        "work_days": ["2023-05-13"],
        "slots": [
            {"name": "opening", "days_after_opening": 0, "at": "09:17"},
            *({"name": n, "days_before": d, "at": "09:07"} for n, d in before.items()),
            {"name": "one day", "days_before": 1, "at": "09:07"},
            {"name": "morning", "days_before": 0, "at": "08:37"},
            {"name": "last hour", "minutes_before": 63},
        ],
    }
    return read_campaign(yaml.safe_dump(raw, allow_unicode=True))


class Killed(BaseException):
    """The process is gone."""


class Month:
    """The campaign as it happens, and beside it what ought to come of it."""

    def __init__(self, seed: int, simulator: Simulator, server: Redis) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.simulator = simulator
        simulator.callback_url = "http://127.0.0.1:9/"
        self.server = server
        self.campaign = a_campaign()
        self.keys = Keys(self.campaign.id)
        self.times = Times(OPENING - timedelta(days=1))
        self.conversation = Conversation(Store(self.campaign, server))
        self.oracle = Oracle()
        self.branches = {number: Branch(f"chair{number}") for number in NUMBERS}
        self.branches["02"].deputy = "stranger01"
        del self.branches["07"].tracks["home"]
        self.expected: list[tuple[str, datetime]] = []
        self.found: list[tuple[str, datetime]] = []
        self._seen: Counter[str] = Counter()
        self._names = count(1)
        self.processes = [self._start(), self._start()]
        self.down_until = [self.times.campaign, self.times.campaign]

    # -- what branches and the office do

    def somebody_acts(self) -> None:
        number = self.chance.choice(NUMBERS)
        branch = self.branches[number]
        if not OPENING <= self.times.campaign < branch.term.deadline:
            return
        if self.chance.random() < 0.15:
            self._mutes(number, branch)
            return
        if number == "02" and self.chance.random() < 0.7:
            return  # this one is mostly silent
        track = self.chance.choice(list(branch.tracks))
        match branch.tracks[track]:
            case "none" | "filling" if self.chance.random() < 0.3:
                self._says(number, f"本次不申报{NAMES[track]}", "确认")
                branch.tracks[track] = "declined"
            case "filling":
                self._hands_in(number, branch, track)
            case "submitted":
                self._paper_comes(number, branch, track)
            case "none":
                self._begins(number, branch, track)
            case "declined" if self._record(number).application(track).answers:
                self._begins(number, branch, track)

    def _begins(self, number: str, branch: Branch, track: str) -> None:
        self._says(number, f"申报{NAMES[track]}")
        branch.tracks[track] = "filling"

    def _hands_in(self, number: str, branch: Branch, track: str) -> None:
        answers = ["全满分"] * 6 if track == "home" else STATION
        receipt = self._says(number, f"申报{NAMES[track]}", *answers, f"提交{NAMES[track]}", "确认")
        assert "已提交，编号" in receipt
        branch.tracks[track] = "submitted"

    def _paper_comes(self, number: str, branch: Branch, track: str) -> None:
        application = self._record(number).application(track)
        version = len(application.submissions)
        paper = Paper(self.times.campaign, version, "office01", version)
        self._stores(number, Change((replace(application, paper=paper),)))
        branch.tracks[track] = "done"

    def _mutes(self, number: str, branch: Branch) -> None:
        told = self._says(number, "今天别再提醒")
        if told.startswith("好的"):
            branch.muted_on = self.times.campaign.date()
            branch.has_written = True
        is_last_day = self.times.campaign.date() == branch.term.deadline.date()
        assert ("今天不再提醒" in told) == (branch.wants("") and not is_last_day)

    def extend(self) -> None:
        self._stores("03", Change(extended_until=EXTENDED.deadline))
        self.server.hset(self.keys.deadlines, "03", EXTENDED.deadline.isoformat())
        self.branches["03"].term = EXTENDED

    def _says(self, number: str, *words: str) -> str:
        branch, reply = self.branches[number], ""
        for text in words:
            name = f"{next(self._names):040x}"
            message = Text(name, branch.chair, self.times.campaign, text)
            reply = self.conversation.answer(message, self.times.campaign).text
        branch.has_written = bool(self._record(number).sessions)
        return reply

    def _record(self, number: str) -> Any:
        fields: Any = self.server.hgetall(self.keys.branch(number))
        return from_fields(fields)

    def _stores(self, number: str, change: Change) -> None:
        fields = to_fields(self._record(number), change)
        mapping: Any = dict(zip(fields[::2], fields[1::2], strict=True))
        self.server.hset(self.keys.branch(number), mapping=mapping)

    # -- what processes do

    def look(self, now: datetime) -> None:
        """All processes that are up tick and send; perhaps one dies over it."""
        self.times.campaign = now
        self.times.ms += int(self.chance.uniform(15, 90) * 60_000)
        up = [p for p, down in zip(self.processes, self.down_until, strict=True) if down <= now]
        if not up:
            return
        fate = self.chance.random()
        if fate < 0.03:
            up[0].claiming.tick(now)  # it dies with everything claimed and nothing sent
            self._all_go_down(now)
        elif fate < 0.06 and self._dies_sending(up[0], now):
            self._all_go_down(now)
        else:
            if self.chance.random() < 0.3:
                fault, errcode = self.chance.choice(
                    [("drop_after", 0), ("http_500", 0), ("drop_before", 0), ("errcode", -1)]
                )
                self.simulator.faults.add(fault, SEND, errcode=errcode)
            self._work(up)
            self.expected += [(user, now) for user in self.oracle.look(now, self.branches)]
            self.simulator.faults.clear()
        self._note(now)

    def _work(self, up: list[Process]) -> None:
        def passes(process: Process) -> None:
            for _ in range(2):
                process.claiming.tick(self.times.campaign)
                process.drain()

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(passes, up))
        for _ in range(4):  # what failed is due again after some seconds
            passes(up[0])
            self.times.ms += 20_000

    def _dies_sending(self, process: Process, now: datetime) -> bool:
        """Die right after a text has left, before anything is noted; False if none leaves."""
        if len(self.branches["02"].people(now.date())) > 1:
            return False  # what becomes of the second person is more than the oracle can tell
        reached: list[str] = []
        send = process.gateway.send_text
        survived = self.chance.randrange(3)

        def last_words(user_id: str, text: str, **more: Any) -> Any:
            sent = send(user_id, text, **more)
            if REMINDER.match(text):
                reached.append(user_id)
                if len(reached) > survived:
                    raise Killed
            return sent

        process.gateway.send_text = last_words  # type: ignore[method-assign]
        process.claiming.tick(now)
        with suppress(Killed):
            process.drain()
        process.gateway.send_text = send  # type: ignore[method-assign]
        for user_id in reached:
            number = user_id.removeprefix("chair")
            self.oracle.got(number, self.branches[number], now)
            self.expected.append((user_id, now))
        return bool(reached)

    def maybe_restart(self) -> None:
        for index in range(2):
            if self.chance.random() < 0.05:
                self._restart(index, self.chance.choice([0, 0, 1, 9, 40]))

    def _all_go_down(self, now: datetime) -> None:
        hours = self.chance.choice([0, 0, 2, 26])
        for index in range(2):
            self._restart(index, hours)

    def _restart(self, index: int, hours: int) -> None:
        self.processes[index].gateway.close()
        self.processes[index] = self._start()
        self.down_until[index] = self.times.campaign + timedelta(hours=hours)

    def _start(self) -> Process:
        settings = settings_for(self.simulator)
        return Process(settings, self.campaign, self.server, self.times)

    def end(self) -> None:
        for process in self.processes:
            process.gateway.close()

    # -- what phones show

    def _note(self, now: datetime) -> None:
        for user_id in (*(branch.chair for branch in self.branches.values()), "stranger01"):
            shown = [
                bubble.text
                for bubble in self.simulator.enterprise.screens.of(user_id)
                if bubble.from_bot and bubble.kind == "text" and REMINDER.match(bubble.text)
            ]
            self.found += [(user_id, now) for _ in shown[self._seen[user_id] :]]
            self._seen[user_id] = len(shown)

    def cards(self) -> Counter[str]:
        """How often each reminder's card was shown, by its task id."""
        shown = self.simulator.enterprise.screens
        return Counter(
            bubble.card["task_id"]
            for number in NUMBERS
            for bubble in shown.of(f"chair{number}")
            if bubble.card and bubble.card["task_id"].startswith("remind-")
        )


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_exactly_the_reminders_that_had_to_come(
    seed: int, simulator: Simulator, server: Redis
) -> None:
    month = Month(seed, simulator, server)
    now, is_extended = month.times.campaign, False
    while now < EXTENDED.deadline + timedelta(days=1):
        now += timedelta(minutes=month.chance.uniform(5, 100 if 7 < now.hour < 21 else 200))
        month.times.campaign = now
        if now >= EXTENDS_AT and not is_extended:
            month.extend()
            is_extended = True
        if month.chance.random() < 0.15:
            month.somebody_acts()
        month.maybe_restart()
        month.look(now)
        if month.chance.random() < 0.05 and now.date() not in (
            TERM.deadline.date(),
            EXTENDED.deadline.date(),
        ):
            month.look(now - timedelta(minutes=month.chance.uniform(1, 180)))
    month.end()
    assert Counter(month.found) == Counter(month.expected)
    assert len(month.found) > 15
    assert set(month.cards().values()) <= {1}
