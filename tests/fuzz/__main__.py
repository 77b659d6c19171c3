"""`python -m tests.fuzz`: random input at every door, so many of each; 1 if anything was wrong.

The dice fall the same way for a seed; only the salts of encryption and the times are fresh.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from storage.server.connection import connect
from storage.server.embedded import EmbeddedServer
from tests.fuzz.product import Product
from tests.fuzz.running import DOORS, Tally, try_door


def main() -> int:
    """Try every door asked for, and print what became of the inputs."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000, help="inputs at each door")
    parser.add_argument("--door", action="append", choices=DOORS, help="all of them by default")
    asked = parser.parse_args()
    tallies = []
    with (
        tempfile.TemporaryDirectory() as name,
        EmbeddedServer(Path(name)) as embedded,
        connect(embedded.url) as server,
    ):
        product = Product(Path(name), server, embedded.url)
        for door in asked.door or DOORS:
            began = time.monotonic()
            tally = try_door(product, door, asked.seed, asked.count)
            tallies.append(tally)
            print(f"{tally.line(door)}  {time.monotonic() - began:.0f} s", flush=True)
            for fault in tally.faults[:5]:
                print(f"    {fault[-1500:]}")
    print(sum(tallies, Tally()).line("all"))
    return 1 if any(tally.faults for tally in tallies) else 0


if __name__ == "__main__":
    raise SystemExit(main())
