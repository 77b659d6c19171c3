"""The smallest set of troubles with which a seed still fails, found by leaving kinds out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.storm.storm import Plan, Storm

MOST_STORMS = 12


def shrink(seed: int, plan: Plan) -> Sequence[str]:
    """Leave out half of the kinds, then quarters and so on, as long as it fails without them."""
    kinds, left, storms = list(plan.kinds), max(1, len(plan.kinds) // 2), 0
    while left and storms < MOST_STORMS:
        for first in range(0, len(kinds), left):
            fewer = kinds[:first] + kinds[first + left :]
            storms += 1
            if storms > MOST_STORMS:
                break
            if Storm(seed, replace(plan, kinds=fewer)).blow().findings:
                kinds = fewer
                break
        else:
            left //= 2
    return kinds
