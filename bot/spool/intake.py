"""Takes in what people say: carried out at once, or kept on disk until the store is there again."""

from __future__ import annotations

import logging
import time

from bot.clock import Clock
from bot.spool.store_watch import StoreWatch
from handlers.conversation import Conversation, Reply
from handlers.messages import CardTap, Enter, Image, Message
from handlers.turns import ContendedError
from handlers.wording import chair as wording
from storage.files.spool import Spool, Spooled
from storage.server.time_limit import time_limit
from storage.store_errors import StoreError

ANSWER_WITHIN_S = 3.0  # WeCom waits 5 s, and keeping what was said takes a moment too

log = logging.getLogger(__name__)


class NotKeptError(Exception):
    """Neither the store nor the disk took it: only who sent it can send it again."""


class Intake:
    """Answers messages, in the order in which a person sent them."""

    def __init__(
        self,
        conversation: Conversation,
        spool: Spool,
        clock: Clock,
        answer_within_s: float = ANSWER_WITHIN_S,
    ) -> None:
        self._within_s = answer_within_s
        self._conversation = conversation
        self._spool = spool
        self._clock = clock
        self._watch = StoreWatch(time.monotonic)

    def answer(self, message: Message, xml: str) -> Reply:
        """Carry a message out, or keep it and say so; NotKeptError where neither is possible.

        `xml` is what it was read from. What comes behind something that waits, waits too.
        """
        has_waiting = self._spool.holds(message.user_id)
        if has_waiting or not self._watch.may_try(self._within_s):
            return self._keep(message, xml, has_waiting=has_waiting)
        try:
            with time_limit(self._within_s):
                reply = self._conversation.answer(message, self._clock.now())
        except ContendedError:
            self._watch.note_answer()
            log.warning("callback %s is put off: others were always faster", message.callback)
        except StoreError as error:
            self._watch.note_silence()
            log.warning("callback %s is put off: %s", message.callback, type(error).__name__)
        else:
            self._watch.note_answer()
            return reply
        return self._keep(message, xml, has_waiting=has_waiting)

    def _keep(self, message: Message, xml: str, *, has_waiting: bool) -> Reply:
        if isinstance(message, Enter):  # a greeting minutes later would be none
            return Reply()
        now, wall = self._clock.now(), self._clock.wall()
        try:
            self._spool.add(Spooled(message.user_id, message.callback, xml, now, wall))
        except OSError as error:
            log.error("callback %s was not kept: %s", message.callback, error.strerror)
            raise NotKeptError from error
        if isinstance(message, CardTap) or (has_waiting and isinstance(message, Image)):
            return Reply()
        return Reply(wording.kept_for_later())
