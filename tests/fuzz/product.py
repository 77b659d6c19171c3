"""The product that is tried: its real application and server in this process, and what it stored."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Any, cast

from redis import Redis
from werkzeug.test import TestResponse

from bot.clock import TRIAL_FILE, TrialClock
from bot.export.links import ExportLinks
from bot.summary.links import Links
from simulator.credentials import Credentials
from simulator.crypto import Envelope, Parcel
from storage.keys import Keys
from tests.bot.served import app_on, campaign, settings_for

SAMPLE = Credentials.sample()
CALLBACK = "/wecom/callback"
CHAIRS = tuple(f"chair{number:02}" for number in range(1, 5))
BEGUN = ("申报小家", "4 3 5 4 4", "总结")
# counters that a refusal may move; everything else is what people said
_DIGEST = """
local all = {}
for _, key in ipairs(redis.call('KEYS', '*')) do
  if not string.find(key, ':refused', 1, true) then
    local dumped = string.find(key, ':seen:', 1, true) and '' or redis.call('DUMP', key)
    table.insert(all, key .. redis.sha1hex(dumped))
  end
end
table.sort(all)
return redis.sha1hex(table.concat(all))
"""


class Faults(logging.Handler):
    """What was logged as an error: a failure inside that the answer may hide."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(self.format(record))


class Product:
    """The web application over an embedded server, in the middle of a season."""

    def __init__(self, folder: Path, server: Redis, redis_url: str) -> None:
        self.envelope = Envelope(SAMPLE.token, SAMPLE.aes_key, SAMPLE.corp_id)
        self.settings = settings_for(folder)
        self.clock = TrialClock(folder / TRIAL_FILE)
        self.folder = folder
        self.errors = Faults()
        self._server = server
        self._url = redis_url
        self._keys = Keys(campaign().id)
        self._digest = server.register_script(_DIGEST)
        self._said = 0
        self.said_before = ""
        self.last_state = ""
        self.begin()

    def begin(self) -> None:
        """Start the season anew: some chairs have begun, nothing else was said."""
        self._server.flushall()
        self.clock.move_to(campaign().opens_at)
        self.client = app_on(self.settings, self._url, self.clock).test_client()
        self.errors.seen.clear()
        self.last_state = ""
        for user_id in CHAIRS:
            for text in BEGUN:
                self.said_before = self.text(user_id, text)
                self.post(self.sealed(self.said_before))

    def text(self, user_id: str, text: str) -> str:
        """The inner XML of a text that was just sent."""
        self._said += 1
        return inner(user_id, "text", f"<Content>{cdata(text)}</Content>", self._said)

    def sealed(self, xml: str, **changes: Any) -> Parcel:
        return self.envelope.seal(xml, SAMPLE.agent_id, **changes)

    def post(self, parcel: Parcel) -> TestResponse:
        return self.client.post(CALLBACK, query_string=parcel.query, data=parcel.body)

    def opened(self, answer: TestResponse) -> str:
        """The reply in an answer; "" for none."""
        return self.envelope.open_reply(answer.data) if answer.data else ""

    def state(self) -> str:
        """Tells apart what is stored, down to the last byte, but for counters of refusals."""
        self.last_state = cast("str", self._digest())
        return self.last_state

    def record(self, branch: str) -> Any:
        """What is stored of one branch."""
        return self._server.hgetall(self._keys.branch(branch))

    @property
    def page(self) -> str:
        """The page on which chair01 writes."""
        now = self.clock.wall()
        return f"/summary/{Links(self.settings.secret).sign('chair01', '01', 'home', now)}"

    @property
    def archive_links(self) -> ExportLinks:
        return ExportLinks(self.settings.secret)


def inner(user_id: str, kind: str, payload: str, number: int) -> str:
    """A callback before it is sealed."""
    return (
        f"<xml><ToUserName>{cdata(SAMPLE.corp_id)}</ToUserName>"
        f"<FromUserName>{cdata(user_id)}</FromUserName><CreateTime>{int(time.time())}</CreateTime>"
        f"<MsgType>{cdata(kind)}</MsgType>{payload}<MsgId>{number}</MsgId>"
        f"<AgentID>{SAMPLE.agent_id}</AgentID></xml>"
    )


def cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
