"""The page as the product serves it, from two web processes, and the chat beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import requests
from redis import Redis

from bot.clock import TRIAL_FILE, TrialClock
from bot.page.addresses import pages_at
from bot.summary.links import Links
from campaign.applications import Application
from handlers.conversation import Conversation
from handlers.messages import Text
from storage.effects import Effect
from storage.keys import Keys
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import lane_of
from storage.records import Change, Record, to_fields
from storage.store import Store
from tests.bot.served import app_on, campaign, serving, settings_for

OPENED = datetime.fromisoformat("2023-05-08T09:00:00+08:00")
KEYS = Keys(campaign().id)


@dataclass
class Product:
    """Two web processes on one server, and a chat that is heard by a third."""

    server: Redis
    urls: list[str]
    clock: TrialClock
    secret: str
    folder: Path
    store: Store
    _said: int = field(default=0)

    def say(self, *texts: str, by: str = "chair03") -> str:
        chat, reply = Conversation(self.store), ""
        for text in texts:
            self._said += 1
            now = self.clock.now()
            reply = chat.answer(Text(f"{self._said:040x}", by, now, text), now).text
        return reply

    def say_with_links(self, text: str, by: str) -> str:
        """The same as the product's own processes say it, which know where pages are."""
        self._said += 1
        now = self.clock.now()
        chat = Conversation(self.store, pages_at(self.urls[0], self.secret, self.clock))
        return chat.answer(Text(f"{self._said:040x}", by, now, text), now).text

    def token(self, by: str = "chair03", branch: str = "03", track: str = "home") -> str:
        return Links(self.secret).sign(by, branch, track, self.clock.wall())

    def address(self, *, process: int = 0, **whose: str) -> str:
        return f"{self.urls[process]}/page/{self.token(**whose)}"

    def put(self, application: Application, number: str = "03") -> None:
        """Let a branch have this application."""
        fields = to_fields(self.record(number), Change((application,)))
        named: Any = dict(zip(fields[::2], fields[1::2], strict=True))
        self.server.hset(KEYS.branch(number), mapping=named)

    def record(self, number: str = "03") -> Record:
        return self.store.record(number)

    def value(self, place: str, track: str = "home") -> Any:
        part, _, entry = place.partition("/")
        return self.record().application(track).part(part).get(entry)

    def told(self, user_id: str) -> list[Effect]:
        entries: Any = self.server.xrange(KEYS.outbox(lane_of(user_id)))
        return [from_fields(fields) for _, fields in entries]


@contextmanager
def product_on(folder: Path, redis_url: str, server: Redis, **environ: str) -> Iterator[Product]:
    """The product on this server until the block ends."""
    clock = TrialClock(folder / TRIAL_FILE)
    clock.move_to(OPENED)
    settings = settings_for(folder, **environ)
    with ExitStack() as stack:
        served = [
            stack.enter_context(serving(app_on(settings, redis_url, clock))) for _ in range(2)
        ]
        urls = [url.removesuffix("/wecom/callback") for url in served]
        store = Store(campaign(), server)
        yield Product(server, urls, clock, settings.secret, folder, store)


def ask(address: str, where: str = "", **body: str) -> requests.Response:
    """What the page's script asks for: a deed where there is a body, else a look."""
    headers = {"X-Form-Page": "1"}
    if body:
        return requests.post(address + where, json=body, headers=headers, timeout=20)
    return requests.get(address + where, headers=headers, timeout=20)


def fill(address: str, place: str, text: str, shown: str = "", name: str = "") -> dict[str, Any]:
    """Answer one place; what the script hears."""
    part, _, entry = place.partition("/")
    name = name or f"{abs(hash((place, text, shown))):08x}"
    answer = ask(
        address, do="fill", id=name, part=part, entry=entry, text=text, shown=shown, sure=""
    )
    assert answer.status_code == 200, answer.text
    return dict(answer.json())
