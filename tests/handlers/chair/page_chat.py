"""The page of one award, beside the chat of the same branch."""

from __future__ import annotations

from datetime import datetime

from campaign.applications import Application
from handlers.chair.page.handing_in import read_back
from handlers.chair.page.view import View, view_of
from handlers.messages import Filled, HandedIn, LeftAsItIs
from handlers.outcomes import Came
from handlers.talk import ChairTalk
from storage.records import Change
from tests.handlers.dialogue import Dialogue, the_campaign


class PageChat:
    """What a person does on the page; each tells what it came to, `text` what was said."""

    def __init__(
        self,
        *applications: Application,
        track: str = "home",
        chat: Dialogue | None = None,
    ) -> None:
        self.chat = chat or Dialogue()
        self.track = track
        self._done = 0
        if applications:
            self.chat.record = self.chat.record.after(Change(applications))

    def fill(
        self, place: str, text: str, shown: str = "", *, sure: bool = False, by: str = "chair03"
    ) -> Came:
        part, entry = place.split("/")
        message = Filled(*self._envelope(by), self.track, part, entry, text, shown, sure)
        return self._came(message)

    def leave(self, place: str) -> Came:
        part, entry = place.split("/")
        return self._came(LeftAsItIs(*self._envelope("chair03"), self.track, part, entry))

    def hand_in(self, state: str) -> Came:
        return self._came(HandedIn(*self._envelope("chair03"), self.track, state))

    def check(self) -> tuple[str, str]:
        """What is read back, and the word for its state."""
        told = read_back(self._talk(), the_campaign().tracks[self.track])
        return told.text, told.state

    @property
    def view(self) -> View:
        return view_of(self._talk(), the_campaign().tracks[self.track], [])

    @property
    def text(self) -> str:
        return self.chat.text

    @property
    def application(self) -> Application:
        return self.chat.record.application(self.track)

    def _talk(self) -> ChairTalk:
        branch, now = the_campaign().branch_of["chair03"], self.chat.now
        return ChairTalk(the_campaign(), branch, "chair03", self.chat.record, now, now, "")

    def _came(self, message: Filled | LeftAsItIs | HandedIn) -> Came:
        self.chat.hand_in(message)
        return self.chat.outcome.came

    def _envelope(self, by: str) -> tuple[str, str, datetime]:
        self._done += 1
        return f"page:{self._done:08x}", by, self.chat.now
