"""Taking reminders: the calendar's at every tick, and those the office asks for. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from redis import Redis

from bot.wecom.gateway import Gateway
from campaign.model import Branch, Campaign
from campaign.reminders import due, local, most_on, recipients
from handlers.nudging import NudgeRefusal, nudge_refusal
from handlers.talk import campaign_for
from handlers.wording import nudging as wording
from storage.effects import Nudge, SendReminder
from storage.keys import Keys
from storage.records import Record, from_fields
from storage.reminders import ReminderBook, Verdict, claimed_slots, read_reminded
from storage.roster import read_roster

MOST_INSISTED = 5  # a day, whoever asks for it


class Claiming:
    """Any number of processes may claim at once: each reminder of a branch is taken by one."""

    def __init__(self, campaign: Campaign, server: Redis, keys: Keys) -> None:
        self._campaign = campaign
        self._server = server
        self._keys = keys
        self._book = ReminderBook(server, keys)

    def tick(self, now: datetime) -> None:
        """Claim for every branch the reminder that is due, if nobody has; a job of the ticker.

        Whether there is anything to say is decided when it is sent: a branch that has nothing to do
        just now is not reminded the moment it begins.
        """
        campaign = self._roster()
        for branch, record, claimed in self._branches(campaign):
            its_campaign = campaign_for(campaign, record)
            slot = due(its_campaign, now)
            if slot and slot.key not in claimed:
                self._claim(its_campaign, branch, record, slot.key, now)

    def nudge(self, nudge: Nudge, now: datetime) -> dict[str, NudgeRefusal]:
        """Claim a reminder by hand for these branches; those refused by number, and why."""
        campaign, refused = self._roster(), {}
        for number in nudge.branches:
            if branch := campaign.branch_by_number.get(number):
                refusal = self._nudge(campaign, branch, nudge, now)
                if refusal:
                    refused[number] = refusal
        return refused

    def run_nudge(self, nudge: Nudge, entry: str, gateway: Gateway, now: datetime) -> None:
        """Do what the office asked for, and tell whom that leaves out; the outbox runs it."""
        refused = self.nudge(nudge, now)
        if refused:
            text = wording.left_out(self._roster(), refused)
            gateway.send_text(nudge.user_id, text, entry_id=entry)

    def _nudge(
        self, campaign: Campaign, branch: Branch, nudge: Nudge, now: datetime
    ) -> NudgeRefusal | None:
        fields: Any = self._server.hgetall(self._keys.branch(branch.number))
        record = from_fields(fields)
        its_campaign = campaign_for(campaign, record)
        reminded = read_reminded(self._server, self._keys, [branch.number])[branch.number]
        if any(claim.slot == nudge.name for claim in reminded):
            return None
        refusal = nudge_refusal(its_campaign, branch, record, reminded, now)
        if refusal and not (nudge.insists and refusal is NudgeRefusal.ENOUGH):
            return refusal
        most = MOST_INSISTED if nudge.insists else None
        verdict = self._claim(
            its_campaign, branch, record, nudge.name, now, is_nudge=True, most=most
        )
        return NudgeRefusal.ENOUGH if verdict is Verdict.ENOUGH else None

    def _claim(
        self,
        campaign: Campaign,
        branch: Branch,
        record: Record,
        slot: str,
        now: datetime,
        *,
        is_nudge: bool = False,
        most: int | None = None,
    ) -> Verdict:
        day = local(campaign, now).date()
        reminders = [
            SendReminder(person, branch.number, slot, day.isoformat(), is_nudge)
            for person in recipients(campaign, branch, record.sessions.keys(), now)
        ]
        most = most or most_on(campaign, day)
        return self._book.claim(reminders, most, now, use_up=not is_nudge)

    def _roster(self) -> Campaign:
        return read_roster(self._server, self._keys).applied_to(self._campaign)

    def _branches(self, campaign: Campaign) -> Iterator[tuple[Branch, Record, set[str]]]:
        """Every branch with its record and the reminders taken already, in one round trip."""
        pipeline = self._server.pipeline(transaction=False)
        for number in campaign.branch_by_number:
            pipeline.hgetall(self._keys.branch(number))
            pipeline.hkeys(self._keys.reminders(number))
        answers: list[Any] = pipeline.execute()
        for branch in campaign.branch_by_number.values():
            record, claimed = answers.pop(0), answers.pop(0)
            yield branch, from_fields(record), claimed_slots(claimed)
