"""Sending a notice of the office person by person, and telling the office what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.outbox.lane_drainer import Handler
from bot.outbox.platform import Gateway
from bot.outbox.reports import Reports, StillSendingError
from handlers.wording import notices as wording
from storage.effects import Effect, ReportNotice, SendNotice
from storage.notices import LOST, SENT, NoticeBook


@dataclass(frozen=True, slots=True)
class NoticeWorker:
    """Sends and reports; the report comes when all is settled, or after about two minutes."""

    gateway: Gateway
    book: NoticeBook
    reports: Reports

    def send(self, effect: SendNotice, entry: str) -> None:
        """Send the notice to one person."""
        self.gateway.send_text(effect.user_id, effect.text, entry_id=entry)
        self.book.settle(effect.notice, effect.user_id, SENT)

    def lost(self, effect: SendNotice) -> None:
        """Note that one person can not be reached."""
        self.book.settle(effect.notice, effect.user_id, LOST)

    def report(self, effect: ReportNotice, entry: str) -> None:
        """Tell who got it; StillSendingError while messages are on their way."""
        results = self.book.results(effect.notice)
        if effect.people.keys() - results.keys():
            raise StillSendingError("some messages are on their way")
        self.reports.send(effect.user_id, _report(effect, results), entry)

    def give_up(self, effect: ReportNotice) -> None:
        """Tell what is known, with those whose message is still on its way."""
        results = self.book.results(effect.notice)
        self.reports.leave(effect.user_id, _report(effect, results), effect.notice)


def _report(effect: ReportNotice, results: Mapping[str, str]) -> str:
    lost = [who for user, who in effect.people.items() if results.get(user) == LOST]
    waiting = [who for user, who in effect.people.items() if user not in results]
    return wording.report(len(effect.people) - len(lost) - len(waiting), lost, waiting)


def notice_handlers(worker: NoticeWorker) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect about notices."""
    return {
        SendNotice: Handler(worker.send, is_message=True, lost=worker.lost),
        ReportNotice: Handler(worker.report, is_message=True, in_order=False, lost=worker.give_up),
    }
