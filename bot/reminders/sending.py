"""Sending a claimed reminder: state and time are read now, and nothing goes out twice."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from bot.clock import Clock
from bot.outbox.errors import (
    EffectError,
    PermanentError,
    TransientError,
    UnavailableError,
    UnreachableError,
    UnsentError,
)
from bot.outbox.lane_drainer import Handler
from bot.outbox.platform import Gateway
from bot.reminders.claiming import Claiming
from bot.reminders.reporting import NudgeReporter
from campaign.model import Branch, Campaign
from campaign.open_matters import Matter, is_untouched, open_matters, still_possible
from campaign.reminder_settings import CROWDED_MINUTES
from campaign.reminders import disturbs, is_running, latest, local
from campaign.return_reminders import is_of_returns, is_to_remind
from handlers.nudging import is_muted, may_nudge
from handlers.reminding import reminder_card, reminder_text
from handlers.talk import campaign_for
from storage.effects import Effect, Nudge, ReportNudge, SendReminder
from storage.records import Record
from storage.reminders import ReminderMessage, Result
from storage.store import Store

# A repetition is surely recognised for so much less long: a minute is left for what happens in between.
MARGIN_S = 60

log = logging.getLogger(__name__)


class CrowdedMinuteError(TransientError):
    """It is :00 or :30, when WeCom asks to send nothing of the kind."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (60,)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a reminder is about, as it is now: the branch's own campaign, and what is open."""

    campaign: Campaign
    branch: Branch
    record: Record
    matters: tuple[Matter, ...]
    is_opening: bool = False


class ReminderSender:
    """The outbox handler of SendReminder."""

    def __init__(self, store: Store, gateway: Gateway, clock: Clock) -> None:
        self._store = store
        self._gateway = gateway
        self._clock = clock
        # The store's time: what was begun on one machine may be gone on with on another.
        self._now_ms = store.now_ms
        self._book = store.reminders
        self._recognised_ms = (gateway.recognised_s - MARGIN_S) * 1000

    def send(self, reminder: SendReminder, entry: str) -> None:
        """Send the text and then the card, unless there is no longer any reason to."""
        message = self._book.message(reminder)
        if message.result is not Result.OPEN:
            return None
        now = self._clock.now()
        standing = self._standing(reminder, now)
        if standing is None:
            return self._settle(reminder, message, Result.NOTHING, now)
        if obstacle := _obstacle(reminder, standing, now):
            return self._settle(reminder, message, obstacle, now)
        if message.tried_ms and self._now_ms() - message.tried_ms > self._recognised_ms:
            return self._settle(reminder, message, Result.UNSURE, now)
        is_crowded = local(standing.campaign, now).minute in CROWDED_MINUTES
        if is_crowded and not reminder.is_nudge:
            raise CrowdedMinuteError("at :00 and :30 nothing of the kind is sent")
        self._go_on(reminder, standing, message, entry, now)
        return None

    def lost(self, reminder: SendReminder) -> None:
        """Note that a reminder was given up."""
        self._settle(reminder, self._book.message(reminder), Result.FAILED, self._clock.now())

    def _go_on(
        self,
        reminder: SendReminder,
        standing: Standing,
        message: ReminderMessage,
        entry: str,
        now: datetime,
    ) -> None:
        # What may have arrived is repeated as it was; what surely has not says how things are now.
        is_first = not (message.tried_ms or message.sent_at)
        if is_first:
            fresh = _composed(standing, entry, now, self._now_ms())
            message = self._book.begin(reminder, fresh)
            is_first = message == fresh
        if not message.sent_at:
            message = self._send_text(reminder, message, entry, is_first)
        self._send_card(reminder, message, entry)
        self._book.settle(reminder, message, Result.SENT, now)

    def _send_text(
        self, reminder: SendReminder, message: ReminderMessage, entry: str, is_first: bool
    ) -> ReminderMessage:
        """Send the text; the message as it is afterwards. Refused at the first try, it never left."""
        refused = replace(message, tried_ms=0) if is_first else message
        try:
            self._gateway.send_text(reminder.user_id, message.text, entry_id=entry)
        except UnavailableError as error:
            if isinstance(error, UnsentError):
                self._book.keep(reminder, refused)
            raise
        except UnreachableError:
            self._settle(reminder, refused, Result.UNREACHABLE, self._clock.now())
            raise
        except EffectError:
            self._book.keep(reminder, refused)
            raise
        sent_at = self._clock.now().isoformat()
        sent = replace(message, sent_at=sent_at, tried_ms=self._now_ms())
        self._book.keep(reminder, sent)
        return sent

    def _send_card(self, reminder: SendReminder, message: ReminderMessage, entry: str) -> None:
        """Send the same as a card; the words are there already, so one that is refused is let go."""
        card = message.card or {}
        try:
            self._gateway.send_card(reminder.user_id, card, entry_id=f"{entry}/card")
        except PermanentError as error:
            log.warning("reminder without its card: entry=%s reason=%s", entry, error)

    def _standing(self, reminder: SendReminder, now: datetime) -> Standing | None:
        """What is open for the branch now; None if nothing is, or not for this person."""
        record = self._store.record(reminder.branch)
        campaign = campaign_for(self._store.campaign(), record)
        branch = campaign.branch_by_number.get(reminder.branch)
        if branch is None or reminder.user_id not in branch.people:
            return None
        matters = open_matters(campaign, branch, record.applications)
        is_return = is_of_returns(reminder.slot)
        if is_return and not any(is_to_remind(campaign, m.condition, now) for m in matters):
            return None
        slot = latest(campaign, now)
        is_planned = not reminder.is_nudge and not is_return
        is_opening = bool(slot and slot.is_opening and is_planned)
        if not matters or (is_opening and not is_untouched(campaign, branch, matters)):
            return None
        return Standing(campaign, branch, record, matters, is_opening)

    def _settle(
        self, reminder: SendReminder, message: ReminderMessage, result: Result, now: datetime
    ) -> None:
        """Note why it goes no further. What is only too late for today is left to a later tick."""
        if message.sent_at:
            result = Result.SENT
        elif message.tried_ms and result is not Result.UNREACHABLE:
            result = Result.UNSURE
        elif self._is_left_to_a_later_tick(reminder, result):
            return
        self._book.settle(reminder, message, result, now)

    def _is_left_to_a_later_tick(self, reminder: SendReminder, result: Result) -> bool:
        is_early = result in (Result.QUIET, Result.LATE) and not reminder.is_nudge
        return is_early and self._book.release(reminder)


