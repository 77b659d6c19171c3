"""Behind a real server: what a request holds while its body does not come, and what comes through."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from bot.supervisor.preflight import open_door
from bot.web.reception import MOST_BYTES
from simulator.server import Simulator
from tests.bot.processes import ROOT, Product, free_port, wait_until

HALF = b"POST /echo/half HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc"
UNSIGNED = b"POST /wecom/callback?msg_signature=a&timestamp=1&nonce=b HTTP/1.1\r\nHost: x\r\n"
MANY = 50


class Door:
    """Where the small application is reached."""

    def __init__(self, port: int, file: Path) -> None:
        self.port = port
        self.file = file

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def knock(self, said: bytes) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        connection.sendall(said)
        return connection


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    file = tmp_path_factory.mktemp("reception") / "a.zip"
    file.write_bytes(bytes(range(256)) * 20_000)
    with open_door("127.0.0.1", free_port()) as listening:
        port = listening.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bot.web.reception_server", str(listening.fileno()), file],
            cwd=ROOT,
            pass_fds=[listening.fileno()],
        )
        try:
            yield Door(port, file)
        finally:
            process.terminate()
            process.wait(30)


def answer_to(connection: socket.socket) -> bytes:
    """All that comes until the server hangs up."""
    with connection:
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_half_bodies_hold_up_nobody(door: Door) -> None:
    with ExitStack() as stack:
        for _ in range(MANY):
            stack.enter_context(door.knock(HALF))
        assert requests.get(door.url("/echo/a"), timeout=30).status_code == 200


def test_a_body_that_does_not_come_is_not_waited_for(door: Door) -> None:
    assert answer_to(door.knock(HALF)).startswith(b"HTTP/1.1 408 ")


def test_nor_is_one_that_comes_letter_by_letter(door: Door) -> None:
    with door.knock(HALF) as connection:
        wait_until(lambda: hangs_up_on(connection), 30)


def hangs_up_on(connection: socket.socket) -> bool:
    """Whether the server has had enough; what was sent meanwhile may make that a reset."""
    connection.settimeout(0.1)
    try:
        connection.sendall(b"x")
        return connection.recv(100).startswith(b"HTTP/1.1 408 ")
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_body_of_which_nobody_says_how_long_it_is_is_not_read(door: Door) -> None:
    head = b"POST /echo/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert answer_to(door.knock(head + b"3\r\nabc\r\n")).endswith(b"\r\n\r\na  127.0.0.1 ")


def test_who_hangs_up_halfway_leaves_nothing(door: Door) -> None:
    for _ in range(20):
        door.knock(HALF).close()
    assert requests.get(door.url("/echo/a"), timeout=30).status_code == 200


def test_a_body_that_is_announced_too_large_is_refused_unread(door: Door) -> None:
    head = b"POST /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % (MOST_BYTES + 1)
    assert answer_to(door.knock(head)).startswith(b"HTTP/1.1 413 ")


def test_what_the_app_refuses_is_read_to_its_end(door: Door) -> None:
    """Else the connection would be reset, and a proxy that still sends would answer 502."""
    answer = requests.post(door.url("/small"), data=bytes(3_000_000), timeout=60)
    assert answer.status_code == 413


def test_what_comes_through(door: Door) -> None:
    said = "王 洁".encode()
    url = door.url("/echo/%E7%8E%8B?q=%E6%B4%81")
    answer = requests.post(url, data=said, timeout=30)
    assert answer.content == "王 洁 127.0.0.1 ".encode() + said
    assert answer.headers["X-Host"] == f"127.0.0.1:{door.port}"
    assert requests.get(url, timeout=30).content == "王 洁 127.0.0.1 ".encode()


def test_files_come_whole_in_pieces_and_as_a_head(door: Door) -> None:
    url, content = door.url("/file"), door.file.read_bytes()
    assert requests.get(url, timeout=30).content == content
    part = requests.get(url, headers={"Range": "bytes=100-199"}, timeout=30)
    assert (part.status_code, part.content) == (206, content[100:200])
    head = requests.head(url, timeout=30)
    assert (head.status_code, head.headers["Content-Length"]) == (200, str(len(content)))


def test_what_the_application_makes_of_a_file_is_sent_instead_of_it(door: Door) -> None:
    assert requests.get(door.url("/changed"), timeout=30).content == door.file.read_bytes()[:100]


def test_slow_downloads_hold_no_threads(door: Door) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            stack.enter_context(door.knock(b"GET /file HTTP/1.1\r\nHost: x\r\n\r\n"))
        assert requests.get(door.url("/echo/a"), timeout=30).status_code == 200


def test_more_requests_than_threads_are_all_answered(door: Door) -> None:
    def ask(_number: int) -> str:
        return requests.get(door.url("/slow"), timeout=60).text

    with ThreadPoolExecutor(8) as people:
        assert [*people.map(ask, range(8))] == ["done"] * 8


@pytest.mark.slow
def test_the_chat_answers_beside_half_sent_bodies(tmp_path: Path) -> None:
    with Simulator() as simulator, ExitStack() as stack:
        environ = simulator.credentials.environment() | {"WECOM_API_BASE": simulator.api_base}
        product = Product(tmp_path, **environ)
        product.spawn()
        simulator.callback_url = f"http://127.0.0.1:{product.port}/wecom/callback"
        try:
            wait_until(product.is_ready, 120, product.words)
            for _ in range(MANY):
                half = stack.enter_context(socket.create_connection(("127.0.0.1", product.port)))
                half.sendall(UNSIGNED + b"Content-Length: 1000\r\n\r\nabc")
            began = product.pids("worker")
            assert simulator.person("chair01").says("帮助")
            half.settimeout(60)
            assert half.recv(100).startswith(b"HTTP/1.1 408 ")
            wait_until(product.is_ready)
            assert product.pids("worker") == began  # none had to be replaced
        finally:
            assert product.end() == 0, product.words()
