"""`python -m tests.bench --uploads`: how the chat answers while heavy documents are uploaded.

Sixteen chairs say something four times a second each; then the same while four of them upload a PDF
of 1.5 MB at once, again and again.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import requests

from bot.summary.links import Links
from tests.bench.load import Round, Writer, post_all
from tests.bench.servers import Measured
from tests.bot.summary.pdf_files import pdf_drawing, placed

UPLOADERS = 4
PAUSE_S = 0.25
PAGES = 30
LINES, CHARACTERS = 27, 40
LEAST_BYTES = 1_500_000
OWN_SCRIPT = {"X-Summary-Page": "1"}


class Uploads:
    """Chairs who upload the same heavy file over and over, as the page's script does."""

    def __init__(self, port: int, secret: str, chairs: list[str]) -> None:
        links, now = Links(secret), datetime.now(UTC)
        tokens = [links.sign(c, c.removeprefix("chair"), "home", now) for c in chairs]
        self._urls = [f"http://127.0.0.1:{port}/summary/{token}/file" for token in tokens]
        self._file = heavy_pdf()
        self._stop = threading.Event()
        self.seconds: list[float] = []
        self.turned_away = 0
        self.failures = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Upload until the block ends."""
        threads = [threading.Thread(target=self._upload, args=(url,)) for url in self._urls]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stop.set()
            for thread in threads:
                thread.join()

    def line(self) -> str:
        """What became of the uploads."""
        slowest = max(self.seconds, default=0.0)
        return (
            f"{len(self.seconds)} uploads of {len(self._file) / 1e6:.1f} MB were read,"
            f" the slowest in {slowest:.1f} s; told to wait {self.turned_away} times;"
            f" failed {self.failures}"
        )

    def _upload(self, url: str) -> None:
        began = time.perf_counter()
        while not self._stop.is_set():
            files = {"file": ("a.pdf", self._file)}
            answer = requests.post(url, files=files, headers=OWN_SCRIPT, timeout=60)
            if answer.status_code == 503 and "again_after_ms" in answer.json():
                self.turned_away += 1
                self._stop.wait(answer.json()["again_after_ms"] / 1000)
                continue
            self.failures += not answer.ok
            self.seconds.append(time.perf_counter() - began)
            began = time.perf_counter()


def measure(bot: Measured, writer: Writer, secret: str, chairs: list[str], each: int) -> None:
    """Print the latencies of the chat alone, and beside the uploads."""
    post_all(bot.port, {chair: [writer.text(chair, "申报小家")] for chair in chairs})
    _print("chat alone", _chat(bot, writer, chairs, each))
    uploads = Uploads(bot.port, secret, chairs[:UPLOADERS])
    with uploads.running():
        _print("with uploads", _chat(bot, writer, chairs, each))
    print(uploads.line())


def heavy_pdf() -> bytes:
    """Thirty pages on which every character is placed by itself."""
    dice = random.Random(7)  # noqa: S311 - any text will do
    usual = [
        bytes([high, low]).decode("gb2312")
        for high in range(0xB0, 0xD7)
        for low in range(0xA1, 0xFA)
    ]
    pages = [
        placed(
            *(
                (50.0 + 12 * at, 780.0 - 24 * line, dice.choice(usual))
                for line in range(LINES)
                for at in range(CHARACTERS)
            )
        )
        for _ in range(PAGES)
    ]
    data = pdf_drawing(*pages)
    assert len(data) > LEAST_BYTES
    return data


def _chat(bot: Measured, writer: Writer, chairs: list[str], each: int) -> Round:
    words = ["改 1.1 4", "改 1.1 3", "进度", "改 1.2 2"]
    load = {
        chair: [writer.text(chair, words[n % len(words)]) for n in range(each)] for chair in chairs
    }
    return post_all(bot.port, load, pause_s=PAUSE_S)


def _print(name: str, chat: Round) -> None:
    figures = "  ".join(
        f"{label} {chat.latency_ms(share):5.1f} ms"
        for label, share in (("p50", 0.5), ("p99", 0.99), ("worst", 1.0))
    )
    print(f"{name:<14} {chat.per_second:4.0f}/s  {figures}  refused {chat.failures}")
