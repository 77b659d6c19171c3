"""What was given up can be listed, sent again once, and dropped."""

from __future__ import annotations

from typing import Any

import pytest
from redis import Redis

from storage.effects import Effect, SendReminder, SendText
from storage.keys import Keys
from storage.outbox.dead_letters import DeadLetters, Refusal
from storage.outbox.effect_fields import from_fields, to_fields
from storage.outbox.lanes import lane_of

KEYS = Keys("trial")
TEXT, OTHER = SendText("chair01", "一"), SendText("chair02", "二")
REMINDER = SendReminder("chair01", "01", "slot", "2023-05-08")


def bury(server: Redis, *effects: Effect, **more: str) -> None:
    for effect in effects:
        words = to_fields(effect)
        fields: Any = {**dict(zip(words[::2], words[1::2], strict=True)), "reason": "why", **more}
        server.xadd(KEYS.dead_letters, fields)


def outbox(server: Redis, user_id: str) -> list[Effect]:
    entries: Any = server.xrange(KEYS.outbox(lane_of(user_id)))
    return [from_fields(fields) for _, fields in entries]


@pytest.fixture
def letters(server: Redis) -> DeadLetters:
    return DeadLetters(server, KEYS)


def test_they_are_listed_and_counted_by_what_refused_them(
    server: Redis, letters: DeadLetters
) -> None:
    bury(server, TEXT, refusal="person")
    bury(server, OTHER)  # of an earlier version, which did not say
    server.xadd(KEYS.dead_letters, {"kind": "of_the_future", "body": "{}"})
    assert [letter.effect for letter in letters.all()] == [TEXT, OTHER, None]
    assert letters.counts() == {Refusal.PERSON: 1, Refusal.OURS: 2}


def test_one_is_sent_again_once_whoever_asks_twice(server: Redis, letters: DeadLetters) -> None:
    bury(server, TEXT, OTHER)
    first = [letters.all()[0].id]
    assert letters.again(first) == 1
    assert letters.again(first) == 0
    assert outbox(server, "chair01") == [TEXT]
    assert [letter.effect for letter in letters.all()] == [OTHER]


def test_what_was_for_its_moment_or_is_not_understood_is_not_sent_again(
    server: Redis, letters: DeadLetters
) -> None:
    bury(server, REMINDER, TEXT)
    server.xadd(KEYS.dead_letters, {"kind": "of_the_future", "body": "{}"})
    assert letters.again() == 1
    assert outbox(server, "chair01") == [TEXT]
    assert [letter.effect for letter in letters.all()] == [REMINDER, None]


def test_some_or_all_are_dropped(server: Redis, letters: DeadLetters) -> None:
    bury(server, TEXT, OTHER, REMINDER)
    assert letters.drop([letters.all()[1].id]) == 1
    assert [letter.effect for letter in letters.all()] == [TEXT, REMINDER]
    assert letters.drop() == 2
    assert letters.drop() == 0
    assert letters.all() == ()
