"""Taking reminders: the calendar's at every tick, and those the office asks for. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from campaign.closing import by_deadline
from campaign.model import Branch, Campaign
from campaign.reminders import due, local, most_on, recipients
from campaign.return_reminders import is_to_remind, return_slot
from handlers.nudging import NudgeRefusal, nudge_refusal
from handlers.talk import campaign_for
from storage.effects import Nudge, SendReminder
from storage.reminders import Verdict
from storage.standings import Standing
from storage.store import Store

MOST_INSISTED = 5  # a day, whoever asks for it


class Claiming:
    """Any number of processes may claim at once: each reminder of a branch is taken by one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._book = store.reminders

    def tick(self, now: datetime) -> None:
        """Claim for every branch the reminder that is due, if nobody has; a job of the ticker.

        Whether there is anything to say is decided when it is sent: a branch that has nothing to do
        just now is not reminded the moment it begins.
        """
        campaign, own = self._store.campaign(), self._store.deadlines()
        for deadline, branches in by_deadline(campaign, own).items():
            their_campaign = campaign.until(deadline)
            slot = due(their_campaign, now)
            if slot:
                numbers = [branch.number for branch in branches]
                unclaimed = self._book.unclaimed(slot.key, numbers)
                for number, writers in self._store.writers(unclaimed).items():
                    branch = campaign.branch_by_number[number]
                    self._claim(their_campaign, branch, writers, slot.key, now)

        self._tick_returns(campaign, own, now)

    def _tick_returns(self, campaign: Campaign, own: Mapping[str, datetime], now: datetime) -> None:
        """Claim today's reminder of what was sent back, for every branch that is still at it."""
        standings: Mapping[str, Mapping[str, Standing]] | None = None
        for deadline, branches in by_deadline(campaign, own).items():
            their_campaign = campaign.until(deadline)
            slot = return_slot(their_campaign, now)
            if slot is None:
                continue
            if standings is None:
                standings = self._store.standings(campaign.tracks)
            waiting = [
                branch.number
                for branch in branches
                if any(
                    is_to_remind(their_campaign, found[branch.number].condition, now)
                    for found in standings.values()
                    if branch.number in found
                )
            ]
            unclaimed = self._book.unclaimed(slot.key, waiting)
            for number, writers in self._store.writers(unclaimed).items():
                branch = campaign.branch_by_number[number]
                self._claim(their_campaign, branch, writers, slot.key, now)

    def nudge(self, nudge: Nudge, now: datetime) -> dict[str, NudgeRefusal]:
        """Claim a reminder by hand for these branches, or note why not; done again it does no more.

        The refusals by branch number, also the earlier ones.
        """
        campaign = self._store.campaign()
        noted = self._book.refused(nudge.name, nudge.branches)
        refused = {number: NudgeRefusal(why) for number, why in noted.items()}
        for number in nudge.branches:
            branch = campaign.branch_by_number.get(number)
            if branch and number not in refused:
                refusal = self._nudge(campaign, branch, nudge, now)
                if refusal:
                    refused[number] = refusal
                    self._book.refuse(number, nudge.name, refusal)
        return refused

    def _nudge(
        self, campaign: Campaign, branch: Branch, nudge: Nudge, now: datetime
    ) -> NudgeRefusal | None:
        record = self._store.record(branch.number)
        its_campaign = campaign_for(campaign, record)
        reminded = self._book.reminded([branch.number])[branch.number]
        if any(claim.slot == nudge.name for claim in reminded):
            return None
        refusal = nudge_refusal(its_campaign, branch, record, reminded, now)
        if refusal and not (nudge.insists and refusal is NudgeRefusal.ENOUGH):
            return refusal
        most = MOST_INSISTED if nudge.insists else None
        verdict = self._claim(
            its_campaign,
            branch,
            record.sessions.keys(),
            nudge.name,
            now,
            is_nudge=True,
            most=most,
        )
        return NudgeRefusal.ENOUGH if verdict is Verdict.ENOUGH else None

    def _claim(
        self,
        campaign: Campaign,
        branch: Branch,
        writers: Collection[str],
        slot: str,
        now: datetime,
        *,
        is_nudge: bool = False,
        most: int | None = None,
    ) -> Verdict:
        day = local(campaign, now).date()
        reminders = [
            SendReminder(person, branch.number, slot, day.isoformat(), is_nudge)
            for person in recipients(campaign, branch, writers, now)
        ]
        most = most or most_on(campaign, day)
        return self._book.claim(reminders, most, now, use_up=not is_nudge)
