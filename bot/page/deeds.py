"""What the page's script asks to be done, read from its JSON into messages of the conversation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.summary.links import Claim
from campaign.applications import Place
from handlers.messages import Filled, HandedIn, LeftAsItIs, OnPage, PhotosArranged

LONGEST_TEXT = 5000
is_name = re.compile(r"[0-9a-z-]{8,40}").fullmatch
Body = Mapping[str, Any]
Made = Callable[[str, Claim, datetime, Body], OnPage]


class MalformedError(ValueError):
    """The page's script would not have sent this."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do, under a name that is the same each time it is sent."""

    name: str
    make: Made
    body: Body

    @property
    def place(self) -> Place | None:
        """Where it is done, None where it is about the whole."""
        entry = self.body.get("entry")
        return Place(self.body["part"], entry) if entry else None

    def message(self, claim: Claim, now: datetime) -> OnPage:
        """The message it is for the conversation; nobody's name is that of somebody else's message."""
        name = f"page:{claim.user_id}:{claim.branch}:{self.name}"
        return self.make(name, claim, now, self.body)


def _filled(name: str, claim: Claim, now: datetime, body: Body) -> OnPage:
    return Filled(
        name,
        claim.user_id,
        now,
        claim.track,
        body["part"],
        body["entry"],
        body["text"],
        body["shown"],
        is_sure=body.get("sure") == "yes",
        branch=claim.branch,
    )


def _left(name: str, claim: Claim, now: datetime, body: Body) -> OnPage:
    return LeftAsItIs(
        name, claim.user_id, now, claim.track, body["part"], body["entry"], branch=claim.branch
    )


def _handed_in(name: str, claim: Claim, now: datetime, body: Body) -> OnPage:
    return HandedIn(name, claim.user_id, now, claim.track, body["read_back"], branch=claim.branch)


def _arranged(name: str, claim: Claim, now: datetime, body: Body) -> OnPage:
    shown, wanted = tuple(body["shown"].split()), tuple(body["wanted"].split())
    return PhotosArranged(name, claim.user_id, now, claim.track, shown, wanted, branch=claim.branch)


_KNOWN: Mapping[str, tuple[tuple[str, ...], Made]] = {
    "fill": (("part", "entry", "text", "shown"), _filled),
    "leave": (("part", "entry"), _left),
    "arrange": (("shown", "wanted"), _arranged),
    "hand_in": (("read_back",), _handed_in),
}


def read_deed(body: object) -> Deed:
    """What is to be done; MalformedError where that is not what the script sends."""
    if not isinstance(body, dict) or not all(isinstance(value, str) for value in body.values()):
        raise MalformedError("no object of texts")
    needed, make = _KNOWN.get(body.get("do", ""), ((), None))
    name = body.get("id", "")
    if make is None or not is_name(name) or not all(key in body for key in needed):
        raise MalformedError("unknown or incomplete")
    if any(len(value) > LONGEST_TEXT for value in body.values()):
        raise MalformedError("too long")
    return Deed(name, make, body)
