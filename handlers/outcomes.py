"""What a handler decides: what to write, what to say now, what to send afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from campaign.applications import Application
from campaign.model import Branch
from campaign.review.ballots import Ballot
from campaign.review.desk import Desk
from campaign.review.reviewers import Reviewer
from storage.acts import Act
from storage.cards import Card
from storage.effects import Effect
from storage.records import Change
from storage.sessions import ChairSession, Own


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
    about, all in this order. `session` is where a person of a
    branch is since, `own` where somebody of none is, `changes` what becomes of the
    records of branches, by their numbers: nothing else is written. `did` names it in the history,
    `why` is the reason that was given. `unanswered` is a question nobody could answer, kept for the
    office. `came` tells a page what it came to. `button` relabels the tapped card. Of the office only:
    `roster` are the branches with other people, `whom` the numbers of the branches it is about. Of the review: `reviewers` are those who
    change, by user id, `ballots` those of the reviewer who speaks, `desk` is what the office settles.
    """

    texts: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    effects: tuple[Effect, ...] = ()
    session: ChairSession | None = None
    own: Own | None = None
    did: Act | None = None
    why: str = ""
    button: str | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    roster: Mapping[str, Branch] = field(default_factory=dict)
    whom: tuple[str, ...] = ()
    unanswered: str = ""
    reviewers: Mapping[str, Reviewer] = field(default_factory=dict)
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    desk: Desk | None = None
    came: Came = Came.REFUSED

    @property
    def applications(self) -> tuple[Application, ...]:
        """Every application that it replaces."""
        return tuple(a for change in self.changes.values() for a in change.applications)


def say(*texts: str) -> Outcome:
    """Say this and write nothing."""
    return Outcome(texts)
