"""While the store is silent one thread a time asks it, and all others need not wait."""

from __future__ import annotations

import pytest

from bot.spool.store_watch import TRY_EVERY_S, StoreWatch

PATIENCE_S = 3.0


class Hand:
    """A clock that a test moves."""

    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_everybody_may_ask_a_store_that_answers(hand: Hand) -> None:
    watch = StoreWatch(hand)
    assert all(watch.may_try(PATIENCE_S) for _ in range(5))


def test_after_a_silence_one_tries_and_the_others_do_not_wait(hand: Hand) -> None:
    watch = StoreWatch(hand)
    watch.note_silence()
    assert not watch.may_try(PATIENCE_S)
    hand.now_s += TRY_EVERY_S
    assert [watch.may_try(PATIENCE_S) for _ in range(3)] == [True, False, False]
    hand.now_s += PATIENCE_S
    assert not watch.may_try(PATIENCE_S)


def test_one_who_never_comes_back_is_followed_by_another(hand: Hand) -> None:
    watch = StoreWatch(hand)
    watch.note_silence()
    hand.now_s += TRY_EVERY_S
    assert watch.may_try(PATIENCE_S)
    hand.now_s += PATIENCE_S + TRY_EVERY_S
    assert watch.may_try(PATIENCE_S)


def test_an_answer_opens_it_to_everybody(hand: Hand) -> None:
    watch = StoreWatch(hand)
    watch.note_silence()
    watch.note_answer()
    assert all(watch.may_try(PATIENCE_S) for _ in range(3))
