"""What the product writes with scripts, on a server that is a cluster of one with all slots."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing

import pytest
from redis import Redis

from storage.copying.copies import copy_store
from storage.copying.filling import StoreNotEmptyError, fill_store, holds
from storage.effects import SendReminder, SendText
from storage.outbox.unreachable import Obstacle, Unreachable
from storage.reminders import Verdict
from storage.server.connection import connect
from storage.store import Store
from tests.bot.outbox.outbound import KEYS
from tests.bot.processes import free_port, wait_until
from tests.handlers.dialogue import DURING, the_campaign
from tests.handlers.live import Live

REDIS = shutil.which("redis-server")
pytestmark = pytest.mark.skipif(REDIS is None, reason="redis-server is not installed")
SLOTS = 16384


@pytest.fixture(scope="module")
def cluster_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    url = f"redis://127.0.0.1:{port}"
    words = [str(REDIS), "--port", str(port), "--cluster-port", str(free_port())]
    words += ["--cluster-enabled", "yes", "--save", ""]
    folder = tmp_path_factory.mktemp("cluster")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(words, cwd=folder, stdout=log)
    try:
        with closing(Redis(port=port, decode_responses=True)) as client:
            wait_until(lambda: _answers(client))
            client.execute_command("CLUSTER", "ADDSLOTSRANGE", 0, SLOTS - 1)  # type: ignore[no-untyped-call]
            wait_until(lambda: "cluster_state:ok" in _cluster_info(client))
        yield url
    finally:
        process.kill()
        process.wait()


def _answers(client: Redis) -> bool:
    try:
        return bool(client.ping())
    except OSError:
        return False
    except Exception:
        return False


def _cluster_info(client: Redis) -> str:
    return str(client.execute_command("CLUSTER", "INFO"))  # type: ignore[no-untyped-call]


@pytest.fixture
def cluster(cluster_url: str) -> Iterator[Redis]:
    with connect(cluster_url) as server:
        server.flushall()
        yield server


@pytest.fixture
def store(cluster: Redis) -> Store:
    return Store(the_campaign(), cluster)


def test_a_chair_and_the_office_are_answered(cluster: Redis) -> None:
    live = Live(cluster)
    assert "已答 1/31" in live.say("申报小家", "4")
    assert "信息工程" in live.say("状态 信工", by="office01")
    live.say("延期 信工 2023-05-15 12:00 出差", by="office01")
    assert live.store.deadlines()
    assert live.store.outbox.count()


def test_bells_claims_and_notes_are_written_once(store: Store) -> None:
    tell = [SendText("chair01", "铃"), SendText("office01", "铃")]
    assert store.bells.ring(["a", "b"], "then", tell)
    assert not store.bells.ring(["b"], "then", tell)
    reminders = [SendReminder("chair03", "03", "slot", "2023-05-08")]
    assert store.reminders.claim(reminders, 2, DURING, use_up=True) is Verdict.CLAIMED
    found = Unreachable(Obstacle.UNKNOWN, DURING)
    assert store.unreachable.note("chair07", found, tell)
    assert not store.unreachable.note("chair07", found, tell)


def test_the_workers_scripts_take_it_too(store: Store) -> None:
    store.outbox.ensure_groups()
    store.outbox.add(SendText("chair01", "一"), SendText("chair01", "二"))
    (lane,) = store.outbox.occupied()
    lease = store.lanes().take(lane)
    assert lease
    first, second = store.outbox.fresh(lane)
    store.outbox.finish(first)
    store.outbox.bury(second, "gone", "person", [SendText("office01", "没送到")])
    assert store.dead_letters.again() == 1
    assert store.budget.admit("chair01") == 0
    store.gate.close(Unreachable(Obstacle.TOKEN, DURING))
    assert store.tokens.take("app", "me", 1000) is True


def test_everything_is_copied_and_put_back_on_a_cluster(cluster: Redis) -> None:
    live = Live(cluster)
    live.say("申报小家", "4")
    live.store.outbox.ensure_groups()
    copies = copy_store(cluster, KEYS)
    assert {"branch:03", "audit:03"} <= {copy.name for copy in copies}
    with pytest.raises(StoreNotEmptyError):
        fill_store(cluster, KEYS, copies)
    cluster.flushall()
    fill_store(cluster, KEYS, copies)
    assert holds(cluster, KEYS, copies)
    assert "已答 1/31" in Live(cluster).say("进度")
