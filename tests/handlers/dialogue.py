"""A chat without a server: what people say goes through the chairs' handlers, outcomes are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.wecom.cards import drawn
from campaign.applications import Application, Place, Status, Value
from campaign.loading import read_campaign
from campaign.model import Campaign
from campaign.parts.roles import Scored
from handlers.chair.routes import ChairRoutes
from handlers.messages import (
    CardTap,
    Enter,
    EssayWritten,
    Image,
    MenuClick,
    Message,
    Text,
    Unsupported,
)
from handlers.outcomes import Outcome
from handlers.splitting import MOST_BYTES, split
from handlers.talk import ChairTalk, PageLink, no_page
from storage.records import Change, Record
from tests.campaign.choice_sample import with_choices

CONFIG = Path(__file__).parents[2] / "config.yaml"
OPENING = datetime.fromisoformat("2023-05-05T09:00:00+08:00")
DURING = datetime.fromisoformat("2023-05-08T09:00:00+08:00")
DEADLINE = datetime.fromisoformat("2023-05-12T12:00:00+08:00")


@cache
def the_campaign() -> Campaign:
    """The shipped campaign; branch 03 has a deputy, so that two people answer for it."""
    text = CONFIG.read_text(encoding="utf-8")
    return read_campaign(text.replace("chair: chair03}", "chair: chair03, deputy: deputy03}"))


@cache
def the_card() -> Scored:
    """The scorecard of 小家."""
    card = the_campaign().tracks["home"].scorecard
    assert card is not None
    return card


@cache
def routes() -> ChairRoutes:
    return ChairRoutes(the_campaign())


@cache
def campaign_with_choices() -> Campaign:
    """The campaign with a choice and a choice of several in 驿站."""
    return read_campaign(with_choices())


class Dialogue:
    """The chat of one branch with the bot: `record` is what is remembered after each message."""

    def __init__(
        self, user_id: str = "chair03", at: datetime = DURING, campaign: Campaign | None = None
    ) -> None:
        self.user_id = user_id
        self._campaign = campaign or the_campaign()
        self._routes = ChairRoutes(campaign) if campaign else routes()
        self.now = at
        self.record = Record()
        self.outcome = Outcome()
        self.link: PageLink = no_page
        self._branch = self._campaign.branch_of[user_id]
        self._said = 0

    # -- what a person does; each returns all texts of the answer, one under the other

    def say(self, text: str, *more: str, by: str | None = None) -> str:
        """Write one message or several; the answer to the last."""
        for line in (text, *more):
            self.hand_in(Text(*self._envelope(by), line))
        return self.text

    def send_earlier(self, text: str, sent_at: datetime) -> str:
        """A message sent at another time than it is handled."""
        name, user_id, _ = self._envelope(None)
        return self.hand_in(Text(name, user_id, sent_at, text))

    def tap(self, key: str, chosen: Mapping[str, str | tuple[str, ...]] | None = None) -> str:
        """Tap a button of a card; `chosen` maps question key -> option id, or several."""
        selections = {
            question: (options,) if isinstance(options, str) else options
            for question, options in (chosen or {}).items()
        }
        return self.hand_in(CardTap(*self._envelope(None), key, selections))

    def click(self, key: str) -> str:
        return self.hand_in(MenuClick(*self._envelope(None), key))

    def enter(self) -> str:
        return self.hand_in(Enter(*self._envelope(None)))

    def send_picture(self) -> str:
        return self.hand_in(Image(*self._envelope(None), "media-1"))

    def send_other(self, kind: str) -> str:
        return self.hand_in(Unsupported(*self._envelope(None), kind))

    def save_on_page(self, text: str, based_on: str, by: str | None = None) -> str:
        """Save the summary of 小家 on its page; "" when it was kept, else why not."""
        return self.hand_in(EssayWritten(*self._envelope(by), "home", text, based_on))

    def hand_in(self, message: Message) -> str:
        talk = ChairTalk(
            self._campaign,
            self._branch,
            message.user_id,
            self.record,
            self.now,
            message.sent_at,
            message.callback,
            self.link,
            stated_at=message.stated_at,
        )
        self.outcome = self._routes.handle(talk, message)
        change = self.outcome.changes.get(self._branch.number, Change())
        change = change.with_session(message.user_id, self.outcome.session)
        if change:
            self.record = self.record.after(change)
        return self.text

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    # -- what can be seen afterwards

    @property
    def text(self) -> str:
        return "\n".join(self.outcome.texts)

    @property
    def pieces(self) -> list[str]:
        """The messages as they are sent."""
        return [piece for text in self.outcome.texts for piece in split(text, MOST_BYTES)]

    @property
    def cards(self) -> tuple[dict[str, Any], ...]:
        """The cards as the platform gets them."""
        return tuple(map(drawn, self.outcome.cards))

    @property
    def home(self) -> Application:
        return self.record.application("home")

    def status(self, track: str) -> Status:
        return self.record.application(track).status

    @property
    def station(self) -> Application:
        return self.record.application("station")

    def score(self, item: str) -> Value | None:
        return self.home.value(Place("scorecard", item))

    def scores(self) -> dict[str, Value]:
        return dict(self.home.part("scorecard"))

    @property
    def asked(self) -> str | None:
        """The entry that is asked just now."""
        place = self.record.session(self.user_id).asked
        return place.entry if place else None

    def _envelope(self, by: str | None) -> tuple[str, str, datetime]:
        self._said += 1
        return f"{self._said:040x}", by or self.user_id, self.now


def home_dialogue(*said: str) -> Dialogue:
    """A chat in which 小家 was just started, and then this was said."""
    dialogue = Dialogue()
    dialogue.say("申报小家", *said)
    return dialogue


def station_dialogue(*said: str) -> Dialogue:
    """A chat in which 驿站 was just started, and then this was said."""
    dialogue = Dialogue()
    dialogue.say("申报驿站", *said)
    return dialogue
