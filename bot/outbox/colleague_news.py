"""Telling people of one branch what others of it have changed, some time after it began."""

from __future__ import annotations

from bot.clock import Clock
from bot.outbox.lane_drainer import Handler
from handlers.conversation import Conversation
from handlers.messages import OverwrittenLately
from storage.effects import Effect, TellOverwritten


def colleague_handlers(conversation: Conversation, clock: Clock) -> dict[type[Effect], Handler]:
    """What is done for what is to be told about answers that were changed by another person."""

    def tell(effect: TellOverwritten, entry: str) -> None:
        now = clock.now()
        name = f"overwritten:{entry}"
        message = OverwrittenLately(name, effect.user_id, now, branch=effect.branch)
        conversation.answer(message, now)

    return {TellOverwritten: Handler(tell, in_order=False, asks_platform=False)}
