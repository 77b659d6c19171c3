"""Sending what was written for its moment: as it was written at once, later as things are by then."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from bot.clock import Clock
from bot.closing.bell import BELL, RINGS_FOR
from bot.closing.digest import DIGEST, MorningDigest, is_morning
from bot.outbox.errors import AppRefusedError, TransientError, UnsentError
from bot.outbox.lane_drainer import Handler
from bot.outbox.platform import Gateway
from campaign.reminders import local
from handlers import closing_bell
from handlers.splitting import split
from handlers.talk import campaign_for
from storage.effects import Effect, SendTimely
from storage.store import Store

FRESH_MS = 120_000


class QuietHoursError(TransientError):
    """People are left in peace now; it can be said in the morning."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (600,)


class TimelySender:
    """The outbox handler of SendTimely."""

    def __init__(self, store: Store, gateway: Gateway, clock: Clock) -> None:
        self._store = store
        self._digest = MorningDigest(store)
        self._gateway = gateway
        self._clock = clock

    def send(self, effect: SendTimely, entry: str) -> None:
        """Send what is still true; the same again while it may have arrived without our knowing."""
        text = self._store.kept.composed(entry)
        if text is None:
            text = self._text(effect, entry)
            self._store.kept.keep_composed(entry, text, self._gateway.recognised_s - 60)
        try:
            for at, piece in enumerate(split(text)):
                self._gateway.send_text(effect.user_id, piece, entry_id=f"{entry}/{at}")
        except (AppRefusedError, UnsentError):
            self._store.kept.forget_composed(entry)
            raise

    def _text(self, effect: SendTimely, entry: str) -> str:
        written_ms = int(entry.partition(":")[2].partition("-")[0])
        kind, *about = effect.about.split(" ")
        if self._store.now_ms() - written_ms < FRESH_MS:
            return effect.text
        now = self._clock.now()
        if kind == BELL:
            return self._bell(effect.user_id, about[0], datetime.fromisoformat(about[1]), now)
        if kind == DIGEST and about[1] == "0":
            return self._morning(about[0], datetime.fromisoformat(about[2]), now)
        return ""

    def _bell(self, user_id: str, number: str, deadline: datetime, now: datetime) -> str:
        """What the branch has left open; "" if its deadline is another one by now."""
        campaign = self._store.campaign()
        branch = campaign.branch_by_number.get(number)
        record = self._store.record(number)
        its_campaign = campaign_for(campaign, record)
        is_off = its_campaign.deadline != deadline or now > deadline + RINGS_FOR
        if branch is None or is_off or user_id not in branch.people:
            return ""
        if campaign.reminders.is_quiet(local(campaign, now)):
            raise QuietHoursError("in quiet hours nobody is told of a deadline")
        return closing_bell.chair_text(its_campaign, branch, record, now)

    def _morning(self, day: str, since: datetime, now: datetime) -> str:
        """The digest as it is now; "" once the morning is over."""
        campaign = self._store.campaign()
        is_its_day = f"{local(campaign, now):%Y-%m-%d}" == day
        is_time = is_its_day and is_morning(campaign, now)
        return self._digest.text(now, since) if is_time else ""


def timely_handlers(sender: TimelySender) -> dict[type[Effect], Handler]:
    """What is done for what was written for its moment; it holds up nothing else."""
    return {SendTimely: Handler(sender.send, is_message=True, in_order=False)}
