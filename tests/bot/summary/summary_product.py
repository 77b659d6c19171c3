"""The summary page as the product serves it, and the chat beside it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import requests
from redis import Redis

from bot.clock import TrialClock
from bot.summary.links import Links
from campaign.essays import text_of
from handlers.conversation import Conversation
from handlers.messages import Text
from storage.effects import Effect
from storage.keys import Keys
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import lane_of
from storage.records import Record
from storage.records import from_fields as record_from_fields
from storage.store import Store
from tests.bot.served import campaign

KEYS = Keys(campaign().id)


@dataclass
class Page:
    """One opening of the page: what it shows, and saving from there."""

    url: str
    response: requests.Response

    @property
    def text(self) -> str:
        """What stands in the box; the line end behind the tag belongs to the tag."""
        found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", self.response.text, re.DOTALL)
        assert found
        return found[1]

    @property
    def version(self) -> str:
        found = re.search(r'id="page-data">(.*?)</script>', self.response.text, re.DOTALL)
        assert found
        return str(json.loads(found[1])["version"])

    def save(self, text: str, version: str | None = None) -> requests.Response:
        body = {"text": text, "version": version or self.version}
        return requests.post(self.url, json=body, headers={"X-Summary-Page": "1"}, timeout=10)


class TwoProcesses:
    """Two web processes on one server, and a third that hears the chat."""

    def __init__(self, server: Redis, urls: list[str], clock: TrialClock, secret: str) -> None:
        self._server = server
        self._urls = [url.removesuffix("/wecom/callback") for url in urls]
        self._chat = Conversation(Store(campaign(), server))
        self._said = 0
        self.clock = clock
        self.links = Links(secret)

    def say(self, *texts: str, by: str = "chair03") -> str:
        reply = ""
        for text in texts:
            self._said += 1
            now = self.clock.now()
            reply = self._chat.answer(Text(f"{self._said:040x}", by, now, text), now).text
        return reply

    def open(
        self, by: str = "chair03", branch: str = "03", track: str = "home", process: int = 0
    ) -> Page:
        token = self.links.sign(by, branch, track, self.clock.wall())
        url = f"{self._urls[process]}/summary/{token}"
        return Page(url, requests.get(url, timeout=10))

    @property
    def record(self) -> Record:
        fields: Any = self._server.hgetall(KEYS.branch("03"))
        return record_from_fields(fields)

    @property
    def text(self) -> str:
        return text_of(self.record.application("home").essay)

    def told(self, user_id: str) -> list[Effect]:
        entries: Any = self._server.xrange(KEYS.outbox(lane_of(user_id)))
        return [from_fields(fields) for _, fields in entries]

    def audit(self) -> list[dict[str, str]]:
        entries: Any = self._server.xrange(KEYS.audit("03"))
        return [fields for _, fields in entries]
