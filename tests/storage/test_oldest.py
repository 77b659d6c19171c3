"""What earlier versions stored opens as it did then.

`fixtures/oldest.json` holds all that a whole season had left in the store, key by key;
`fixtures/oldest_read.json` is what the code of that day read in it. Neither is ever changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from storage import audit, owners
from storage.keys import Keys
from storage.outbox.lanes import OUTBOX_LANES
from storage.outbox.stream import Outbox
from storage.owners import Owner
from storage.readings import Needs
from storage.records import from_fields
from storage.sessions import ChairSession
from storage.store import Store
from tests.handlers.dialogue import the_campaign

HERE = Path(__file__).parent / "fixtures"
THEN: dict[str, Any] = json.loads((HERE / "oldest_read.json").read_text(encoding="utf-8"))
KEYS = Keys(the_campaign().id)
TRACKS = tuple(THEN["standings"])


@pytest.fixture
def store(server: Redis) -> Store:
    """A store with what was left then."""
    held = json.loads((HERE / "oldest.json").read_text(encoding="utf-8"))
    pipeline = server.pipeline()
    for key, value in held.items():
        _put(pipeline, key, value["type"], value["held"])
    pipeline.execute()
    return Store(the_campaign(), server)


def _put(server: Redis, key: str, kind: str, held: Any) -> None:
    match kind:
        case "string":
            server.set(key, held)
        case "hash":
            server.hset(key, mapping=held)
        case "zset":
            server.zadd(key, dict(held))
        case "stream":
            for id_, entry in held:
                server.xadd(key, entry, id=id_)


def plain(known: Any) -> Any:
    """Anything that was read as it is written in JSON."""
    if is_dataclass(known) and not isinstance(known, type):
        return {field.name: plain(getattr(known, field.name)) for field in fields(known)}
    if isinstance(known, Enum):
        return known.value
    if isinstance(known, datetime | date):
        return known.isoformat()
    if isinstance(known, Mapping):
        if any(isinstance(key, tuple) for key in known):
            pairs = sorted(known.items(), key=lambda pair: repr(pair[0]))
            return [[plain(key), plain(value)] for key, value in pairs]
        return {str(key): plain(value) for key, value in known.items()}
    if isinstance(known, tuple | list):
        return [plain(value) for value in known]
    return known.model_dump(mode="json") if hasattr(known, "model_dump") else known


OF_THE_OFFICE = {
    "stands_in_for",
    "stood_in_at",
}  # then in every session, and asked of the office's alone


def assert_reads(now: Any, then: Any, where: str = "") -> None:
    """Everything that was read then is read now; what is new since is no matter."""
    if isinstance(then, dict):
        assert isinstance(now, dict), where
        for name, value in then.items():
            if name in OF_THE_OFFICE - now.keys():
                continue
            assert name in now, f"{where}.{name}"
            assert_reads(now[name], value, f"{where}.{name}")
    elif isinstance(then, list):
        assert len(now) == len(then), where
        for at, (one, other) in enumerate(zip(now, then, strict=True)):
            assert_reads(one, other, f"{where}[{at}]")
    else:
        assert now == then, where


@pytest.mark.parametrize("number", THEN["records"])
def test_records(store: Store, number: str) -> None:
    assert_reads(plain(store.record(number)), THEN["records"][number], number)


@pytest.mark.parametrize("number", ["03", "05"])
def test_records_that_are_written_again(store: Store, server: Redis, number: str) -> None:
    """What is written now of what was read then is the same when it is read."""
    from storage.records import Change, Record, to_fields

    known = store.record(number)
    change = Change(
        tuple(known.applications.values()), known.sessions, known.extended_until, known.disputes
    )
    words = to_fields(Record(), change)
    again = from_fields(dict(zip(words[::2], words[1::2], strict=True)))
    assert_reads(
        {**plain(again), "version": known.version}, THEN["records"][number], f"again {number}"
    )


def test_people_of_the_office_and_strangers(store: Store, server: Redis) -> None:
    for user_id, then in THEN["office"].items():
        assert_own(server, owners.office(user_id), then)
    assert_own(server, owners.stranger("stranger-x"), THEN["stranger"])
    assert_reads(plain(store.strangers()), THEN["strangers"])


def assert_own(server: Redis, owner: Owner, then: Any) -> None:
    """A person of no branch is where they were, and of what was a chair's alone there was nothing."""
    held: Any = server.hgetall(KEYS.of(owner))
    record = from_fields(held, owner)
    assert record.own
    session, now = then["sessions"][owner.name], plain(record.own)
    assert_reads({**session, **now}, session, owner.name)
    left_out = {name: session[name] for name in session.keys() - now.keys() - OF_THE_OFFICE}
    assert_reads(plain(ChairSession()), left_out, owner.name)
    assert record.version == then["version"]


def test_the_roster(store: Store) -> None:
    assert_reads(plain(store.roster()), THEN["roster"])


def test_lines_of_the_office(store: Store) -> None:
    assert_reads(plain(store.standings(TRACKS)), THEN["standings"])
    assert_reads(plain(store.deadlines()), THEN["deadlines"])
    assert_reads(plain(store.disputes()), THEN["disputes"])
    read = store.read(TRACKS, Needs(questions=True, unreachable=True))
    assert_reads(plain(read.questions[::-1]), THEN["questions"])
    assert_reads(plain(read.unreachable), THEN["unreachable"])


@pytest.mark.parametrize("scope", THEN["history"])
def test_histories(store: Store, scope: str) -> None:
    assert_reads([plain(entry) for entry in store.history(scope)], THEN["history"][scope], scope)
    assert THEN["history"][audit.OFFICE]


def test_reminders_bells_and_letters(store: Store) -> None:
    assert_reads(plain(store.reminders.reminded(["03"])), THEN["reminded"])
    assert_reads(plain(store.bells.rung()), THEN["bells"])
    assert_reads([plain(letter) for letter in store.dead_letters.all()], THEN["letters"])


def test_what_was_started(store: Store) -> None:
    assert_reads(plain(store.seasons.snapshot()), THEN["snapshot"])
    assert_reads(plain(store.seasons.questions()), THEN["asked"])


def test_effects_that_wait_to_be_brought_about(store: Store, server: Redis) -> None:
    outbox = Outbox(server, KEYS)
    outbox.ensure_groups()
    waiting = {
        str(lane): [plain(entry.effect) for entry in outbox.fresh(lane)]
        for lane in range(OUTBOX_LANES)
    }
    assert_reads(waiting, THEN["outbox"])
