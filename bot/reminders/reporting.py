"""What became of a nudge, person by person, told to who asked for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from redis import Redis

from bot.wecom.errors import TransientError
from bot.wecom.gateway import Gateway
from campaign.model import Campaign
from handlers.wording import notices, nudging
from storage.effects import ReportNudge
from storage.keys import Keys
from storage.reminders import Result, read_reminded
from storage.roster import read_roster


class StillNudgingError(TransientError):
    """Not everybody's reminder is settled yet."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 2, 5, 10, 30, 60)


class NudgeReporter:
    """Reports when all is settled, or after about two minutes what is known by then."""

    def __init__(self, campaign: Campaign, server: Redis, keys: Keys, gateway: Gateway) -> None:
        self._campaign = campaign
        self._server = server
        self._keys = keys
        self._gateway = gateway

    def report(self, effect: ReportNudge, entry: str) -> None:
        """Tell whom it reached; StillNudgingError while messages are on their way."""
        results = list(self._results(effect))
        if not results or any(result is Result.OPEN for _, result in results):
            raise StillNudgingError("some reminders are on their way")
        self._tell(effect, results, entry)

    def give_up(self, effect: ReportNudge) -> None:
        """Tell what is known."""
        self._tell(effect, list(self._results(effect)), f"{effect.name}:given-up")

    def _results(self, effect: ReportNudge) -> Iterator[tuple[str, Result]]:
        """Everybody who was to be reminded, as the office names them, and what came of it."""
        campaign = read_roster(self._server, self._keys).applied_to(self._campaign)
        reminded = read_reminded(self._server, self._keys, effect.branches)
        for number, claims in reminded.items():
            branch = campaign.branch_by_number[number]
            for claim in claims:
                if claim.slot == effect.name:
                    for person, result in claim.results.items():
                        yield notices.person(branch, person), result

    def _tell(self, effect: ReportNudge, results: list[tuple[str, Result]], entry: str) -> None:
        reached = [person for person, result in results if result is Result.SENT]
        missed: dict[Result, list[str]] = defaultdict(list)
        for person, result in results:
            if result is not Result.SENT:
                missed[result].append(person)
        text = nudging.report(reached, missed)
        self._gateway.send_text(effect.user_id, text, entry_id=entry)