def _obstacle(reminder: SendReminder, standing: Standing, now: datetime) -> Result | None:
    """Why this reminder must not go out at this time; None when it may."""
    campaign = standing.campaign
    if is_of_returns(reminder.slot):
        return _return_obstacle(reminder, standing, now)
    is_open = may_nudge(campaign, standing.matters, now) and reminder.is_nudge
    if not (is_open or is_running(campaign, now)):
        return Result.CLOSED
    if local(campaign, now).date().isoformat() != reminder.day:
        return Result.LATE
    if disturbs(campaign, now, by_hand=reminder.is_nudge):
        return Result.QUIET
    if is_muted(campaign, standing.record, reminder.user_id, now):
        return Result.MUTED
    slot = latest(campaign, now)
    if not reminder.is_nudge and (slot is None or slot.key != reminder.slot):
        return Result.SUPERSEDED
    return None


def _return_obstacle(reminder: SendReminder, standing: Standing, now: datetime) -> Result | None:
    """The same of what was sent back, which is reminded of after the deadline too."""
    at = local(standing.campaign, now)
    if at.date().isoformat() != reminder.day:
        return Result.LATE
    if standing.campaign.reminders.is_quiet(at):
        return Result.QUIET
    if is_muted(standing.campaign, standing.record, reminder.user_id, now):
        return Result.MUTED
    return None


def _composed(standing: Standing, entry: str, now: datetime, now_ms: int) -> ReminderMessage:
    matters = still_possible(standing.campaign, standing.matters, now)
    campaign = standing.campaign
    card = reminder_card(campaign, matters, now, f"remind-{entry.replace(':', '-')}")
    text = reminder_text(campaign, standing.branch, matters, now, is_opening=standing.is_opening)
    return ReminderMessage(text, card, tried_ms=now_ms)


def reminder_handlers(
    sender: ReminderSender,
    claiming: Claiming,
    reporting: NudgeReporter,
    clock: Clock,
) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect about reminders.

    A reminder that has to wait holds up nothing else that its person is told.
    """

    def nudge(effect: Nudge, _entry: str) -> None:
        claiming.nudge(effect, clock.now())

    return {
        SendReminder: Handler(sender.send, is_message=True, in_order=False, lost=sender.lost),
        Nudge: Handler(nudge, asks_platform=False),
        ReportNudge: Handler(
            reporting.report, is_message=True, in_order=False, lost=reporting.give_up
        ),
    }
