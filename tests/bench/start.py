"""What a start costs, and what all processes of the product hold once people have written."""

from __future__ import annotations

import time
from pathlib import Path

from tests.bench.load import Writer, post_all
from tests.bench.servers import Measured, running

ROUNDS = 4
PARTS = {"bot.web.server": "web", "bot.worker.main": "background", "redis": "store"}


def measure(environ: dict[str, str], port: int, writer: Writer, chairs: list[str]) -> None:
    """Print the time until two starts answered, and the memory after some load, by part."""
    for name in ("first start", "next start"):
        began = time.perf_counter()
        with running(["bot", "serve", "--workers", "2"], port, environ) as product:
            ready_s, cpu_s = time.perf_counter() - began, product.cpu_s()
            print(f"{name:<14} answers after {ready_s:4.1f} s, processor {cpu_s:4.1f} s")
            if name == "next start":
                _load(product, writer, chairs)
                _print_memory(product)


def _load(product: Measured, writer: Writer, chairs: list[str]) -> None:
    said = ["申报小家", *["4 3 4"] * 4, "进度", "我现在到哪一步了", "申报驿站", "帮助"]
    people = dict.fromkeys(chairs, said) | dict.fromkeys(["office01"], ["状态", "未完成", "看板"])
    for _ in range(ROUNDS):
        load = {who: [writer.text(who, text) for text in texts] for who, texts in people.items()}
        post_all(product.port, load)
    time.sleep(3)  # the background worker sends what was said, and draws the board


def _print_memory(product: Measured) -> None:
    held: dict[str, float] = {}
    for pid, mib in product.memory_by_process().items():
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
        part = next((part for mark, part in PARTS.items() if mark in command), "supervisor")
        held[part] = held.get(part, 0) + mib
    print("memory (PSS)   " + "  ".join(f"{part} {mib:.0f} MiB" for part, mib in held.items()))
    both = held.get("web", 0) + held.get("background", 0)
    print(f"               two web workers and the background worker together {both:.0f} MiB")
