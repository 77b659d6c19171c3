"""`make hearing`: how many labelled sentences are read rightly, and what understanding costs.

right: the one reading acted on is what was meant (or nothing was, and nothing was read);
asked back: it is one of two or three choices by number; missed: nothing was read;
wrong: something else was read, or only other choices offered; dangerous: wrong, and it leads to something done.
With `--folds 5`, what was learned from four fifths reads the last one, which is the honest figure.
With `--tuned`, also every sentence that may be tuned on and is not read rightly; with `--confused`, which
intents the others were taken for, without the sentences.
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
    parser.add_argument("--confused", action="store_true", help="show what is taken for what")
    parser.add_argument("--costs", action="store_true", help="measure memory and time alone")
    parser.add_argument("--learn", action="store_true", help="make the weights anew")
    parser.add_argument(
        "--folds", type=int, help="learn from all but a part, and measure that part"
    )
    parser.add_argument("--wrong", action="store_true", help="with folds: show what is not right")
    options = parser.parse_args()
    if options.learn or options.folds:
        from tests.hearing import learning

        if options.learn:
            learning.learn_all()
        else:
            learning.measure(options.folds, shows_wrong=options.wrong)
        return
    _print_memory()
    if options.costs:
        _print_speed()
        return
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
    if options.confused:
        _print_confused()
    _print_speed()
    for sentence in (*sentences("chairs"), *sentences("office")) if options.tuned else ():
        verdict = sentence.verdict()
        if verdict is not Verdict.RIGHT and not sentence.is_held_out:
            told = ", ".join(f"{r.intent} {r.score:.2f}" for r in sentence.read())
            print(f"{verdict:<10} {sentence.said}  meant {'|'.join(sentence.meant)}: {told}")


def _print_memory() -> None:
    """What a process pays for hearing, its libraries too, and how long making it ready takes."""
    memory, began = _memory_mib(), time.process_time()
    from handlers.hearing import catalogue, understanding

    catalogue.make_ready()
    ready_s, began = time.process_time() - began, time.process_time()
    understanding.understand("照片咋发", (), catalogue.chairs())
    first_ms = (time.process_time() - began) * 1e3
    print(
        f"memory {_memory_mib() - memory:.0f} MiB a process; made ready in {ready_s:.1f} s behind the"
        f" start, then the first sentence takes {first_ms:.1f} ms"
    )


def _print_confused() -> None:
    from tests.hearing.labelled import confused

    for role in ("chairs", "office"):
        for (verdict, meant, read), times in sorted(confused(role, held_out=True).items()):
            print(f"{role:<7} {verdict:<10} {times}  meant {meant}, read {read or 'nothing'}")


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
