"""Outbox, leases and budget against a real server."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis import Redis

from storage.effects import MailSubmission, SendText
from storage.keys import Keys
from storage.outbox.effect_fields import lane_for, to_fields
from storage.outbox.entries import Failures
from storage.outbox.lanes import MAIL_LANE, OUTBOX_LANES, Lanes, lane_of
from storage.outbox.send_budget import MESSAGES, WINDOW_MS, SendBudget
from storage.outbox.stream import GROUP, PAGE, News, Outbox
from storage.server.clock import ServerClock
from storage.server.connection import connect

KEYS = Keys("trial")
LANE = lane_of("chair01")


@pytest.fixture
def outbox(server: Redis) -> Outbox:
    outbox = Outbox(server, KEYS)
    outbox.ensure_groups()
    return outbox


def write(server: Redis, *texts: str, user_id: str = "chair01") -> list[str]:
    """Entries with these texts to one person; their ids."""
    return [_add(server, user_id, to_fields(SendText(user_id, text))) for text in texts]


def _add(server: Redis, user_id: str, words: list[str]) -> str:
    fields: Any = dict(zip(words[::2], words[1::2], strict=True))
    return str(server.xadd(KEYS.outbox(lane_of(user_id)), fields))


def texts(entries: Any) -> list[str]:
    return [entry.effect.text for entry in entries]


def pending(server: Redis) -> int:
    info: Any = server.xpending(KEYS.outbox(LANE), GROUP)
    return int(info["pending"])


# -- entries


def test_entries_written_before_the_group_are_found(server: Redis) -> None:
    write(server, "一", "二")
    outbox = Outbox(server, KEYS)
    outbox.ensure_groups()
    outbox.ensure_groups()
    assert texts(outbox.fresh(LANE)) == ["一", "二"]


def test_what_was_read_stays_as_backlog_until_it_is_finished(server: Redis, outbox: Outbox) -> None:
    write(server, "一", "二", "三")
    first, second, third = outbox.fresh(LANE)
    assert outbox.fresh(LANE) == []
    successor = Outbox(server, KEYS)
    assert texts(successor.backlog(LANE)) == ["一", "二", "三"]
    successor.finish(second)
    successor.finish(second)
    assert texts(successor.backlog(LANE)) == ["一", "三"]
    assert outbox.occupied() == [LANE]
    outbox.finish(first)
    outbox.finish(third)
    assert outbox.occupied() == []
    assert pending(server) == 0


def test_backlog_is_read_to_its_end_in_order(server: Redis, outbox: Outbox) -> None:
    written = [str(number) for number in range(2 * PAGE + 5)]
    write(server, *written)
    read = [entry for _ in range(3) for entry in outbox.fresh(LANE)]
    assert texts(read) == written
    assert texts(outbox.backlog(LANE)) == written


def test_entries_know_their_person_without_case(server: Redis, outbox: Outbox) -> None:
    write(server, "一", user_id="Chair01")
    (entry,) = outbox.fresh(LANE)
    assert entry.person == "chair01"
    assert entry.key == f"{LANE}:{entry.id}"


def test_failures_are_remembered_by_whoever_comes_next(server: Redis, outbox: Outbox) -> None:
    write(server, "一", "二")
    first, _ = outbox.fresh(LANE)
    outbox.put_off(first, Failures({"SystemBusyError": 2}, 123456789))
    again, other = Outbox(server, KEYS).backlog(LANE)
    assert again.failures == Failures({"SystemBusyError": 2}, 123456789)
    assert other.failures == Failures()
    outbox.finish(first)
    assert not server.hexists(KEYS.failures, first.key)


def test_dead_letters_keep_everything_and_are_written_once(server: Redis, outbox: Outbox) -> None:
    write(server, "一")
    (entry,) = outbox.fresh(LANE)
    outbox.put_off(entry, Failures({"SystemBusyError": 1}, 1))
    tell = [SendText("office01", "没送到")]
    outbox.bury(entry, "WeCom 40058: refused", "message", tell)
    outbox.bury(entry, "WeCom 40058: refused", "message", tell)
    letters: Any = server.xrange(KEYS.dead_letters)
    assert [letter for _, letter in letters] == [
        {
            **entry.fields,
            "entry": entry.key,
            "reason": "WeCom 40058: refused",
            "refusal": "message",
        }
    ]
    assert [effect.effect for effect in outbox.fresh(lane_of("office01"))] == tell
    assert outbox.occupied() == [lane_of("office01")]
    assert list(outbox.backlog(LANE)) == []
    assert not server.exists(KEYS.failures)


@pytest.mark.parametrize(
    "words",
    [
        ["kind", "from_the_future", "body", "{}"],
        ["kind", "send_text", "body", "no json"],
        ["kind", "send_text", "body", "{}"],
        ["kind", "send_text"],
        ["something", "else"],
    ],
)
def test_unreadable_entries_are_told_apart(server: Redis, outbox: Outbox, words: list[str]) -> None:
    _add(server, "chair01", words)
    write(server, "一")
    broken, sound = outbox.fresh(LANE)
    assert broken.effect is None
    assert broken.person == ""
    assert sound.effect == SendText("chair01", "一")


def test_entry_removed_by_hand_leaves_the_backlog(server: Redis, outbox: Outbox) -> None:
    ids = write(server, "一", "二")
    outbox.fresh(LANE)
    server.xdel(KEYS.outbox(LANE), ids[0])
    assert texts(outbox.backlog(LANE)) == ["二"]
    assert pending(server) == 1


# -- news


def test_news_tells_of_each_entry_once(server: Redis, outbox: Outbox, redis_url: str) -> None:
    write(server, "old")
    with connect(redis_url, socket_timeout_s=5, retries=0) as waiting:
        news = News(waiting, KEYS, outbox.tails())
        assert news.wait(10) == []
        write(server, "new")
        assert news.wait(5000) == [LANE]
        assert news.wait(10) == []
        write(server, "a", user_id="chair02")
        write(server, "b", user_id="chair03")
        assert sorted(news.wait(5000)) == sorted([lane_of("chair02"), lane_of("chair03")])


def test_tails_know_every_lane(outbox: Outbox) -> None:
    assert outbox.tails() == dict.fromkeys(range(OUTBOX_LANES), "0-0")


# -- leases


def test_lane_has_one_holder(server: Redis) -> None:
    one, two = Lanes(server, KEYS), Lanes(server, KEYS)
    lease = one.take(3)
    assert lease is not None
    assert one.take(3) is None
    assert two.take(3) is None
    assert two.take(4) is not None
    one.release(lease)
    assert two.take(3) is not None


def test_late_release_leaves_the_new_holder_alone(server: Redis) -> None:
    slow, quick = Lanes(server, KEYS, lease_ms=30), Lanes(server, KEYS)
    lost = slow.take(3)
    assert lost is not None
    time.sleep(0.05)
    assert not slow.is_held(lost)
    assert quick.take(3) is not None
    slow.renew_all()
    assert not slow.is_held(lost)
    slow.release(lost)
    assert Lanes(server, KEYS).take(3) is None


def test_renewal_keeps_the_lane(server: Redis) -> None:
    clock = [0.0]
    lanes = Lanes(server, KEYS, lease_ms=60_000, monotonic=lambda: clock[0])
    lease = lanes.take(3)
    assert lease is not None
    server.pexpire(KEYS.lease(3), 1000)
    clock[0] = 40.0
    lanes.renew_all()
    assert server.pttl(KEYS.lease(3)) > 50_000
    clock[0] = 80.0
    assert lanes.is_held(lease)
    clock[0] = 90.0
    assert not lanes.is_held(lease)


# -- budget


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(st.integers(0, 6000), min_size=40, max_size=150))
def test_no_minute_ever_holds_more_than_the_budget(server: Redis, steps: list[int]) -> None:
    server.flushall()
    now = [1_700_000_000_000]
    budgets = [SendBudget(server, KEYS, lambda: now[0]) for _ in range(2)]
    sent: list[int] = []
    for number, step in enumerate(steps):
        now[0] += step
        wait_ms = budgets[number % 2].admit("Chair01" if number % 3 else "chair01")
        recent = [at for at in sent if at > now[0] - WINDOW_MS]
        if wait_ms:
            assert len(recent) == MESSAGES
            assert wait_ms == min(recent) + WINDOW_MS - now[0]
        else:
            sent.append(now[0])
            assert len(recent) < MESSAGES


def test_budget_is_per_person(server: Redis) -> None:
    budget = SendBudget(server, KEYS, lambda: 1_700_000_000_000)
    assert [budget.admit("chair01") for _ in range(MESSAGES)] == [0] * MESSAGES
    assert budget.admit("chair01") == WINDOW_MS
    assert budget.admit("chair02") == 0


def test_pause_holds_for_everybody_and_the_longer_one_wins(server: Redis) -> None:
    now = [1_700_000_000_000]
    budget = SendBudget(server, KEYS, lambda: now[0])
    budget.pause(60)
    budget.pause(5)
    now[0] += 59_000
    assert [budget.admit(user) for user in ("chair01", "chair02")] == [1000, 1000]
    now[0] += 1000
    assert budget.admit("chair01") == 0


def test_server_clock_follows_the_server(server: Redis) -> None:
    monotonic = [0.0]
    clock = ServerClock(server, lambda: monotonic[0])
    first = clock()
    assert abs(first - time.time() * 1000) < 5000
    monotonic[0] = 9.5
    assert clock() == first + 9500
    monotonic[0] = 10.5
    assert abs(clock() - time.time() * 1000) < 5000


def test_mail_and_pictures_hold_up_nobodys_messages() -> None:
    message = lane_for(SendText("chair03", "a"))
    mail = lane_for(MailSubmission("chair03", "03", "home", 1))
    assert mail == MAIL_LANE
    assert message < MAIL_LANE
