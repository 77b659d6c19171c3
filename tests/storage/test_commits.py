"""The one atomic write, against a real server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
import redis

from storage.commits import Commits, Committed, Seen, Stale
from storage.keys import SEEN_FOR_S, Keys
from storage.records import Change, Record, to_fields
from storage.sessions import Session

KEYS = Keys("trial")
BRANCH, OTHER = KEYS.branch("03"), KEYS.branch("05")
BLANK = Record()
REPLY = {"text": "已答 1/31", "button": ""}


@pytest.fixture
def commits(server: redis.Redis) -> Commits:
    return Commits(server)


def commit(
    commits: Commits,
    name: str,
    based_on: Mapping[str, Record],
    writes: Sequence[Sequence[str]] = (),
    become: Mapping[str, Record] | None = None,
) -> Committed | Seen | Stale:
    return commits.commit(KEYS.seen(name), REPLY, based_on, writes, become or {})


def step(commits: Commits, name: str, track: str, key: str = BRANCH) -> Committed | Seen | Stale:
    """Note in the record that the person talks about this track, building on what is known."""
    record = commits.record(key)
    change = Change(sessions={"chair03": Session(track)})
    write = ["HSET", key, *to_fields(record, change)]
    return commit(commits, name, {key: record}, [write], {key: record.after(change)})


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
    writes = [["XADD", "{trial}:a", "*", "n", "1"], ["HSET", "{trial}:b", "x", "1", "y", "2"]]
    assert commit(commits, "m1", {BRANCH: BLANK}, writes) == Committed()
    assert server.xlen("{trial}:a") == 1
    assert server.hgetall("{trial}:b") == {"x": "1", "y": "2"}
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
    writes = [["XADD", "{trial}:n", "*", "n", "1"]]
    assert commit(commits, "m1", {BRANCH: BLANK}, writes) == Committed()
    before = held(server)
    assert commit(commits, "m1", {BRANCH: BLANK}, writes) == Seen(REPLY)
    assert commit(Commits(server), "m1", {BRANCH: BLANK}, writes) == Seen(REPLY)
    assert held(server) == before


def test_seen_comes_before_stale(server: redis.Redis, commits: Commits) -> None:
    """A repeat must get the old reply even though the record has moved on since."""
    step(commits, "m1", "home")
    step(commits, "m2", "station")
    assert commit(commits, "m1", {BRANCH: BLANK}) == Seen(REPLY)


def test_a_stale_version_writes_nothing_and_brings_the_fresh_record(server: redis.Redis) -> None:
    one, two = Commits(server), Commits(server)
    step(one, "m1", "home")
    before = held(server)
    assert step(two, "m2", "station") == Stale()
    assert held(server) == before
    assert two.record(BRANCH) == one.record(BRANCH)
    assert two.record(BRANCH).session("chair03").track == "home"
    assert step(two, "m2", "station") == Committed()
    assert two.record(BRANCH).version == 2


@pytest.mark.parametrize("behind", [BRANCH, OTHER])
def test_one_stale_record_of_two_is_enough(server: redis.Redis, behind: str) -> None:
    one, two = Commits(server), Commits(server)
    step(one, "m1", "home", behind)
    based_on = {BRANCH: two.record(BRANCH), OTHER: two.record(OTHER)}
    assert commit(two, "m2", based_on, [["SET", "{trial}:a", "1"]]) == Stale()
    assert server.get("{trial}:a") is None
    assert {key: two.record(key).version for key in based_on} == {
        key: int(key == behind) for key in based_on
    }


def test_two_processes_alternate_and_lose_nothing(server: redis.Redis) -> None:
    processes = [Commits(server), Commits(server)]
    refreshed = 0
    for turn in range(20):
        process = processes[turn % 2]
        while isinstance(step(process, f"m{turn}", f"track{turn}"), Stale):
            refreshed += 1
    assert server.hget(BRANCH, "version") == "20"
    assert refreshed == 19


def test_what_was_committed_is_remembered_without_reading(commits: Commits) -> None:
    assert commits.record(BRANCH) == BLANK
    step(commits, "m1", "home")
    assert commits.record(BRANCH).version == 1
    assert commits.record(BRANCH).session("chair03").track == "home"
    assert commits.record(OTHER) == BLANK


def test_a_record_that_vanished_is_blank_again(server: redis.Redis, commits: Commits) -> None:
    step(commits, "m1", "home")
    server.flushall()
    assert step(commits, "m2", "station") == Stale()
    assert commits.record(BRANCH) == BLANK


@pytest.mark.parametrize(
    "broken",
    [
        ["NOSUCHCOMMAND", "{trial}:a", "x", "1"],
        ["HSET", "{trial}:text", "x", "1"],
        ["HSET", "{trial}:a", "x"],
        ["XADD", "{trial}:a"],
        ["XADD", "{trial}:a", "*", "x"],
    ],
)
def test_an_error_in_the_script_leaves_nothing_half_written(
    server: redis.Redis, commits: Commits, broken: list[str]
) -> None:
    server.set("{trial}:text", "not a hash")
    before = held(server)
    good = [["HSET", f"{{trial}}:{name}", "x", "1"] for name in ("first", "last")]
    writes = [good[0], broken, good[1]]
    with pytest.raises(redis.ResponseError):
        commit(commits, "m1", {BRANCH: BLANK}, writes, {BRANCH: Record(1)})
    assert commits.record(BRANCH) == BLANK
    assert held(server) == before


def test_a_long_write_is_taken_whole(server: redis.Redis, commits: Commits) -> None:
    words = [word for number in range(1000) for word in (f"f{number}", "字" * 50)]
    assert commit(commits, "m1", {BRANCH: BLANK}, [["HSET", "{trial}:b", *words]]) == Committed()
    assert server.hlen("{trial}:b") == 1000


def test_every_key_of_a_campaign_is_in_one_slot() -> None:
    keys = [KEYS.seen("m"), BRANCH, KEYS.office("office01"), KEYS.standings("home"), KEYS.audit("03"),
            KEYS.outbox(7), KEYS.failures, KEYS.dead_letters, KEYS.token]  # fmt: skip
    assert all(key.startswith("{trial}:") for key in keys)
    assert len(set(keys)) == len(keys)
