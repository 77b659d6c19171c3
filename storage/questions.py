"""What people of the branches asked and nobody could answer: kept for the office, for a while."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage.documents import dump, load
from storage.keys import Keys

KEPT = 200
KEPT_FOR = timedelta(days=14)
SAID_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Question:
    """Who of which branch asked what, and when last."""

    branch: str
    user_id: str
    at: datetime
    said: str


def writes_of(keys: Keys, question: Question) -> tuple[list[str], ...]:
    """The Redis commands that keep a question, once a person, and drop what is old or too many."""
    said = " ".join(question.said.split())[:SAID_AT_MOST]
    member = dump([question.branch, question.user_id.casefold(), said])
    oldest = (question.at - KEPT_FOR).timestamp()
    return (
        ["ZADD", keys.questions, repr(question.at.timestamp()), member],
        ["ZREMRANGEBYSCORE", keys.questions, "-inf", f"({oldest!r}"],
        ["ZREMRANGEBYRANK", keys.questions, "0", str(-KEPT - 1)],
    )


def questions_in(scored: Iterable[tuple[str, float]]) -> tuple[Question, ...]:
    """The questions a Redis sorted set holds, in its order."""
    return tuple(
        Question(branch, user_id, datetime.fromtimestamp(at, UTC), said)
        for member, at in scored
        for branch, user_id, said in [load(member)]
    )
