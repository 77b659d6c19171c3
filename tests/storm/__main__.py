"""`make storm ARGS='--seed 7 --runs 300'`: storms, one after the other, and what they come to."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from types import FrameType

from tests.storm.figures import BAD, Figures
from tests.storm.plants import HARMLESS, PLANTS
from tests.storm.shrinking import shrink
from tests.storm.storm import Plan, Storm
from tests.storm.troubles import TROUBLES

SEEDS_PER_PLANT = 4
STORE_AWAY = ("freeze-redis", "slow-redis", "full-redis", "read-only-redis")
PLATFORM_AWAY = ("wecom-busy", "wecom-5xx", "wecom-down", "media-json")
# A storm finds a planted fault sooner where only such troubles come as bring it to light.
KINDS_FOR = {
    "full-disk-not-noticed": ("full-disk",),
    "failed-send-forgotten": PLATFORM_AWAY,
    "repetition-not-recognised": ("wecom-half-closed", "kill-background"),
    "lease-not-claimed": ("wecom-slow", "wecom-half-closed", "freeze-background"),
    "sent-not-acknowledged": PLATFORM_AWAY,
}


def main() -> int:
    """0 when nothing was lost, doubled or contradicted."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, _interrupt)
    kinds = asked.kinds.split(",") if asked.kinds else list(TROUBLES)
    if unknown := set(kinds) - set(TROUBLES):
        sys.exit(f"no trouble {', '.join(sorted(unknown))}; known: {', '.join(TROUBLES)}")
    seconds = asked.seconds or (90.0 if asked.long else 15.0)
    plan = Plan(asked.people, seconds, kinds, asked.long, asked.plant)
    try:
        return plant_all(asked.seed, plan) if asked.mutations else blow_all(asked, plan)
    except KeyboardInterrupt:
        return 130


def blow_all(asked: argparse.Namespace, plan: Plan) -> int:
    """So many storms from this seed on; at the end the sum of their figures."""
    total, failed = Figures(), []
    for seed in range(asked.seed, asked.seed + asked.runs):
        figures = _blow(seed, plan)
        total.add(figures)
        if figures.findings:
            failed.append(seed)
    print(f"storms {asked.runs}  {total.line()}", flush=True)
    for seed in failed[: asked.shrink]:
        print(f"seed {seed}: looking for the fewest troubles that do it", flush=True)
        fewest = replace(plan, kinds=shrink(plan.kinds, partial(_fails, seed, plan)))
        print(f"seed {seed} still fails with {', '.join(fewest.kinds) or 'no trouble at all'}")
        print(f"again: {_command(seed, fewest)}", flush=True)
    return int(bool(failed))


def plant_all(seed: int, plan: Plan) -> int:
    """Plant every fault in turn and blow until it is found; 0 when each was, but for harmless ones."""
    wrong = 0
    for name in PLANTS if not plan.plant else [plan.plant]:
        found, storms = None, 0
        while found is None and storms < SEEDS_PER_PLANT:
            fitting = replace(plan, plant=name, kinds=KINDS_FOR.get(name, STORE_AWAY))
            figures = Storm(seed + storms, fitting).blow()
            found, storms = next(iter(figures.findings), None), storms + 1
        wrong += (found is None) != (name in HARMLESS)
        told = f"found in storm {storms}  {found}" if found else f"not found in {storms} storms"
        print(f"{name:<26} {told}  {HARMLESS.get(name, '')}", flush=True)
    return int(bool(wrong))


def _fails(seed: int, plan: Plan, kinds: Sequence[str]) -> bool:
    return bool(Storm(seed, replace(plan, kinds=kinds)).blow().findings)


def _blow(seed: int, plan: Plan) -> Figures:
    began = time.monotonic()
    figures = Storm(seed, plan).blow()
    took_s = time.monotonic() - began
    print(f"seed {seed:<5} {took_s:4.0f} s  {figures.line()}", flush=True)
    for finding in figures.findings:
        print(f"  {finding}")
    if figures.findings:
        print(f"  again: {_command(seed, plan)}", flush=True)
    return figures


def _command(seed: int, plan: Plan) -> str:
    words = [f"--seed {seed} --people {plan.people} --seconds {plan.seconds:g}"]
    if plan.is_long:
        words.append("--long")
    if len(plan.kinds) < len(TROUBLES):
        words.append(f"--kinds {','.join(plan.kinds)}")
    if plan.plant:
        words.append(f"--plant {plan.plant}")
    return f"make storm ARGS='{' '.join(words)}'"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make storm ARGS=…", description=" ".join(BAD))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--seconds", type=float, help="for how long troubles come")
    parser.add_argument("--kinds", help="only these troubles, with commas between")
    parser.add_argument("--long", action="store_true", help="all parts, troubles up to 30 s")
    parser.add_argument("--plant", default="", choices=["", *PLANTS], help="a fault on purpose")
    parser.add_argument("--mutations", action="store_true", help="find every planted fault")
    parser.add_argument("--shrink", type=int, default=1, help="how many failing seeds to shrink")
    return parser.parse_args()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
