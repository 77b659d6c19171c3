"""What a handler decides: what to write, what to say now, what to send afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from campaign.applications import Application
from campaign.disputes import Dispute
from campaign.model import Branch
from storage.acts import Act
from storage.cards import Card
from storage.effects import Effect
from storage.records import Change
from storage.sessions import Session


class Came(StrEnum):
    """What something done on a page came to; the values are stored for some days.

    UNSURE is a likely answer that wants a word more; OVERTAKEN met what somebody else did meanwhile.
    """

    KEPT = "kept"
    REFUSED = "refused"
    UNSURE = "unsure"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole result of one message; nothing of it has happened yet.

    `texts` are said in order, the first as the reply itself, then `cards`, then `effects` are brought
    about, all in this order. `session`, `application` and `also` (more of the same branch) replace
    what is stored, `others` the sessions of other people of the branch, by user id. `did` names the change in the audit, `why` is the reason that was given.
    `unanswered` is a question nobody could answer, kept for the office; `came` tells a page what it came to.
    `button` relabels the tapped card; `dispute` is what came too late and is left to the office. Of the office only: `changes` by branch number, `roster` are
    the branches with other people, `whom` the numbers of the branches it is about.
    """

    texts: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    effects: tuple[Effect, ...] = ()
    session: Session | None = None
    application: Application | None = None
    also: tuple[Application, ...] = ()
    did: Act | None = None
    why: str = ""
    button: str | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    roster: Mapping[str, Branch] = field(default_factory=dict)
    whom: tuple[str, ...] = ()
    dispute: Dispute | None = None
    unanswered: str = ""
    others: Mapping[str, Session] = field(default_factory=dict)
    came: Came = Came.REFUSED


def applications_in(outcome: Outcome) -> tuple[Application, ...]:
    """Every application of the branch that the outcome replaces."""
    return (outcome.application, *outcome.also) if outcome.application else outcome.also


def say(*texts: str) -> Outcome:
    """Say this and write nothing."""
    return Outcome(texts)
