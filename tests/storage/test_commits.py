"""The one atomic write of a step, against a real server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
import redis

from storage import audit, owners
from storage.batches import Batch
from storage.commits import Commits, Committed, Seen, Stale
from storage.effects import SendText
from storage.keys import SEEN_FOR_S, Keys
from storage.notes import InHistory
from storage.outbox.lanes import lane_of
from storage.owners import Owner
from storage.records import Change, Record
from storage.sessions import ChairSession
from tests.handlers.dialogue import DURING

KEYS = Keys("trial")
BRANCH, OTHER = owners.branch("03"), owners.branch("05")
BLANK = Record()
REPLY = {"text": "已答 1/31", "button": ""}
LANE = KEYS.outbox(lane_of("chair03"))
TOLD = Batch(
    notes=(InHistory("03", audit.Entry(DURING, "chair03", "answer")),),
    effects=(SendText("chair03", "好"),),
)


@pytest.fixture
def commits(server: redis.Redis) -> Commits:
    return Commits(server, KEYS)


def commit(
    commits: Commits, name: str, based_on: Mapping[Owner, Record], batch: Batch | None = None
) -> Committed | Seen | Stale:
    return commits.commit(name, REPLY, based_on, batch or Batch())


def step(commits: Commits, name: str, track: str, owner: Owner = BRANCH) -> Any:
    """Note in the record that the person talks about this track, building on what is known."""
    change = Change(sessions={"chair03": ChairSession(track)})
    return commit(commits, name, {owner: commits.record(owner)}, Batch({owner: change}))


def held(server: redis.Redis) -> dict[str, Any]:
    read: dict[str, Callable[[str], Any]] = {
        "hash": server.hgetall,
        "stream": server.xrange,
        "string": server.get,
    }
    return {key: read[str(server.type(key))](key) for key in sorted(server.scan_iter())}


def test_all_writes_and_the_marker_are_applied_together(
    server: redis.Redis, commits: Commits
) -> None:
    assert commit(commits, "m1", {BRANCH: BLANK}, TOLD) == Committed()
    assert server.xlen(LANE) == server.xlen(KEYS.audit("03")) == 1
    ttl = server.ttl(KEYS.seen("m1"))
    assert isinstance(ttl, int)
    assert SEEN_FOR_S - 60 < ttl <= SEEN_FOR_S


def test_a_step_without_writes_is_still_marked(server: redis.Redis, commits: Commits) -> None:
    assert commit(commits, "m1", {BRANCH: BLANK}) == Committed()
    assert commit(commits, "m1", {BRANCH: BLANK}) == Seen(REPLY)
    assert list(held(server)) == [KEYS.seen("m1")]


def test_the_same_step_twice_is_seen_and_writes_nothing(
    server: redis.Redis, commits: Commits
) -> None:
    assert commit(commits, "m1", {BRANCH: BLANK}, TOLD) == Committed()
    before = held(server)
    assert commit(commits, "m1", {BRANCH: BLANK}, TOLD) == Seen(REPLY)
    assert commit(Commits(server, KEYS), "m1", {BRANCH: BLANK}, TOLD) == Seen(REPLY)
    assert held(server) == before


def test_seen_comes_before_stale(server: redis.Redis, commits: Commits) -> None:
    """A repeat must get the old reply even though the record has moved on since."""
    step(commits, "m1", "home")
    step(commits, "m2", "station")
    assert commit(commits, "m1", {BRANCH: BLANK}) == Seen(REPLY)


def test_a_stale_version_writes_nothing_and_brings_the_fresh_record(server: redis.Redis) -> None:
    one, two = Commits(server, KEYS), Commits(server, KEYS)
    step(one, "m1", "home")
    before = held(server)
    assert step(two, "m2", "station") == Stale()
    assert held(server) == before
    assert two.record(BRANCH) == one.record(BRANCH)
    assert two.record(BRANCH).session("chair03").track == "home"
    assert step(two, "m2", "station") == Committed()
    assert two.record(BRANCH).version == 2


@pytest.mark.parametrize("behind", [BRANCH, OTHER])
def test_one_stale_record_of_two_is_enough(server: redis.Redis, behind: Owner) -> None:
    one, two = Commits(server, KEYS), Commits(server, KEYS)
    step(one, "m1", "home", behind)
    based_on = {BRANCH: two.record(BRANCH), OTHER: two.record(OTHER)}
    assert commit(two, "m2", based_on, TOLD) == Stale()
    assert not server.exists(LANE)
    assert {owner: two.record(owner).version for owner in based_on} == {
        owner: int(owner == behind) for owner in based_on
    }


def test_two_processes_alternate_and_lose_nothing(server: redis.Redis) -> None:
    processes = [Commits(server, KEYS), Commits(server, KEYS)]
    refreshed = 0
    for turn in range(20):
        process = processes[turn % 2]
        while isinstance(step(process, f"m{turn}", f"track{turn}"), Stale):
            refreshed += 1
    version = server.hget(KEYS.of(BRANCH), "version")
    assert str(version).startswith("20-")
    assert refreshed == 19


def test_what_was_committed_is_remembered_without_reading(commits: Commits) -> None:
    assert commits.record(BRANCH) == BLANK
    step(commits, "m1", "home")
    assert commits.record(BRANCH).version == 1
    assert commits.record(BRANCH).session("chair03").track == "home"
    assert commits.record(OTHER) == BLANK


def test_a_record_that_vanished_is_blank_again(
    server: redis.Redis, commits: Commits, caplog: pytest.LogCaptureFixture
) -> None:
    step(commits, "m1", "home")
    server.flushall()
    assert step(commits, "m2", "station") == Stale()
    assert commits.record(BRANCH) == BLANK
    assert "the store has lost writes" in caplog.text


def test_a_store_that_is_one_write_older_is_not_written_over(
    server: redis.Redis, caplog: pytest.LogCaptureFixture
) -> None:
    """It comes to the same number again by another process; the mark tells the two apart."""
    one, two = Commits(server, KEYS), Commits(server, KEYS)
    step(one, "m1", "home")
    older: Any = server.hgetall(KEYS.of(BRANCH))
    step(one, "m2", "station")
    server.delete(KEYS.of(BRANCH), KEYS.seen("m2"))
    server.hset(KEYS.of(BRANCH), mapping=older)
    step(two, "m3", "other")
    assert step(two, "m3", "other") == Committed()
    assert one.record(BRANCH).version == two.record(BRANCH).version == 2
    assert step(one, "m4", "home") == Stale()
    assert one.record(BRANCH).session("chair03").track == "other"
    assert "the store has lost writes" in caplog.text


def test_somebody_elses_key_in_the_way_leaves_nothing_half_written(
    server: redis.Redis, commits: Commits
) -> None:
    server.set(KEYS.audit("03"), "not a stream")
    before = held(server)
    batch = replace(TOLD, changes={BRANCH: Change(sessions={"chair03": ChairSession("home")})})
    with pytest.raises(redis.ResponseError):
        commit(commits, "m1", {BRANCH: BLANK}, batch)
    assert commits.record(BRANCH) == BLANK
    assert held(server) == before


def test_a_long_write_is_taken_whole(server: redis.Redis, commits: Commits) -> None:
    sessions = {f"person{number}": ChairSession("字" * 50) for number in range(1000)}
    batch = Batch({BRANCH: Change(sessions=sessions)})
    assert commit(commits, "m1", {BRANCH: BLANK}, batch) == Committed()
    assert server.hlen(KEYS.of(BRANCH)) == 1001


def test_every_key_of_a_campaign_is_in_one_slot() -> None:
    keys = [KEYS.seen("m"), KEYS.of(BRANCH), KEYS.office("office01"), KEYS.standings("home"),
            KEYS.audit("03"), KEYS.outbox(7), KEYS.failures, KEYS.dead_letters, KEYS.token]  # fmt: skip
    assert all(key.startswith("{trial}:") for key in keys)
    assert len(set(keys)) == len(keys)


def test_a_process_remembers_the_records_of_those_who_wrote_last(server: redis.Redis) -> None:
    commits = Commits(server, KEYS, remembers=2)
    for number in ("01", "02", "03"):
        assert step(commits, f"m{number}", "home", owners.branch(number)) == Committed()
    known = [commits.record(owners.branch(number)).version for number in ("01", "02", "03")]
    assert known == [0, 1, 1]
    assert step(commits, "m4", "home", owners.branch("01")) == Stale()
    assert step(commits, "m4", "home", owners.branch("01")) == Committed()
    assert commits.record(owners.branch("01")).version == 2
