"""People of every role over one prepared season, and what a text of theirs reads and changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from redis import Redis

from storage.outbox.effect_fields import from_fields
from tests.handlers.live import Live, everything
from tests.handlers.office_chat import hand_in

OFFICE = ("office01", "office02")
ROLES = {
    "chair": "chair03",
    "deputy": "deputy03",
    "another chair": "chair04",
    "office": "office01",
    "standing in": "office02",
    "stranger": "stranger01",
    "former chair": "former03",
}
OURS, KEPT = "{*", "kept|"  # the keys of the product, and before those of their copies
_CODE = re.compile(r"确认 ?(\d{4,6})").search
# what every text may write: that it came, that nobody could answer it, that a stranger wrote
_OF_THE_TALK = {"seen", "outbox", "questions", "strangers", "audit"}


def secret(number: str) -> str:
    """What only people of the branch and the office may read."""
    return f"机密{number}驿站"


def prepare(live: Live) -> None:
    """小家 handed in and 驿站 begun by branches 03 and 04; somebody was chair of 03 for a while."""
    _office(live, "绑定 former03 03")
    live.say("申报驿站", by="former03")
    for said in ("绑定 chair03 03", "绑定 deputy03 副 03"):
        _office(live, said)
    hand_in(live, "03", "04")
    for number in ("03", "04"):
        live.say("申报驿站", secret(number), "主席", "教研室小组", by=f"chair{number}")
    live.say("申报驿站", by="deputy03")
    live.say("代填 03", "申报驿站", by="office02")


def _office(live: Live, text: str) -> None:
    """Let the office say it, and confirm it where that is asked for."""
    if code := _CODE(live.say(text, by="office01")):
        live.say(f"确认 {code[1]}", by="office01")


@dataclass(frozen=True, slots=True)
class Done:
    """What a text came to: the reply, what changed beside the talk itself, who else was written to."""

    reply: str
    changed: frozenset[str]
    told: frozenset[str]


class Season:
    """The prepared season, put back before everything that is tried."""

    def __init__(self, server: Redis) -> None:
        self._server = server
        prepare(Live(server))
        self._before = everything(server, OURS)
        for key in self._before:
            server.copy(key, KEPT + key)

    def say(self, user_id: str, text: str) -> Done:
        """What a text of a person comes to, together with the confirmation that it asks for."""
        self._put_back()
        live = Live(self._server)
        reply = live.say(text, by=user_id)
        if code := _CODE(reply):
            reply += live.say(f"确认 {code[1]}", by=user_id)
        elif "回复 确认" in reply:
            reply += live.say("确认", by=user_id)
        after = everything(self._server, OURS)
        changed = {name for name in _differences(self._before, after) if user_id not in name}
        return Done(reply, frozenset(changed), frozenset(self._told(after) - {user_id}))

    def _put_back(self) -> None:
        pipeline = self._server.pipeline()
        for key in cast("list[str]", self._server.keys(OURS)):
            pipeline.delete(key)
        for key in self._before:
            pipeline.copy(KEPT + key, key)
        pipeline.execute()

    def _told(self, after: dict[str, Any]) -> set[str]:
        """To whom something goes out that did not before."""
        return {
            from_fields(fields).user_id
            for key, entries in after.items()
            if ":outbox:" in key
            for _, fields in entries[len(self._before.get(key, ())) :]
        }


def _differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """What differs, by key and by field; a version or a stamp by itself is no difference."""
    for key in before.keys() | after.keys():
        name, old, new = key.partition("}:")[2], before.get(key), after.get(key)
        if old == new or name.partition(":")[0] in _OF_THE_TALK:
            continue
        if isinstance(old or new, dict):
            fields = (old or {}).keys() | (new or {}).keys()
            yield from (
                f"{name} {field}"
                for field in fields - {"version"}
                if (old or {}).get(field) != (new or {}).get(field)
            )
        else:
            yield name
