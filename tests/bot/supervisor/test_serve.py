"""The processes of the product: a clean end, and no sudden death that it does not survive."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
import requests
from redis import Redis

from storage.server.embedded import running_url
from tests.bot.processes import READY_WITHIN_S, ROOT, Product, alive, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc"),
]


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    product = Product(tmp_path)
    product.start()
    everything = product.descendants()
    yield product
    if product.process.poll() is None:
        everything |= product.descendants()
        product.end()
    wait_until(lambda: not alive(everything), 20, product.words)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_everything_cleanly(product: Product, number: int) -> None:
    everything = product.descendants()
    assert len(everything) >= 4
    product.process.send_signal(number)
    assert product.process.wait(40) == 0
    assert not alive(everything)
    assert "Traceback" not in product.words()
    assert running_url(product.folder / "data") is None


def test_a_request_in_flight_is_answered_before_the_end(product: Product) -> None:
    url = running_url(product.folder / "data")
    assert url is not None
    answers = []
    asking = threading.Thread(target=lambda: answers.append(product.get("/readyz")))
    with Redis.from_url(url) as redis:
        redis.client_pause(1000)
    asking.start()
    asking.join(0.3)
    assert not answers
    assert product.end() == 0
    asking.join()
    assert answers == [200]


def test_a_killed_process_is_replaced(product: Product) -> None:
    for kind in ("worker", "background", "redis", "web"):
        wait_until(partial(product.pids, kind), 20, product.words)
        before = product.pids(kind)
        os.kill(min(before), signal.SIGKILL)
        wait_until(partial(product.has_new, kind, before), 20, product.words)
        wait_until(product.is_ready, 20, product.words)


def test_nothing_outlives_a_killed_supervisor_and_the_next_start_works(product: Product) -> None:
    everything = product.descendants()
    product.process.kill()
    product.process.wait()
    product.spawn()
    wait_until(lambda: not alive(everything), 20, product.words)
    wait_until(product.is_ready, 20, product.words)
    assert product.end() == 0


def test_a_taken_port_stops_the_start(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert_refused(Product(tmp_path, PORT=str(port)), f"PORT {port} 已被占用")


def test_of_two_that_start_at_once_one_gets_the_port(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    one = Product(folders[0])
    other = Product(folders[1], PORT=str(one.port))
    both = (one, other)
    for product in both:
        product.spawn()
    wait_until(lambda: any(p.process.poll() is not None for p in both), 30)
    refused, running = sorted(both, key=lambda p: p.process.poll() is None)
    assert refused.process.poll() == 1
    assert f"PORT {one.port} 已被占用" in refused.words()
    running.port = one.port
    wait_until(running.is_ready, 30, running.words)
    assert running.end() == 0


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core has one web worker")
def test_a_hung_process_takes_no_callback_away_from_its_neighbour(product: Product) -> None:
    hung = min(wait_until_all(product))
    os.kill(hung, signal.SIGSTOP)
    try:
        assert [product.get("/healthz", timeout_s=20) for _ in range(12)] == [200] * 12
    finally:
        with suppress(ProcessLookupError):  # it may have been replaced by now
            os.kill(hung, signal.SIGCONT)


def wait_until_all(product: Product) -> set[int]:
    """Both web workers of the product, once they are there."""
    wait_until(lambda: len(product.pids("worker")) >= 2, 20, product.words)
    return product.pids("worker")


def test_the_socket_of_a_service_manager_is_used_and_outlives_the_product(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        product = Product(tmp_path)
        product.port = door.getsockname()[1]
        product.spawn_behind(door)
        wait_until(product.is_ready, READY_WITHIN_S, product.words)
        assert product.end() == 0
        with socket.create_connection(("127.0.0.1", product.port), 5):
            pass  # knocks, and waits for the next start


def test_a_store_that_forgets_stops_the_start(
    tmp_path: Path, server: Redis, redis_url: str
) -> None:
    server.config_set("maxmemory-policy", "allkeys-lru")
    try:
        ended = Product(tmp_path, REDIS_URL=redis_url).run()
    finally:
        server.config_set("maxmemory-policy", "noeviction")
    assert ended.returncode == 1
    assert "Redis 的 maxmemory-policy 是 allkeys-lru" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("WECOM_SECRET", "", "WECOM_SECRET 没有设："),
        ("WECOM_AES_KEY", "short", "WECOM_AES_KEY 有 5 个字符："),
        (
            "DATA_DIR",
            "/dev/null/data",
            "DATA_DIR /dev/null/data 写不进（Not a directory",
        ),
        ("BOT_CONFIG", "/dev/null/none.yaml", "/dev/null/none.yaml: "),
    ],
)
def test_a_wrong_setting_stops_the_start(tmp_path: Path, name: str, value: str, line: str) -> None:
    assert_refused(Product(tmp_path, **{name: value}), line)


def assert_refused(product: Product, line: str) -> None:
    """It ends with exit code 1 and one line that begins like this."""
    ended = product.run()
    assert ended.returncode == 1
    assert ended.stderr.startswith(line)
    assert ended.stderr.count("\n") == 1


def test_files_of_pages_come_as_they_are_and_packed(product: Product) -> None:
    folders = {"page": "page", "summary": "summary", "office_page": "office"}
    for room, name in folders.items():
        files = sorted((ROOT / "bot" / room / "static" / name).iterdir())
        assert files
        for file in files:
            url = f"http://127.0.0.1:{product.port}/{name}/files/{file.name}"
            for accepted in ("gzip", "identity"):
                answer = requests.get(url, headers={"Accept-Encoding": accepted}, timeout=30)
                assert (answer.status_code, answer.content) == (200, file.read_bytes()), url
