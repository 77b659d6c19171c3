"""What the ballots of a panel come to, exactly: no rounding before a result is written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

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
    totals: Sequence[int],
    loser: Fraction,
    winner: Fraction,
    scale: Fraction,
    *,
    drop_extremes: bool,
) -> int | None:
    """By how many points one ballot must be lower for `winner` to pass `loser`; None if it never can.

    `scale` is what a point of the panel's mean counts in the final score.
    """
    mean = panel_mean(totals, drop_extremes=drop_extremes)
    if mean is None:
        return None
    needed = [
        drop
        for at, total in enumerate(totals)
        if (drop := _drop_of(totals, at, total, mean, loser, winner, scale, drop_extremes))
    ]
    return min(needed, default=None)


def _drop_of(
    totals: Sequence[int],
    at: int,
    total: int,
    mean: Fraction,
    loser: Fraction,
    winner: Fraction,
    scale: Fraction,
    drop_extremes: bool,
) -> int:
    """The least drop of the ballot at this place that is enough, 0 where none is: it grows steadily."""

    def is_enough(drop: int) -> bool:
        lower = [*totals[:at], total - drop, *totals[at + 1 :]]
        after = panel_mean(lower, drop_extremes=drop_extremes)
        return after is not None and loser - (mean - after) * scale < winner

    if not is_enough(total):
        return 0
    low, high = 0, total
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def written(score: Fraction) -> str:
    """A score as people read it: two decimals at most, a half rounded up."""
    exact = Decimal(score.numerator) / Decimal(score.denominator)
    text = str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".")
