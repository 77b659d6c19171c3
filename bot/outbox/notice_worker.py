"""Sending a notice of the office person by person, and telling the office what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.outbox.lane_drainer import Handler
from bot.wecom.errors import TransientError
from bot.wecom.gateway import Gateway
from handlers.wording import notices as wording
from storage.effects import Effect, ReportNotice, SendNotice
from storage.notices import LOST, SENT, NoticeBook


class StillSendingError(TransientError):
    """Not everybody's message is settled yet."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 2, 5, 10, 30, 60)


@dataclass(frozen=True, slots=True)
class NoticeWorker:
    """Sends and reports; the report comes when all is settled, or after about two minutes."""

    gateway: Gateway
    book: NoticeBook

    def send(self, effect: SendNotice, entry: str) -> None:
        """Send the notice to one person."""
        self.gateway.send_text(effect.user_id, effect.text, entry_id=entry)
        self.book.settle(effect.notice, effect.user_id, SENT)

    def lost(self, effect: SendNotice) -> None:
        """Note that one person can not be reached."""
        self.book.settle(effect.notice, effect.user_id, LOST)

    def report(self, effect: ReportNotice, entry: str) -> None:
        """Tell who got it; StillSendingError while messages are on their way."""
        if effect.people.keys() - self.book.results(effect.notice).keys():
            raise StillSendingError("some messages are on their way")
        self._tell(effect, entry)

    def give_up(self, effect: ReportNotice) -> None:
        """Tell what is known, with those whose message is still on its way."""
        self._tell(effect, f"{effect.notice}:given-up")

    def _tell(self, effect: ReportNotice, entry: str) -> None:
        results = self.book.results(effect.notice)
        lost = [who for user, who in effect.people.items() if results.get(user) == LOST]
        waiting = [who for user, who in effect.people.items() if user not in results]
        sent = len(effect.people) - len(lost) - len(waiting)
        self.gateway.send_text(effect.user_id, wording.report(sent, lost, waiting), entry_id=entry)


def notice_handlers(worker: NoticeWorker) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect about notices."""
    return {
        SendNotice: Handler(worker.send, is_message=True, lost=worker.lost),
        ReportNotice: Handler(worker.report, is_message=True, in_order=False, lost=worker.give_up),
    }
