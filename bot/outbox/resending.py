"""Sending once more what was given up, because the office asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.outbox.lane_drainer import Handler
from storage.effects import Effect, Resend
from storage.outbox.app_gate import AppGate
from storage.outbox.dead_letters import DeadLetters


@dataclass(frozen=True, slots=True)
class Resender:
    """Moves letters back to the outbox, or forgets them; done again it does no more."""

    letters: DeadLetters
    gate: AppGate

    def run(self, effect: Resend, _entry: str) -> None:
        """Do it, and let a refused app be tried at once."""
        if effect.is_drop:
            self.letters.drop(effect.letters)
            return
        self.letters.again(effect.letters)
        self.gate.try_now()


def resend_handlers(resender: Resender) -> dict[type[Effect], Handler]:
    """What is done for the effect that asks for it."""
    return {Resend: Handler(resender.run, in_order=False, asks_platform=False)}
