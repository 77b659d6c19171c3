"""What people of the branches asked and nobody could answer: kept for the office, for a while."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage import older
from storage.codec import Codec
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question under which it is known again; when it was asked last is its score."""

    branch: str
    user_id: str
    said: str


_CODEC = Codec[_Asked](_Asked, older.question)


def writes_of(keys: Keys, question: Question) -> tuple[list[str], ...]:
    """The Redis commands that keep a question, once a person, and drop what is old or too many."""
    said = " ".join(question.said.split())[:SAID_AT_MOST]
    member = _CODEC.write(_Asked(question.branch, question.user_id.casefold(), said))
    oldest = (question.at - KEPT_FOR).timestamp()
    return (
        ["ZADD", keys.questions, repr(question.at.timestamp()), member],
        ["ZREMRANGEBYSCORE", keys.questions, "-inf", f"({oldest!r}"],
        ["ZREMRANGEBYRANK", keys.questions, "0", str(-KEPT - 1)],
    )


def questions_in(scored: Iterable[tuple[str, float]]) -> tuple[Question, ...]:
    """The questions a Redis sorted set holds, in its order; asked again, the latest time counts."""
    latest: dict[_Asked, float] = {}
    for member, at in scored:
        asked = _CODEC.read(member)
        latest[asked] = max(at, latest.get(asked, at))
    return tuple(
        Question(asked.branch, asked.user_id, datetime.fromtimestamp(at, UTC), asked.said)
        for asked, at in latest.items()
    )
