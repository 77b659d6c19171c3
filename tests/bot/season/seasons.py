"""One season on one store, started again and again with another config.yaml."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from redis import Redis

from bot.season.beginning import begin
from campaign.applications import Application
from campaign.loading import read_campaign
from campaign.model import Campaign
from handlers.conversation import Conversation
from handlers.messages import Text
from storage.keys import Keys
from storage.records import Change, Record, from_fields, to_fields
from storage.store import Store
from tests.handlers.dialogue import DURING
from tests.handlers.live import a_callback

CONFIG = Path(__file__).parents[3] / "config.yaml"
TEXT = CONFIG.read_text(encoding="utf-8")


def edited(*edits: tuple[str, str], text: str = TEXT) -> str:
    """The shipped file with the first of each `old` replaced."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


class Season:
    """What people say and see, between one start and the next."""

    def __init__(self, server: Redis, text: str = TEXT) -> None:
        self.server = server
        self.told: list[str] = []
        self.start(text)

    def start(self, text: str, now: datetime = DURING) -> list[str]:
        """Start with this config.yaml; the lines about what changed. SeasonError if refused."""
        campaign = read_campaign(text)
        self.keys = Keys(campaign.id)
        first = Store(campaign, self.server)
        self.told = begin(first, now)
        self.file = campaign.remembering(first.seasons.questions())
        self.store = Store(self.file, self.server)
        self.conversation = Conversation(self.store)
        return self.told

    @property
    def campaign(self) -> Campaign:
        """The campaign under the roster of the moment."""
        return self.store.campaign()

    def say(self, *texts: str, by: str = "chair03", now: datetime = DURING) -> str:
        """The reply to the last of these texts."""
        reply = ""
        for text in texts:
            reply = self.conversation.answer(Text(a_callback(), by, now, text), now).text
        return reply

    def office(self, *texts: str, now: datetime = DURING) -> str:
        return self.say(*texts, by="office01", now=now)

    def record(self, number: str = "03") -> Record:
        fields = self.server.hgetall(self.keys.branch(number))
        return from_fields(fields)  # type: ignore[arg-type]

    def application(self, number: str = "03", track: str = "home") -> Application:
        return self.record(number).application(track)

    def put(self, number: str, application: Application) -> None:
        """Store an application as if it had been filled in."""
        fields = to_fields(self.record(number), Change((application,)))
        named = dict(zip(fields[::2], fields[1::2], strict=True))
        self.server.hset(self.keys.branch(number), mapping=named)  # type: ignore[arg-type]
