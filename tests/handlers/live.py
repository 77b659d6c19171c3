"""Conversations against a real server, and what can be read back from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import count
from typing import Any, cast

from redis import Redis
from redis.client import Pipeline

from campaign.model import Campaign
from handlers.conversation import Conversation, Reply
from handlers.messages import CardTap, Enter, Text
from storage.documents import load
from storage.effects import Effect
from storage.keys import Keys
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import lane_of
from storage.records import Record
from storage.records import from_fields as record_from_fields
from storage.store import Store
from tests.handlers.dialogue import DURING, the_campaign

_numbers = count(1)


def a_callback() -> str:
    """The name of a callback that never came before."""
    return f"{next(_numbers):040x}"


class Live:
    """One process of the product with its own memory; several may share a server."""

    def __init__(self, server: Redis, campaign: Campaign | None = None) -> None:
        self.server = server
        self.campaign = campaign or the_campaign()
        self.store = Store(self.campaign, server)
        self.keys = Keys(self.store.configured.id)
        self.conversation = Conversation(self.store)

    def say(
        self, *texts: str, by: str = "chair03", callback: str | None = None, now: datetime = DURING
    ) -> str:
        """The reply to the last of these texts."""
        reply = Reply()
        for text in texts:
            message = Text(callback or a_callback(), by, now, text)
            reply = self.conversation.answer(message, now)
        return reply.text

    def tap(
        self,
        key: str,
        chosen: Mapping[str, str] | None = None,
        by: str = "chair03",
        callback: str | None = None,
    ) -> Reply:
        selections = {question: (option,) for question, option in (chosen or {}).items()}
        tap = CardTap(callback or a_callback(), by, DURING, key, selections)
        return self.conversation.answer(tap, DURING)

    def enter(self, by: str = "chair03") -> str:
        return self.conversation.answer(Enter(a_callback(), by, DURING), DURING).text

    # -- what the server holds

    def record(self, number: str = "03") -> Record:
        return record_from_fields(
            cast(dict[str, str], self.server.hgetall(self.keys.branch(number)))
        )

    def scores(self, number: str = "03") -> dict[str, Any]:
        return dict(self.record(number).application("home").part("scorecard"))

    def audit(self, number: str = "03") -> list[dict[str, Any]]:
        """The audit entries of a branch, oldest first."""
        entries = cast(
            list[tuple[str, dict[str, str]]], self.server.xrange(self.keys.audit(number))
        )
        return [
            {**fields, "before": load(fields["before"]), "after": load(fields["after"])}
            for _, fields in entries
        ]

    def outbox(self, user_id: str = "chair03") -> list[Effect]:
        return self.lane(lane_of(user_id))

    def lane(self, lane: int) -> list[Effect]:
        """The effects in one lane, oldest first."""
        entries = cast(list[tuple[str, dict[str, str]]], self.server.xrange(self.keys.outbox(lane)))
        return [from_fields(fields) for _, fields in entries]


def everything(server: Redis, pattern: str = "*") -> dict[str, Any]:
    """All keys of the server with what they hold, or those that match."""
    keys = sorted(cast(list[str], server.keys(pattern)))
    types, held = server.pipeline(transaction=False), server.pipeline(transaction=False)
    for key in keys:
        types.type(key)
    for key, kind in zip(keys, types.execute(), strict=True):
        _ask(held, key, kind)
    return dict(zip(keys, held.execute(), strict=True))


def _ask(held: Pipeline, key: str, kind: str) -> None:
    match kind:
        case "hash":
            held.hgetall(key)
        case "stream":
            held.xrange(key)
        case "zset":
            held.zrange(key, 0, -1, withscores=True)
        case "string":
            held.get(key)
        case other:
            raise AssertionError(f"{key} is a {other!r}")
