"""`make hearing`: how many labelled sentences are read rightly, and what understanding costs.

With `--tuned`, also every sentence that may be tuned on and is not read rightly.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import campaign.loading  # noqa: F401  # what the bot has loaded anyway is not counted

ROUNDS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make hearing ARGS=...")
    parser.add_argument("--tuned", action="store_true", help="show what is not read rightly")
    options = parser.parse_args()
    _print_memory()
    from tests.hearing.labelled import Verdict, count, sentences

    for role in ("chairs", "office"):
        for held_out in (False, True):
            found = count(role, held_out=held_out)
            if not found:
                continue
            figures = "  ".join(f"{v} {found[v]}" for v in Verdict)
            share = found[Verdict.RIGHT] / found.total()
            part = "held out" if held_out else "tuned"
            print(f"{role:<7} {part:<9} {figures}  = {share:.1%} right of {found.total()}")
    _print_speed()
    for sentence in (*sentences("chairs"), *sentences("office")) if options.tuned else ():
        verdict = sentence.verdict()
        if verdict is not Verdict.RIGHT and not sentence.is_held_out:
            told = ", ".join(f"{r.intent} {r.score:.2f}" for r in sentence.read())
            print(f"{verdict:<10} {sentence.said}  meant {'|'.join(sentence.meant)}: {told}")


def _print_memory() -> None:
    from handlers.hearing.catalogue import chairs, office
    from handlers.hearing.understanding import understand

    before = _memory_mib()
    for catalogue in (chairs(), office()):
        understand("照片咋发", (), catalogue)
    print(f"memory {_memory_mib() - before:.0f} MiB a process, none before the first sentence")


def _print_speed() -> None:
    from handlers.hearing.clean import compact
    from tests.hearing.labelled import sentences

    said = [*sentences("chairs"), *sentences("office")]
    began = time.process_time()
    for _ in range(ROUNDS):
        for sentence in said:
            sentence.read()
    spent = (time.process_time() - began) / ROUNDS / len(said)
    print(f"understanding {spent * 1e3:.2f} ms a sentence")
    for text in ("4", "4 3 5 4 4", "申报小家"):
        began = time.process_time()
        for _ in range(100_000):
            compact(text)
        print(f"cleaning {text}: {(time.process_time() - began) * 10:.2f} us")


def _memory_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
