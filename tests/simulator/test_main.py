"""The command line: with and without a bot, ports, signals."""

import os
import signal
import socket
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest
import requests

from simulator.bot_process import BotEndedError, BotProcess
from simulator.credentials import Credentials
from simulator.ports import free_port

BOT = """
import http.server, os, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = repr(dict(os.environ)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args):
        pass
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Ready).serve_forever()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose package `bot` ends at once with code 7."""
    package = tmp_path / "bot"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text("raise SystemExit(7)")
    return tmp_path


def run(*arguments: str, folder: Path | None = None) -> subprocess.Popen[str]:
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join([str(folder), root] if folder else [root])
    return subprocess.Popen(
        [sys.executable, "-m", "simulator", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder or root,
        env={**os.environ, "PYTHONPATH": path},
    )


def test_alone_it_says_where_the_page_is_and_ends_on_sigterm() -> None:
    with run("--no-bot", "--port", "0") as process:
        assert process.stdout
        lines = [process.stdout.readline(), process.stdout.readline()]
        address = lines[1].partition("：")[2].split()[0]
        assert "工会评选助手" in requests.get(address, timeout=9).text
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_a_taken_port_is_named_and_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with run("--no-bot", "--port", str(port)) as process:
            assert process.stdout
            first = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
    assert f"端口 {port} 已被占用" in first


def test_two_that_start_at_once_take_different_ports_and_say_so() -> None:
    port = str(free_port(18090))
    with run("--no-bot", "--port", port) as one, run("--no-bot", "--port", port) as other:
        told = []
        for process in (one, other):
            assert process.stdout
            lines = iter(process.stdout.readline, "")
            told.append([*takewhile(lambda line: "手机页面已就绪" not in line, lines)])
        for process in (one, other):  # both are there: the first keeps its port until now
            process.send_signal(signal.SIGTERM)
        assert [one.wait(20), other.wait(20)] == [0, 0]
    passed_over = [line for lines in told for line in lines if "已被占用" in line]
    assert len(passed_over) == 1
    assert f"端口 {port} 已被占用（在用的：http://127.0.0.1:{port}/）" in passed_over[0]


def test_a_bot_that_ends_early_gives_its_code(folder: Path) -> None:
    with run("--port", "0", "--bot-port", "0", folder=folder) as process:
        told, _ = process.communicate(timeout=20)
        assert process.returncode == 7
    assert "退出码 7" in told


def test_the_bot_gets_its_settings_and_ends_by_sigterm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECOM_SECRET", "from outside")
    monkeypatch.delenv("BOT_NOW", raising=False)
    port = free_port(18080)
    ours = Credentials.sample()
    bot = BotProcess(ours, "http://127.0.0.1:1/cgi-bin/", port, [sys.executable, "-c", BOT])
    try:
        assert bot.wait_until_ready(lambda: False)
        told = requests.get(bot.url, timeout=9).text
    finally:
        bot.stop()
    with pytest.raises(BotEndedError) as ended:
        bot.check()
    assert ended.value.code == 0
    for setting in (
        f"'WECOM_SECRET': '{ours.secret}'",
        "'WECOM_API_BASE': 'http://127.0.0.1:1/cgi-bin/'",
        f"'PUBLIC_URL': 'http://127.0.0.1:{port}'",
        "'BOT_NOW': '2023-05-08T09:00:00+08:00'",
    ):
        assert setting in told
