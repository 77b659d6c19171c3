"""Claims of reminders on a real server: each is taken once, and a day is never overfull."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from redis import Redis

from storage.effects import SendReminder
from storage.keys import Keys
from storage.outbox.effect_fields import from_fields
from storage.outbox.lanes import OUTBOX_LANES
from storage.reminders import (
    Reminded,
    ReminderBook,
    ReminderMessage,
    Result,
    Verdict,
)

KEYS = Keys("trial")
NOW = datetime.fromisoformat("2023-05-11T09:07:00+08:00")
DAY = "2023-05-11"


@pytest.fixture
def book(server: Redis) -> ReminderBook:
    return ReminderBook(server, KEYS)


def reminders(
    slot: str, *people: str, day: str = DAY, is_nudge: bool = False
) -> list[SendReminder]:
    return [SendReminder(p, "03", slot, day, is_nudge) for p in people or ("Chair03",)]


def written(server: Redis) -> list[SendReminder]:
    """All messages in the outbox."""
    found = []
    for lane in range(OUTBOX_LANES):
        entries: Any = server.xrange(KEYS.outbox(lane))
        found += [from_fields(fields) for _, fields in entries]
    return [effect for effect in found if isinstance(effect, SendReminder)]


def claims(server: Redis) -> dict[str, Reminded]:
    return {claim.slot: claim for claim in ReminderBook(server, KEYS).reminded(["03"])["03"]}


def test_a_claim_writes_a_message_for_each_person(server: Redis, book: ReminderBook) -> None:
    both = reminders("a", "Chair03", "deputy03")
    assert book.claim(both, 1, NOW, use_up=True) is Verdict.CLAIMED
    assert sorted(written(server), key=lambda r: r.user_id) == both
    claim = claims(server)["a"]
    assert claim.results == {"chair03": Result.OPEN, "deputy03": Result.OPEN}
    assert (claim.at, claim.day.isoformat(), claim.counts) == (NOW, DAY, True)


def test_of_many_processes_one_takes_it(server: Redis, book: ReminderBook) -> None:
    def take(number: int) -> Verdict:
        at = NOW + timedelta(milliseconds=number)
        return ReminderBook(server, KEYS).claim(reminders("a"), 1, at, use_up=True)

    with ThreadPoolExecutor(8) as pool:
        verdicts = list(pool.map(take, range(40)))
    assert verdicts.count(Verdict.CLAIMED) == 1
    assert verdicts.count(Verdict.TAKEN) == 39
    assert len(written(server)) == 1


def test_the_same_call_sent_twice_is_one_claim(server: Redis, book: ReminderBook) -> None:
    for _ in range(2):
        assert book.claim(reminders("a"), 1, NOW, use_up=True) is Verdict.CLAIMED
    assert len(written(server)) == 1


def test_a_full_day_takes_no_more_but_uses_the_slot_up(server: Redis, book: ReminderBook) -> None:
    book.claim(reminders("by hand", is_nudge=True), 1, NOW, use_up=False)
    assert book.claim(reminders("a"), 1, NOW, use_up=True) is Verdict.ENOUGH
    assert book.claim(reminders("a", day="2023-05-12"), 1, NOW, use_up=True) is Verdict.TAKEN
    assert book.claim(reminders("b", day="2023-05-12"), 1, NOW, use_up=True) is Verdict.CLAIMED
    assert {r.slot for r in written(server)} == {"by hand", "b"}
    assert claims(server)["a"].counts is False
    assert claims(server)["by hand"].was_nudge


def test_a_nudge_refused_today_may_be_wished_again(server: Redis, book: ReminderBook) -> None:
    book.claim(reminders("a"), 1, NOW, use_up=True)
    nudge = reminders("by hand", is_nudge=True)
    assert book.claim(nudge, 1, NOW, use_up=False) is Verdict.ENOUGH
    assert book.claim(nudge, 2, NOW, use_up=False) is Verdict.CLAIMED


@pytest.mark.parametrize(
    ("results", "is_free_again"),
    [
        ([Result.NOTHING, Result.MUTED], True),
        ([Result.UNREACHABLE, Result.FAILED], True),
        ([Result.NOTHING, Result.SENT], False),
        ([Result.SENT, Result.NOTHING], False),
        ([Result.NOTHING], False),  # the other may still get it
    ],
)
def test_a_day_on_which_nobody_got_anything_has_room_again(
    server: Redis, book: ReminderBook, results: list[Result], is_free_again: bool
) -> None:
    both = reminders("a", "Chair03", "deputy03")
    book.claim(both, 1, NOW, use_up=True)
    for reminder, result in zip(both, results, strict=False):
        sent_at = NOW.isoformat() if result is Result.SENT else ""
        for _ in range(2):
            book.settle(reminder, ReminderMessage(sent_at=sent_at), result, NOW)
    verdict = book.claim(reminders("b"), 1, NOW, use_up=True)
    assert verdict is (Verdict.CLAIMED if is_free_again else Verdict.ENOUGH)
    again = book.claim(reminders("c"), 1, NOW, use_up=True)
    assert again is Verdict.ENOUGH
    assert claims(server)["a"].was_sent == (Result.SENT in results)


def test_what_was_settled_first_stays(server: Redis, book: ReminderBook) -> None:
    (reminder,) = reminders("a")
    book.claim([reminder], 1, NOW, use_up=True)
    book.settle(reminder, ReminderMessage(sent_at=NOW.isoformat()), Result.SENT, NOW)
    book.settle(reminder, ReminderMessage(), Result.FAILED, NOW)
    assert book.message(reminder).result is Result.SENT


def test_what_may_have_arrived_is_never_composed_anew(book: ReminderBook) -> None:
    (reminder,) = reminders("a")
    first = ReminderMessage("first", {"a": [1]}, tried_ms=5)
    assert book.begin(reminder, first) == first
    assert book.begin(reminder, replace(first, text="second")) == first
    book.keep(reminder, replace(first, tried_ms=0))
    second = replace(first, text="second")
    assert book.begin(reminder, second) == second
    assert book.message(reminder) == second


def test_a_claim_nothing_came_of_can_be_taken_again(server: Redis, book: ReminderBook) -> None:
    both = reminders("a", "Chair03", "deputy03")
    book.claim(both, 1, NOW, use_up=True)
    book.keep(both[0], ReminderMessage("refused before it left"))
    assert book.release(both[0])
    assert book.release(both[1])
    tomorrow = reminders("a", "Chair03", "deputy03", day="2023-05-12")
    assert book.claim(tomorrow, 1, NOW, use_up=True) is Verdict.CLAIMED
    assert book.release(both[1]), "an entry of the earlier claim leaves the new one alone"
    assert claims(server)["a"].day.isoformat() == "2023-05-12"


@pytest.mark.parametrize(
    "begun", [ReminderMessage(tried_ms=5), ReminderMessage(sent_at="x"), ReminderMessage()]
)
def test_a_claim_of_which_something_was_sent_stays(
    book: ReminderBook, begun: ReminderMessage
) -> None:
    both = reminders("a", "Chair03", "deputy03")
    book.claim(both, 1, NOW, use_up=True)
    if begun == ReminderMessage():
        book.settle(both[1], begun, Result.MUTED, NOW)
    else:
        book.keep(both[1], begun)
    assert not book.release(both[0])
    assert book.claim(both, 1, NOW + timedelta(1), use_up=True) is Verdict.TAKEN


def test_an_entry_of_a_claim_that_was_given_back_leaves_no_trace(
    server: Redis, book: ReminderBook
) -> None:
    both = reminders("a", "Chair03", "deputy03")
    book.claim(both, 1, NOW, use_up=True)
    assert book.release(both[0])
    book.settle(both[1], ReminderMessage(), Result.NOTHING, NOW)
    tomorrow = reminders("a", "Chair03", "deputy03", day="2023-05-12")
    book.claim(tomorrow, 1, NOW, use_up=True)
    book.settle(both[1], ReminderMessage(), Result.NOTHING, NOW)
    assert book.message(tomorrow[1]).result is Result.OPEN


def test_why_a_nudge_leaves_out_a_branch_is_noted_once(server: Redis, book: ReminderBook) -> None:
    for why in ("quiet", "enough"):
        book.refuse("03", "by hand", why)
    assert ReminderBook(server, KEYS).refused("by hand", ["03", "04"]) == {"03": "quiet"}
    assert ReminderBook(server, KEYS).refused("another", ["03"]) == {}
    assert claims(server) == {}
