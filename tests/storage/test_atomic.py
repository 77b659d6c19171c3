"""The one script: what it looks at, and that it writes all or nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
import redis

from storage.atomic import (
    SCRIPT,
    Atomic,
    Guard,
    Held,
    Moved,
    field_below,
    field_is,
    stamp_is,
    unset,
)

A, B, TEXT = "{trial}:a", "{trial}:b", "{trial}:text"
WRITE = ["HSET", B, "written", "1"]


@pytest.fixture
def atomic(server: redis.Redis) -> Atomic:
    server.hset(A, mapping={"version": "7-ab", "n": "2"})
    server.set(TEXT, "there")
    return Atomic(server)


@pytest.mark.parametrize(
    "guard",
    [
        unset("{trial}:none"),
        field_is(A, "n", "2"),
        field_is(A, "none", None),
        field_below(A, "n", 3),
        field_below(A, "none", 1),
        stamp_is(A, "7-ab"),
        stamp_is(B, "0"),
    ],
)
def test_a_guard_that_holds_lets_the_write_pass(
    server: redis.Redis, atomic: Atomic, guard: Guard
) -> None:
    assert atomic.write([guard], [WRITE]) is None
    assert server.hget(B, "written") == "1"


@pytest.mark.parametrize(
    ("guard", "told"),
    [
        (unset(TEXT), Held(1, "there")),
        (field_is(A, "n", "3"), Held(1, "2")),
        (field_is(A, "n", None), Held(1, "2")),
        (field_is(A, "none", "3"), Held(1, None)),
        (field_below(A, "n", 2), Held(1, "2")),
        (stamp_is(A, "7-cd"), Moved(({"version": "7-ab", "n": "2"},))),
        (stamp_is(A, "0"), Moved(({"version": "7-ab", "n": "2"},))),
    ],
)
def test_a_guard_that_does_not_hold_stops_it_and_tells_what_is_there(
    server: redis.Redis, atomic: Atomic, guard: Guard, told: Held | Moved
) -> None:
    assert atomic.write([field_is(B, "written", None), guard], [WRITE]) == told
    assert not server.exists(B)


@pytest.mark.parametrize(
    "broken",
    [
        ["NOSUCHCOMMAND", A, "x", "1"],
        ["HSET", TEXT, "x", "1"],
        ["HSET", A, "x"],
        ["XADD", A],
        ["XADD", B, "*", "x"],
        ["DEL", A, "x", "1"],
    ],
)
def test_what_could_fail_halfway_is_refused_before(
    server: redis.Redis, atomic: Atomic, broken: list[str]
) -> None:
    before: Any = server.hgetall(A)
    with pytest.raises(redis.ResponseError):
        atomic.write([], [["HSET", A, "first", "1"], broken, ["HSET", A, "last", "1"]])
    assert server.hgetall(A) == before


def test_every_key_of_the_script_is_declared() -> None:
    """Cluster, Dragonfly and Kvrocks let a script touch no others."""
    calls = re.findall(r"redis\.call\((.*?)\)", SCRIPT)
    keys = [re.split(r",\s*", call)[1] for call in calls]
    assert keys
    assert set(keys) <= {"KEYS[guard[2]]", "KEYS[key]", "key", "write[2]"}
    assert "command, key = ARGV[at + 1], KEYS[tonumber(ARGV[at + 2])]" in SCRIPT
    assert "writes[#writes + 1] = {command, key," in SCRIPT
