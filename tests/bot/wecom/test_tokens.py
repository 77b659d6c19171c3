"""The token cache: several `Tokens` on one Redis stand for several processes."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from redis import Redis

from bot.outbox.errors import AppRefusedError, EffectError, UnavailableError
from bot.wecom.errors import SystemBusyError
from bot.wecom.tokens import Tokens, app_fingerprint
from storage.keys import Keys
from storage.outbox.unreachable import Obstacle
from storage.token_vault import Token, TokenVault

KEYS = Keys("trial")


class Issuer:
    """Stands for gettoken: counts, takes a moment, fails on request."""

    def __init__(self, lifetime_s: float = 7200, error: EffectError | None = None) -> None:
        self.lifetime_s = lifetime_s
        self.error = error
        self.asked = 0
        self._lock = threading.Lock()

    def __call__(self) -> tuple[str, float]:
        with self._lock:
            self.asked += 1
            number = self.asked
        time.sleep(0.05)
        if self.error:
            raise self.error.afresh()
        return f"token-{number}", self.lifetime_s


class Time:
    """A clock that stands still unless moved; sleeping moves it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def tokens_for(server: Redis, issuer: Issuer, app: str = "app") -> Tokens:
    return Tokens(TokenVault(server, KEYS), app, issuer)


def test_threads_and_processes_share_one_fetch(server: Redis) -> None:
    issuer = Issuer()
    processes = [tokens_for(server, issuer) for _ in range(4)]
    with ThreadPoolExecutor(16) as pool:
        values = {
            token.value for token in pool.map(lambda n: processes[n % 4].current(), range(16))
        }
    assert values == {"token-1"}
    assert issuer.asked == 1


def test_threads_that_waited_do_not_ask_redis_again(server: Redis) -> None:
    tokens = tokens_for(server, Issuer())
    server.config_resetstat()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: tokens.current(), range(16)))
    statistics: Any = server.info("commandstats")
    assert statistics["cmdstat_evalsha"]["calls"] < 10


def test_many_reports_of_one_stale_token_cause_one_fetch(server: Redis) -> None:
    issuer = Issuer()
    processes = [tokens_for(server, issuer) for _ in range(10)]
    stale = [process.current() for process in processes]
    with ThreadPoolExecutor(10) as pool:
        renewed = list(pool.map(lambda n: processes[n].renew(stale[n]), range(10)))
    assert {token.value for token in renewed} == {"token-2"}
    assert issuer.asked == 2


def test_each_fetch_can_be_reported_stale_even_if_wecom_gives_the_same_value(
    server: Redis,
) -> None:
    asked: list[int] = []

    def stubborn() -> tuple[str, float]:
        asked.append(1)
        return "always-this", 7200.0

    one, two = (Tokens(TokenVault(server, KEYS), "app", stubborn) for _ in range(2))
    first = one.current()
    assert two.current() == first
    second = one.renew(first)
    assert two.renew(first) == second
    assert len(asked) == 2
    two.renew(second)
    assert len(asked) == 3


def test_stale_token_is_dropped_though_the_memo_ran_out(server: Redis) -> None:
    issuer, clock = Issuer(), Time()
    tokens = Tokens(TokenVault(server, KEYS), "app", issuer, monotonic=clock, sleep=clock.sleep)
    stale = tokens.current()
    clock.now += 8000
    assert tokens.renew(stale).value == "token-2"


def test_memo_spares_redis_until_the_token_expires(server: Redis) -> None:
    issuer, clock = Issuer(lifetime_s=1000), Time()
    tokens = Tokens(TokenVault(server, KEYS), "app", issuer, monotonic=clock, sleep=clock.sleep)
    tokens.current()
    server.flushall()
    clock.now += 899
    assert tokens.current().value == "token-1"
    clock.now += 2
    assert tokens.current().value == "token-2"


@pytest.mark.parametrize(("lifetime_s", "usable_s"), [(7200, 6900), (1000, 900), (5, 4.5)])
def test_shared_token_ends_before_wecom_ends_it(
    server: Redis, lifetime_s: float, usable_s: float
) -> None:
    tokens_for(server, Issuer(lifetime_s)).current()
    lasts_ms = server.pttl(KEYS.token)
    assert usable_s * 1000 - 3000 < lasts_ms <= usable_s * 1000


def test_dead_holder_of_the_lock_is_survived(server: Redis) -> None:
    server.set(KEYS.token_lock, "a process that died", px=400)
    issuer = Issuer()
    assert tokens_for(server, issuer).current().value == "token-1"
    assert issuer.asked == 1


def test_waiting_for_another_process_is_bounded(server: Redis) -> None:
    server.set(KEYS.token_lock, "a process that lives and fetches for ever")
    issuer, clock = Issuer(), Time()
    tokens = Tokens(TokenVault(server, KEYS), "app", issuer, monotonic=clock, sleep=clock.sleep)
    with pytest.raises(UnavailableError):
        tokens.current()
    assert 15 < clock.now - 1000 < 60
    assert issuer.asked == 0
    assert server.get(KEYS.token_lock) == "a process that lives and fetches for ever"


def test_lock_is_free_after_success_and_failure(server: Redis) -> None:
    tokens_for(server, Issuer()).current()
    assert not server.exists(KEYS.token_lock)
    server.flushall()
    with pytest.raises(SystemBusyError):
        tokens_for(server, Issuer(error=SystemBusyError("busy", -1))).current()
    assert not server.exists(KEYS.token_lock)


def test_threads_that_waited_share_the_failure(server: Redis) -> None:
    issuer = Issuer(error=SystemBusyError("busy", -1))
    tokens = tokens_for(server, issuer)
    barrier = threading.Barrier(8)

    def attempt(_: int) -> EffectError:
        barrier.wait()
        with pytest.raises(SystemBusyError) as caught:
            tokens.current()
        return caught.value

    with ThreadPoolExecutor(8) as pool:
        errors = list(pool.map(attempt, range(8)))
    assert issuer.asked == 1
    assert len({id(error) for error in errors}) == 8
    assert {str(error) for error in errors} == {"busy"}


@pytest.mark.parametrize(
    ("error", "kept_s"),
    [(SystemBusyError("busy", -1), 1), (AppRefusedError(Obstacle.CORP, 40013), 4)],
)
def test_failure_is_forgotten_after_a_while(
    server: Redis, error: EffectError, kept_s: float
) -> None:
    issuer, clock = Issuer(error=error), Time()
    tokens = Tokens(TokenVault(server, KEYS), "app", issuer, monotonic=clock, sleep=clock.sleep)
    for after_s in (0, kept_s - 0.1):
        clock.now += after_s
        with pytest.raises(type(error)):
            tokens.current()
    assert issuer.asked == 1
    issuer.error = None
    clock.now += 0.2
    assert tokens.current().value == "token-2"


def test_token_of_another_app_is_not_used(server: Redis) -> None:
    issuer = Issuer()
    assert tokens_for(server, issuer, "one").current().value == "token-1"
    assert tokens_for(server, issuer, "two").current().value == "token-2"


def test_fingerprints_tell_apps_apart_and_secrets_do_not_show() -> None:
    prints = {app_fingerprint("corp", 1, secret) for secret in ("alpha", "beta")}
    assert len(prints) == 2
    assert not [print_ for print_ in prints if "alpha" in print_]
    assert app_fingerprint("a", "bc") != app_fingerprint("ab", "c")


def test_token_does_not_show_its_value() -> None:
    assert "hidden" not in repr(Token("hidden", "1"))
