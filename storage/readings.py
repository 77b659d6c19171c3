"""What the office asks to see beside records: read together, in one round trip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import redis

from campaign.disputes import Dispute
from campaign.review.ballots import Ballot
from storage import audit, standings
from storage.deadlines import deadlines_in
from storage.disputes import disputes_in
from storage.keys import Keys
from storage.outbox.dead_letters import Letter, letters_in
from storage.outbox.retries import Retry, read_retries
from storage.outbox.unreachable import Unreachable, unreachable_in
from storage.owners import reviewer
from storage.questions import Question, questions_in
from storage.records import Record, from_fields
from storage.reminders import Reminded, reminded_in
from storage.standings import Standing
from storage.strangers import Stranger, strangers_in

HISTORY_ENTRIES = 500
OF_EACH = 150  # entries, where the histories of many are read together


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be read before a message of the office can be handled.

    `branches` are the numbers of branches whose records it may change, `looks` of those it only
    looks at, `reminded` of those whose reminders it tells, `history` is a scope of the audit,
    `histories` are several, of which the newest entries are read, `ballots` the user ids of the
    reviewers whose ballots it is about; `desk` what is settled of the review, which may be changed.
    """

    branches: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    reminded: tuple[str, ...] = ()
    standings: bool = False
    strangers: bool = False
    questions: bool = False
    unreachable: bool = False
    history: str = ""
    deadlines: bool = False
    disputes: bool = False
    histories: tuple[str, ...] = ()
    letters: bool = False
    ballots: tuple[str, ...] = ()
    desk: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read: standings by track and branch number, strangers, the newest audit entries,
    by branch number records, reminders, deadlines put off and undecided disputes, whom messages do
    not reach, by user id, the questions nobody could answer, the newest first, histories, what was
    given up and what is tried again, with the time by the same clock, ballots by reviewer."""

    standings: Mapping[str, Mapping[str, Standing]] = field(default_factory=dict)
    strangers: tuple[Stranger, ...] = ()
    questions: tuple[Question, ...] = ()
    history: tuple[audit.Entry, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    reminded: Mapping[str, tuple[Reminded, ...]] = field(default_factory=dict)
    unreachable: Mapping[str, Unreachable] = field(default_factory=dict)
    deadlines: Mapping[str, datetime] = field(default_factory=dict)
    disputes: Mapping[str, tuple[Dispute, ...]] = field(default_factory=dict)
    histories: Mapping[str, tuple[audit.Entry, ...]] = field(default_factory=dict)
    letters: tuple[Letter, ...] = ()
    retries: tuple[Retry, ...] = ()
    read_at_ms: int = 0
    ballots: Mapping[str, Mapping[str, Ballot]] = field(default_factory=dict)


def read(server: redis.Redis, keys: Keys, tracks: Iterable[str], needs: Needs) -> Readings:
    """Read what is needed, in one round trip, two while something is tried again; none for nothing."""
    tracks = list(tracks) if needs.standings else []
    if needs == Needs(branches=needs.branches, desk=needs.desk):
        return Readings()
    pipeline = server.pipeline(transaction=False)
    for track in tracks:
        pipeline.hgetall(keys.standings(track))
    if needs.strangers:
        pipeline.hgetall(keys.strangers)
    if needs.questions:
        pipeline.zrange(keys.questions, 0, -1, desc=True, withscores=True)
    if needs.history:
        pipeline.xrevrange(keys.audit(needs.history), count=HISTORY_ENTRIES)
    for number in needs.looks:
        pipeline.hgetall(keys.branch(number))
    for number in needs.reminded:
        pipeline.hgetall(keys.reminders(number))
    if needs.unreachable:
        pipeline.hgetall(keys.unreachable)
    if needs.deadlines:
        pipeline.hgetall(keys.deadlines)
    if needs.disputes:
        pipeline.hgetall(keys.disputes)
    for scope in needs.histories:
        count = HISTORY_ENTRIES if scope == audit.OFFICE else OF_EACH
        pipeline.xrevrange(keys.audit(scope), count=count)
    if needs.letters:
        pipeline.xrange(keys.dead_letters)
        pipeline.hgetall(keys.failures)
        pipeline.time()
    for user_id in needs.ballots:
        pipeline.hgetall(keys.reviewer(user_id))
    answers: list[Any] = pipeline.execute()
    where = {track: standings.standings_in(answers.pop(0)) for track in tracks}
    strangers = strangers_in(answers.pop(0)) if needs.strangers else ()
    questions = questions_in(answers.pop(0)) if needs.questions else ()
    history = _oldest_first(answers.pop(0)) if needs.history else ()
    records = {number: from_fields(answers.pop(0)) for number in needs.looks}
    reminded = {number: reminded_in(answers.pop(0)) for number in needs.reminded}
    unreachable = unreachable_in(answers.pop(0)) if needs.unreachable else {}
    deadlines = deadlines_in(answers.pop(0)) if needs.deadlines else {}
    disputes = disputes_in(answers.pop(0)) if needs.disputes else {}
    histories = {scope: _oldest_first(answers.pop(0)) for scope in needs.histories}
    letters = letters_in(answers.pop(0)) if needs.letters else ()
    retries = read_retries(server, keys, answers.pop(0)) if needs.letters else ()
    seconds, _ = answers.pop(0) if needs.letters else (0, 0)
    return Readings(
        where,
        strangers,
        questions,
        history,
        records,
        reminded,
        unreachable,
        deadlines,
        disputes,
        histories,
        letters,
        retries,
        int(seconds) * 1000,
        {
            user_id: from_fields(answers.pop(0), reviewer(user_id)).ballots
            for user_id in needs.ballots
        },
    )


def _oldest_first(entries: list[Any]) -> tuple[audit.Entry, ...]:
    return tuple(audit.entry_in(fields) for _, fields in reversed(entries))
