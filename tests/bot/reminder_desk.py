"""Everything that sends reminders, on real Redis and towards the simulator; the clocks are moved."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from redis import Redis

from bot.closing.sending import TimelySender, timely_handlers
from bot.outbox.app_watch import AppWatch
from bot.outbox.lane_drainer import Handler, LaneDrainer
from bot.outbox.reachability import Reachability
from bot.outbox.reports import Reports
from bot.outbox.resending import Resender, resend_handlers
from bot.outbox.worker import send_handlers
from bot.reminders.claiming import Claiming
from bot.reminders.reporting import NudgeReporter
from bot.reminders.sending import ReminderSender, reminder_handlers
from bot.settings import Settings
from bot.wecom.gateway import Gateway
from campaign.applications import Application
from campaign.model import Campaign
from handlers.messages import Enter
from simulator.bubbles import Bubble
from simulator.server import Simulator
from storage.effects import Effect
from storage.keys import Keys
from storage.records import Change, to_fields
from storage.reminders import Reminded, ReminderBook
from storage.store import Store
from tests.bot.outbox.outbound import QUICK_S, settings_for
from tests.handlers.dialogue import the_campaign
from tests.handlers.live import Live, a_callback

SEND = "message/send"


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


class Times:
    """Campaign time and Redis time, moved by hand; wall time is the world's."""

    def __init__(self, now: datetime) -> None:
        self.campaign = now
        self.ms = 1_700_000_000_000

    def now(self) -> datetime:
        return self.campaign

    def wall(self) -> datetime:
        return datetime.now(UTC)


class Process:
    """One background process: what claims and sends, without threads of its own."""

    def __init__(self, settings: Settings, campaign: Campaign, server: Redis, times: Times) -> None:
        store = Store(campaign, server, lambda: times.ms)
        self.gate = store.gate
        self.gateway = Gateway(
            settings,
            store,
            timeouts_s=QUICK_S,
            watch=Reachability(store, times),
            gate=AppWatch(store, times, SEND),
        )
        self.claiming = Claiming(store)
        sender = ReminderSender(store, self.gateway, times)
        self.outbox = store.outbox
        self.outbox.ensure_groups()
        self.handlers: dict[type[Effect], Handler] = send_handlers(self.gateway)
        reporter = NudgeReporter(store, Reports(self.gateway, store))
        self.handlers |= reminder_handlers(sender, self.claiming, reporter, times)
        self.handlers |= timely_handlers(TimelySender(store, self.gateway, times))
        self.handlers |= resend_handlers(Resender(store.dead_letters, self.gate))
        self.drainer = LaneDrainer(
            store,
            store.lanes(),
            self.handlers,
            threading.Event(),
            jitter=lambda: 0.0,
            follows_reply_ms=0,
        )

    def drain(self) -> None:
        for lane in self.outbox.occupied():
            self.drainer.drain(lane)


class ReminderDesk:
    """One process and what people see of it."""

    def __init__(self, simulator: Simulator, server: Redis, now: str) -> None:
        simulator.callback_url = "http://127.0.0.1:9/"  # else cards with buttons are refused
        self.simulator = simulator
        self.server = server
        self.campaign = the_campaign()
        self.keys = Keys(self.campaign.id)
        self.times = Times(at(now))
        self.live = Live(server)
        self.process = self.another_process()

    def another_process(self) -> Process:
        settings = settings_for(self.simulator)
        return Process(settings, self.campaign, self.server, self.times)

    # -- time goes on

    def tick(self, now: str | None = None, *, and_drain: bool = True) -> None:
        """Tick, now or at this campaign time, and send what that comes to."""
        if now:
            self.times.campaign = at(now)
        self.process.claiming.tick(self.times.campaign)
        if and_drain:
            self.process.drain()

    def wait(self, seconds: float) -> None:
        """Let real and campaign time go on for a while, in steps, and send what is due by then."""
        for _ in range(int(seconds)):
            self.times.ms += 1000
            self.times.campaign += timedelta(seconds=1)
            if int(seconds) < 300 or self.times.ms % 20_000 == 0:
                self.process.drain()
        self.process.drain()

    # -- what people do

    def says(self, user_id: str, *words: str) -> str:
        return self.live.say(*words, by=user_id, now=self.times.campaign)

    def enters(self, user_id: str, later: timedelta = timedelta()) -> str:
        """Open the chat, now or later; the greeting."""
        now = self.times.campaign + later
        return self.live.conversation.answer(Enter(a_callback(), user_id, now), now).text

    def stores(self, number: str, *applications: Application, **change: Any) -> None:
        """Write applications or another deadline as the office's commands do."""
        record = self.live.record(number)
        fields = to_fields(record, Change(applications, **change))
        mapping: Mapping[Any, Any] = dict(zip(fields[::2], fields[1::2], strict=True))
        self.server.hset(self.keys.branch(number), mapping=dict(mapping))
        if until := change.get("extended_until"):
            self.server.hset(self.keys.deadlines, number, until.isoformat())

    # -- what can be seen

    def bubbles(self, user_id: str, kind: str) -> list[Bubble]:
        shown = self.simulator.enterprise.screens.of(user_id)
        return [bubble for bubble in shown if bubble.from_bot and bubble.kind == kind]

    def texts(self, user_id: str) -> list[str]:
        return [bubble.text for bubble in self.bubbles(user_id, "text")]

    def cards(self, user_id: str) -> list[dict[str, Any]]:
        return [bubble.card or {} for bubble in self.bubbles(user_id, "card")]

    def reminded(self, number: str) -> tuple[Reminded, ...]:
        return ReminderBook(self.server, self.keys).reminded([number])[number]

    def results(self, number: str = "03") -> dict[str, dict[str, str]]:
        """What became of each claim, by slot name and person."""
        return {
            claim.slot.partition(" ")[2] or claim.slot: {
                person: result.value for person, result in claim.results.items()
            }
            for claim in self.reminded(number)
        }

    def bodies(self) -> list[Any]:
        """The bodies of all sends so far."""
        return [call.body for call in self.simulator.calls if call.path == SEND]

    def letters(self) -> int:
        return int(self.server.xlen(self.keys.dead_letters))
