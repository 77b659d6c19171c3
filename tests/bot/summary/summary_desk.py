"""A summary kept in memory, and the page served over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flask import Flask

from bot.clock import WallClock
from bot.summary.drafts import ChangedError, ClosedError, Draft, Saved, version_of
from bot.summary.links import Claim, Links
from bot.summary.page import ReadFile, summary_routes
from bot.summary.uploads import read_upload
from bot.web.webhook import BODY_LIMIT
from campaign.word_count import count_characters
from tests.bot.served import serving

CLOSED = "申报已于 5月12日（周五）12:00 截止，这里只能查看。"


class SettableClock(WallClock):
    """Wall time that a test moves."""

    def __init__(self) -> None:
        self.at = datetime(2023, 5, 8, 1, 0, tzinfo=UTC)

    def wall(self) -> datetime:
        return self.at


@dataclass
class Desk:
    """What the page reads and writes, and everything it did."""

    text: str = ""
    is_open: bool = True
    writes: list[tuple[Claim, str]] = field(default_factory=list)
    broken: Exception | None = None
    clock: SettableClock = field(default_factory=SettableClock)
    links: Links = field(default_factory=lambda: Links("a secret of the app"))
    read_file: ReadFile = read_upload
    url: str = ""

    def read(self, claim: Claim) -> Draft:
        if self.broken:
            raise self.broken
        who = f"{claim.branch} 地球科学与资源学院分工会 · 先进教职工小家"
        return Draft(
            "建家工作总结", self.text, 1000, who, self.is_open, "" if self.is_open else CLOSED
        )

    def write(self, claim: Claim, text: str, version: str) -> Saved:
        if self.broken:
            raise self.broken
        if not self.is_open:
            raise ClosedError(CLOSED)
        if version != version_of(self.text):
            raise ChangedError(self.text)
        self.text = text
        self.writes.append((claim, text))
        return Saved(count_characters(text), text)

    def read_upload(self, name: str, data: bytes) -> str:
        return self.read_file(name, data)

    def app(self) -> Flask:
        app = Flask("bot", static_folder=None)
        app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
        app.register_blueprint(
            summary_routes(self.links, self.clock, self.read, self.write, self.read_upload)
        )
        return app

    def link(self, user_id: str = "chair03", age: timedelta = timedelta()) -> str:
        """The path of the page, from a link given so long ago."""
        return f"/summary/{self.links.sign(user_id, '03', 'home', self.clock.at - age)}"


@contextmanager
def desk_served(desk: Desk) -> Iterator[Desk]:
    """The page over HTTP until the block ends."""
    with serving(desk.app()) as callback_url:
        desk.url = callback_url.removesuffix("/wecom/callback")
        yield desk
