"""A short run at every door; `python -m tests.fuzz --count 100000` is a long one."""

from __future__ import annotations

from pathlib import Path

import pytest
from redis import Redis

from tests.fuzz.product import Product
from tests.fuzz.running import DOORS, try_door

# the library leaves the file of a part open where the rest of the form is broken
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def product(tmp_path: Path, server: Redis, redis_url: str) -> Product:
    return Product(tmp_path, server, redis_url)


@pytest.mark.parametrize("door", DOORS)
def test_random_input_is_answered_and_nothing_refused_changes_anything(
    product: Product, door: str
) -> None:
    tally = try_door(product, door, seed=1, count=60)
    assert tally.faults == []
    assert tally.tried == 60


@pytest.mark.parametrize("door", ["envelope", "content", "page"])
def test_a_change_behind_a_refusal_would_be_seen(
    product: Product, server: Redis, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(str(number) for number in range(1000))
    monkeypatch.setattr(product, "state", lambda: next(states))
    assert any("changed what is stored" in fault for fault in try_door(product, door, 1, 40).faults)


def test_a_failure_that_an_apology_hides_would_be_seen(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr("bot.spool.intake.Intake.answer", fails)
    assert any("inside" in fault for fault in try_door(product, "text", 1, 10).faults)
