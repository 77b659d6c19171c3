"""`python -m tests.season --runs 1000`: seasons with one seed after the other, and what was broken."""

from __future__ import annotations

import argparse
import sys
import time

from bot.config_file import load_campaign
from bot.rehearsal.roster import with_branches
from tests.bot.processes import ROOT
from tests.season.playing import broken_in


def main() -> int:
    """0 when every promise of every season was kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.season")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--branches", type=int, default=14)
    asked = parser.parse_args()
    campaign = with_branches(load_campaign(ROOT / "config.yaml"), asked.branches)
    failed, began = 0, time.monotonic()
    for seed in range(asked.seed, asked.seed + asked.runs):
        broken = broken_in(campaign, seed)
        failed += bool(broken)
        for line in broken:
            print(f"seed {seed}: {line}", flush=True)
    took_s = time.monotonic() - began
    print(f"seasons {asked.runs}  branches {asked.branches}  failed {failed}  {took_s:.0f} s")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
