"""What becomes of entries: order per person, tries per kind of error, budget. The clock is moved."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

import pytest
from redis import Redis

from bot.outbox.errors import EffectError, PermanentError, RateLimitedError, UnavailableError
from bot.outbox.lane_drainer import Handler, LaneDrainer
from bot.wecom.errors import SystemBusyError, error_for
from storage.effects import SendText
from storage.outbox.lanes import Lanes, lane_of
from storage.outbox.stream import Outbox
from storage.store import Store
from storage.store_errors import AwayError
from tests.bot.outbox.outbound import KEYS, write
from tests.handlers.dialogue import the_campaign

LANE = lane_of("chair01")
NEIGHBOUR = next(f"n{n}" for n in range(999) if lane_of(f"n{n}") == LANE)


class Trial:
    """A drainer whose clock is moved, whose jitter is none and whose effects are noted."""

    def __init__(self, server: Redis) -> None:
        self.now_ms = 1_700_000_000_000
        self.done: list[tuple[str, str]] = []
        self.tried: list[tuple[float, str]] = []
        self.fails: Callable[[SendText], Exception | None] = lambda effect: None
        self._started_ms = self.now_ms
        self._store = Store(the_campaign(), server, lambda: self.now_ms)
        self._outbox = self._store.outbox
        self._outbox.ensure_groups()
        self.server = server
        self.stop = threading.Event()
        self.drainer = self.new_drainer()

    def new_drainer(self, follows_reply_ms: int = 0) -> LaneDrainer:
        return LaneDrainer(
            self._store,
            self._store.lanes(),
            {SendText: Handler(self._run, is_message=True)},
            self.stop,
            jitter=lambda: 0.0,
            follows_reply_ms=follows_reply_ms,
        )

    def _run(self, effect: SendText, entry: str) -> None:
        self.tried.append(((self.now_ms - self._started_ms) / 1000, effect.text))
        error = self.fails(effect)
        if error:
            raise error
        self.done.append((effect.user_id, effect.text))

    def drain(self, for_s: float = 0, every_s: float = 1) -> None:
        """Look at the lane now, and then again and again for this time."""
        self.drainer.drain(LANE)
        until = self.now_ms + int(for_s * 1000)
        while self.now_ms < until:
            self.now_ms += int(every_s * 1000)
            self.drainer.drain(LANE)

    def is_empty(self) -> bool:
        return not self._outbox.occupied()

    def letters(self) -> list[dict[str, str]]:
        answer: Any = self.server.xrange(KEYS.dead_letters)
        return [fields for _, fields in answer]


@pytest.fixture
def trial(server: Redis) -> Trial:
    return Trial(server)


def failing(text: str, *errors: Exception | None) -> Callable[[SendText], Exception | None]:
    """Fails with these errors in turn when this text is sent, then no more."""
    left = list(errors)
    return lambda effect: left.pop(0) if effect.text == text and left else None


def always(text: str, error: Exception) -> Callable[[SendText], Exception | None]:
    return lambda effect: error if effect.text == text else None


def test_one_persons_retry_holds_back_only_that_person(trial: Trial) -> None:
    write(
        trial.server,
        SendText("chair01", "a1"),
        SendText(NEIGHBOUR, "n1"),
        SendText("CHAIR01", "a2"),
        SendText(NEIGHBOUR, "n2"),
    )
    trial.fails = failing("a1", error_for(-1), error_for(-1))
    trial.drain()
    assert [text for _, text in trial.done] == ["n1", "n2"]
    write(trial.server, SendText("chair01", "a3"), SendText(NEIGHBOUR, "n3"))
    trial.drain(for_s=10)
    assert [text for _, text in trial.done] == ["n1", "n2", "n3", "a1", "a2", "a3"]
    assert trial.is_empty()


@pytest.mark.parametrize(
    ("error", "tries_at_s"),
    [
        (error_for(81013), [0]),
        (PermanentError("refused", 40058), [0]),
        (RuntimeError("a slip"), [0, 1, 5, 21]),
    ],
)
def test_tries_per_kind_of_error(
    trial: Trial, error: Exception, tries_at_s: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    (key,) = write(trial.server, SendText("chair01", "text of a person"))
    trial.fails = always("text of a person", error)
    trial.drain(for_s=tries_at_s[-1] + 100, every_s=1 if tries_at_s[-1] < 1000 else 10)
    assert [at for at, _ in trial.tried] == tries_at_s
    assert trial.is_empty()
    (letter,) = trial.letters()
    assert letter["entry"] == key
    assert "text of a person" in letter["body"]
    given_up = caplog.messages[-1]
    assert f"entry={key} kind=send_text user_id=chair01" in given_up
    assert f"code={getattr(error, 'code', None)}" in given_up
    assert "text of a person" not in caplog.text


@pytest.mark.parametrize(
    ("error", "tries_at_s"),
    [
        (SystemBusyError("busy", -1), [0, 1, 5, 21, 81, 321, 921, 2121, 3921, 7521, 11121]),
        (error_for(45033), [0, 1, 5, 21, 81, 321, 921, 2121, 3921, 7521, 11121]),
        (UnavailableError("HTTP 502"), [0, 1, 5, 21, 81, 321, 921, 2121, 3921, 7521, 11121]),
        (RateLimitedError("limit", 45009), [0, 60, 180, 420, 900, 1860, 3780, 7380, 10980]),
    ],
)
def test_passing_trouble_is_borne_for_a_day_with_growing_pauses(
    trial: Trial, error: Exception, tries_at_s: list[float]
) -> None:
    write(trial.server, SendText("chair01", "a"))
    trial.fails = always("a", error)
    trial.drain(for_s=100)
    trial.drain(for_s=12_000, every_s=60)
    expected = [at for at in tries_at_s if at <= trial.tried[-1][0]]
    assert [at for at, _ in trial.tried] == [pytest.approx(at, abs=150) for at in expected]
    assert not trial.letters()
    trial.drain(for_s=72_000, every_s=600)
    assert trial.letters() == []
    trial.drain(for_s=9000, every_s=600)
    (letter,) = trial.letters()
    assert letter["refusal"] == "moment"
    assert trial.is_empty()


def test_tries_are_counted_per_kind_of_error(trial: Trial) -> None:
    write(trial.server, SendText("chair01", "a"))
    lost = UnavailableError("ConnectTimeout")
    trial.fails = failing("a", lost, lost, lost, lost, error_for(-1), error_for(-1), error_for(-1))
    trial.drain(for_s=200)
    assert len(trial.tried) == 8
    assert not trial.letters()
    assert trial.done == [("chair01", "a")]


def test_tries_survive_the_worker(trial: Trial) -> None:
    write(trial.server, SendText("chair01", "a"))
    trial.fails = always("a", error_for(-1))
    for _ in range(40):
        trial.drainer = trial.new_drainer()
        trial.drain(for_s=1)
    assert [at for at, _ in trial.tried] == [0, 1, 5, 21]
    assert not trial.letters()


def test_jitter_only_lengthens_the_pause(trial: Trial) -> None:
    trial.drainer._jitter = lambda: 1.0
    write(trial.server, SendText("chair01", "a"))
    trial.fails = failing("a", RateLimitedError("limit", 45009))
    trial.drain(for_s=100)
    assert [at for at, _ in trial.tried] == [0, 90]


def test_after_giving_up_the_next_of_that_person_goes_on(trial: Trial) -> None:
    write(trial.server, SendText("chair01", "bad"), SendText("chair01", "good"))
    trial.fails = always("bad", error_for(40058))
    trial.drain()
    assert trial.done == [("chair01", "good")]


def test_frequency_limit_stops_everybody_for_its_time(trial: Trial) -> None:
    write(trial.server, SendText("chair01", "a"), SendText(NEIGHBOUR, "n"))
    trial.fails = failing("a", error_for(45009))
    trial.drain(for_s=59)
    assert trial.tried == [(0, "a")]
    trial.drain(for_s=2)
    assert trial.tried == [(0, "a"), (60, "a"), (60, "n")]


def test_thirty_a_minute_are_never_exceeded_and_nothing_is_lost(trial: Trial) -> None:
    texts = [str(number) for number in range(100)]
    write(trial.server, *(SendText("chair01", text) for text in texts))
    trial.drain()
    write(trial.server, SendText(NEIGHBOUR, "not held up"))
    trial.drain(for_s=300)
    sent = [(at, text) for at, text in trial.tried if text != "not held up"]
    assert [text for _, text in sent] == texts
    for at, _ in sent:
        assert len([1 for other, _ in sent if at <= other < at + 60]) <= 28
    assert (0, "not held up") in trial.tried


def test_entry_of_a_later_version_is_kept_as_dead_letter(trial: Trial) -> None:
    later: Any = {"kind": "from_the_future", "body": "{}"}
    trial.server.xadd(KEYS.outbox(LANE), later)
    write(trial.server, SendText("chair01", "a"))
    trial.drain()
    assert trial.done == [("chair01", "a")]
    assert [letter["kind"] for letter in trial.letters()] == ["from_the_future"]


def test_trouble_with_redis_is_no_failure_of_the_entry(trial: Trial) -> None:
    write(trial.server, SendText("chair01", "a"))
    trial.fails = failing("a", AwayError("gone"))
    with pytest.raises(AwayError):
        trial.drain()
    assert not trial.server.exists(KEYS.failures)
    trial.drain()
    assert trial.done == [("chair01", "a")]


def test_effect_is_not_repeated_when_only_the_acknowledgement_failed(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(trial.server, SendText("chair01", "a"), SendText("chair01", "b"))
    finish = Outbox.finish
    left = [AwayError("gone")]

    def unlucky(self: Outbox, entry: Any) -> None:
        if left:
            raise left.pop()
        finish(self, entry)

    monkeypatch.setattr(Outbox, "finish", unlucky)
    with pytest.raises(AwayError):
        trial.drain()
    trial.drain()
    assert trial.done == [("chair01", "a"), ("chair01", "b")]
    assert trial.is_empty()


def test_lane_in_other_hands_is_left_alone(trial: Trial) -> None:
    lanes = Lanes(trial.server, KEYS)
    lease = lanes.take(LANE)
    assert lease is not None
    write(trial.server, SendText("chair01", "a"))
    trial.drain()
    assert trial.done == []
    lanes.release(lease)
    trial.drain()
    assert trial.done == [("chair01", "a")]


def test_drainer_stops_between_two_entries_when_told_or_when_the_lease_is_lost(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(trial.server, SendText("chair01", "a"), SendText("chair01", "b"))
    trial.fails = lambda effect: trial.stop.set()
    trial.drain()
    assert trial.done == [("chair01", "a")]

    trial.stop.clear()
    trial.fails = lambda effect: None
    with monkeypatch.context() as patch:
        patch.setattr(Lanes, "is_held", lambda self, lease: False)
        trial.drain()
    assert trial.done == [("chair01", "a")]
    trial.drain()
    assert trial.done == [("chair01", "a"), ("chair01", "b")]


def test_full_page_asks_for_another_round(trial: Trial) -> None:
    write(trial.server, *(SendText(f"{NEIGHBOUR}", str(n)) for n in range(20)))
    assert trial.drainer.drain(LANE) is False
    lane_mates = [f"m{n}" for n in range(2000) if lane_of(f"m{n}") == LANE][:120]
    write(trial.server, *(SendText(person, "hello") for person in lane_mates))
    assert trial.drainer.drain(LANE) is True
    assert trial.drainer.drain(LANE) is False
    assert len(trial.done) == 140


def test_errors_of_wecom_carry_their_own_decision() -> None:
    assert all(error_for(code).delay_after(1) is None for code in (81013, 12345))
    assert error_for(60020).delay_after(5) is not None
    assert isinstance(error_for(12345), EffectError)


class Waits(threading.Event):
    """Notes how long it is waited for, and does not wait."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.seconds.append(timeout)
        return False


def test_a_message_lets_the_reply_before_it_arrive(trial: Trial) -> None:
    waits = Waits()
    trial.stop = waits
    trial.drainer = trial.new_drainer(follows_reply_ms=300)
    write(trial.server, SendText("chair01", "a"), SendText("chair01", "b"))
    first: Any = trial.server.xrange(KEYS.outbox(LANE), count=1)
    trial.now_ms = int(first[0][0].split("-")[0]) + 100
    trial.drain()
    assert waits.seconds[0] == pytest.approx(0.2, abs=0.05)
    assert [text for _, text in trial.done] == ["a", "b"]
    write(trial.server, SendText("chair01", "c"))
    trial.now_ms += 10_000
    before = len(waits.seconds)
    trial.drain()
    assert [text for _, text in trial.done] == ["a", "b", "c"]
    assert len(waits.seconds) == before
