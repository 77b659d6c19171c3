"""What the ballots of a panel come to, exactly: no rounding before a result is written down."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import partial

LEAST_TO_DROP = 3  # ballots: with fewer, nothing is left between the highest and the lowest


@dataclass(frozen=True, slots=True)
class Share:
    """One score of an application: `points` out of `most`, which count `weight` per cent."""

    points: Fraction | int
    most: int
    weight: int


def counted(totals: Iterable[int], *, drop_extremes: bool) -> list[int]:
    """The totals that count, ascending: one highest and one lowest are left out where they drop."""
    ordered = sorted(totals)
    return ordered[1:-1] if drop_extremes and len(ordered) >= LEAST_TO_DROP else ordered


def panel_mean(totals: Iterable[int], *, drop_extremes: bool) -> Fraction | None:
    """The mean of the totals that count; None while there is no ballot."""
    kept = counted(totals, drop_extremes=drop_extremes)
    return Fraction(sum(kept), len(kept)) if kept else None


def weighted(shares: Sequence[Share]) -> Fraction:
    """The final score out of 100: each score as a share of its full marks, by its weight."""
    return sum((Fraction(s.points) * s.weight / s.most for s in shares), Fraction(0))


def least_drop(
    totals: Sequence[int], lead: Fraction, scale: Fraction, *, drop_extremes: bool
) -> int | None:
    """By how many points one ballot must be lower for the final score to fall by more than `lead`.

    `scale` is what a point of the mean counts in the final score. None where no ballot can do it.
    """
    mean = panel_mean(totals, drop_extremes=drop_extremes)
    if mean is None:
        return None

    def falls_enough(at: int, drop: int) -> bool:
        lower = [*totals[:at], totals[at] - drop, *totals[at + 1 :]]
        after = panel_mean(lower, drop_extremes=drop_extremes)
        return after is not None and (mean - after) * scale > lead

    able = [at for at, total in enumerate(totals) if falls_enough(at, total)]
    # The more a ballot loses the more the score falls, so the first drop that is enough is found by halves.
    needed = (
        bisect_left(range(totals[at] + 1), True, key=partial(falls_enough, at)) for at in able
    )
    return min(needed, default=None)


def written(score: Fraction) -> str:
    """A score as people read it: two decimals at most, a half rounded up."""
    exact = Decimal(score.numerator) / Decimal(score.denominator)
    text = str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".")
