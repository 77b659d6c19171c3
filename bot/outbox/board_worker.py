"""Sends the campaign as one picture, as it stands when it is sent; what is on it is in handlers/office."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.lane_drainer import Handler
from bot.outbox.platform import Gateway
from bot.pictures.board import board_picture
from handlers.office.views.board import board_of
from handlers.wording import board as wording
from storage.effects import Effect, SendBoard, SendText
from storage.store import Store

BOARD_NAME = "board.png"


@dataclass(frozen=True, slots=True)
class BoardWorker:
    """Draws the board as the branches stand at that moment."""

    store: Store
    gateway: Gateway
    uploads: EntryUploads
    clock: Clock

    def send(self, effect: SendBoard, entry: str) -> None:
        """Draw, upload and send the board; another attempt sends the same picture."""
        media_id = self.uploads.once(entry, "image", lambda: (BOARD_NAME, self._picture()))
        self.gateway.send_image(effect.user_id, media_id, entry_id=entry)

    def lost(self, effect: SendBoard) -> list[Effect]:
        """What tells that the board can not be sent, however often it is tried."""
        return [SendText(effect.user_id, wording.LOST)]

    def _picture(self) -> bytes:
        campaign = self.store.campaign()
        standings = self.store.standings(campaign.tracks)
        return board_picture(board_of(campaign, standings, self.clock.now()))


def board_handlers(worker: BoardWorker) -> dict[type[Effect], Handler]:
    """What is done for the effect that asks for the board."""
    return {SendBoard: Handler(worker.send, is_message=True, lost=worker.lost)}
