"""What became of a nudge, person by person, told to who asked for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from bot.outbox.reports import Reports, StillSendingError
from campaign.model import Campaign
from handlers.nudging import NudgeRefusal
from handlers.wording import notices, nudging
from storage.effects import ReportNudge
from storage.reminders import Result
from storage.store import Store


@dataclass(slots=True)
class Tally:
    """Everybody who was to be reminded, as the office names them, by what came of it.

    `refused` are the branches that were left out; `is_complete` when nothing is on its way.
    """

    people: dict[Result, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, NudgeRefusal] = field(default_factory=dict)
    is_complete: bool = True


class NudgeReporter:
    """Reports when all is settled, or after about two minutes what is known by then."""

    def __init__(self, store: Store, reports: Reports) -> None:
        self._store = store
        self._reports = reports

    def report(self, effect: ReportNudge, entry: str) -> None:
        """Tell whom it reached; StillSendingError while messages are on their way."""
        campaign = self._store.campaign()
        tally = self._tally(campaign, effect)
        if not tally.is_complete:
            raise StillSendingError("some reminders are on their way")
        self._reports.send(effect.user_id, _text(campaign, tally), entry)

    def give_up(self, effect: ReportNudge) -> None:
        """Tell what is known."""
        campaign = self._store.campaign()
        text = _text(campaign, self._tally(campaign, effect))
        self._reports.leave(effect.user_id, text, effect.name)

    def _tally(self, campaign: Campaign, effect: ReportNudge) -> Tally:
        numbers = [number for number in effect.branches if number in campaign.branch_by_number]
        refused = self._store.reminders.refused(effect.name, numbers)
        tally = Tally(refused={number: NudgeRefusal(why) for number, why in refused.items()})
        for number, claims in self._store.reminders.reminded(numbers).items():
            claim = next((claim for claim in claims if claim.slot == effect.name), None)
            results = claim.results if claim else {}
            tally.is_complete &= bool(claim) or number in refused
            tally.is_complete &= Result.OPEN not in results.values()
            branch = campaign.branch_by_number[number]
            for person, result in results.items():
                tally.people[result].append(notices.person(branch, person))
        return tally


def _text(campaign: Campaign, tally: Tally) -> str:
    missed: dict[Result, list[str]] = dict(tally.people)
    reached = missed.pop(Result.SENT, [])
    return nudging.report(campaign, len(reached), missed, tally.refused)
