"""The sums of a panel, against a computation by whole numbers that was written without a look at them."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from campaign.condition import Condition, PaperState, State
from campaign.ranking import Entrant, panel_entrant, rank
from campaign.review.outcome import PanelScore
from campaign.review.panel import Share, counted, least_drop, panel_mean, weighted, written

QUICK, ALL = 500, 10_000


class Brute:
    """One random panel: who gave what, and what it comes to, worked out by cross-multiplication."""

    def __init__(self, seed: int) -> None:
        dice = random.Random(seed)  # noqa: S311 - nothing to guard
        self.most = dice.choice((1, 10, 25, 100, 110))
        self.drops = self.most > 1 and dice.random() < 0.5
        self.quota = dice.randint(1, 5)
        self.weight = dice.choice((None, 100, 60, 40, 33))
        judges = dice.randint(0, 9)
        # few different totals, so that ties are common
        choices = [dice.randint(0, self.most) for _ in range(4)]
        self.ballots = {
            f"{n:02}": [dice.choice(choices) for _ in range(judges) if dice.random() < 0.85]
            for n in range(1, dice.randint(2, 9))
        }
        self.office = {n: dice.randint(0, 110) for n in self.ballots}

    def numerator_and_denominator(self, number: str) -> tuple[int, int] | None:
        """The final score as two whole numbers."""
        given = self.ballots[number][:]
        if not given:
            return None
        if self.drops and len(given) > 2:
            given.remove(max(given))
            given.remove(min(given))
        total, count = 0, 0
        for points in given:
            total, count = total + points, count + 1
        if self.weight is None:
            return total, count
        rest = 100 - self.weight
        return (
            total * self.weight * 110 + self.office[number] * rest * count * self.most,
            count * self.most * 110,
        )

    def is_better(self, one: str, other: str) -> bool:
        a, b = self.numerator_and_denominator(one), self.numerator_and_denominator(other)
        if a is None or b is None:
            return a is not None and b is None
        return a[0] * b[1] > b[0] * a[1]

    def rank(self, number: str) -> int:
        return 1 + sum(self.is_better(other, number) for other in self.ballots)


def final_of(panel: Brute, number: str) -> Fraction | None:
    mean = panel_mean(panel.ballots[number], drop_extremes=panel.drops)
    if mean is None or panel.weight is None:
        return mean
    office = Share(panel.office[number], 110, 100 - panel.weight)
    return weighted([office, Share(mean, panel.most, panel.weight)])


def entrants(panel: Brute) -> list[Entrant]:
    how = Condition(State.HANDED_IN, PaperState.AWAITED)
    found = []
    for number, totals in panel.ballots.items():
        score = PanelScore(
            tuple(totals),
            len(totals),
            panel.most,
            panel.drops,
            panel_mean(totals, drop_extremes=panel.drops),
            final_of(panel, number),
            Fraction(1),
            None,
            None,
        )
        found.append(panel_entrant(number, score, how))
    return found


def compare(seeds: range) -> None:
    for seed in seeds:
        panel = Brute(seed)
        ranking = rank(entrants(panel), panel.quota)
        for entry in ranking.entries:
            number = entry.entrant.number
            assert entry.rank == panel.rank(number), (seed, number)
            exact = panel.numerator_and_denominator(number)
            final = final_of(panel, number)
            if exact is None:
                assert final is None, (seed, number)
            else:
                assert final is not None, (seed, number)
                assert final.numerator * exact[1] == exact[0] * final.denominator, (seed, number)
        inside = {entry.entrant.number for entry in ranking.inside}
        tied = {entry.entrant.number for entry in ranking.tied_at_line}
        for number in panel.ballots:
            better = sum(panel.is_better(other, number) for other in panel.ballots)
            equal = sum(panel.rank(other) == panel.rank(number) for other in panel.ballots)
            is_at_line = better < panel.quota < better + equal
            assert (number in tied) == is_at_line, (seed, number)
            if not is_at_line:
                assert (number in inside) == (better < panel.quota), (seed, number)


def test_a_panel_comes_to_what_whole_numbers_say() -> None:
    compare(range(QUICK))


@pytest.mark.slow
def test_ten_thousand_panels_come_to_what_whole_numbers_say() -> None:
    compare(range(QUICK, QUICK + ALL))


def test_the_highest_and_the_lowest_drop_only_where_something_is_left() -> None:
    assert counted([9, 3, 5], drop_extremes=True) == [5]
    assert counted([9, 3], drop_extremes=True) == [3, 9]
    assert counted([5, 5, 5, 5], drop_extremes=True) == [5, 5]
    assert panel_mean([], drop_extremes=True) is None


def test_a_third_is_exact_and_is_rounded_only_when_written() -> None:
    mean = panel_mean([1, 1, 2], drop_extremes=False)
    assert mean == Fraction(4, 3)
    assert written(Fraction(4, 3)) == "1.33"
    assert written(Fraction(5, 1000)) == "0.01"
    assert written(Fraction(90)) == "90"
    assert written(Fraction(100)) == "100"


@pytest.mark.parametrize("seed", range(200))
def test_the_drop_of_one_ballot_is_the_least_that_is_enough(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - nothing to guard
    totals = [dice.randint(0, 12) for _ in range(dice.randint(1, 6))]
    lead, scale = Fraction(dice.randint(0, 30), 7), Fraction(dice.choice((1, 2)), 3)
    drops = dice.random() < 0.5
    before = panel_mean(totals, drop_extremes=drops)
    assert before is not None
    enough = []
    for at, total in enumerate(totals):
        for drop in range(total + 1):
            after = panel_mean([*totals[:at], total - drop, *totals[at + 1 :]], drop_extremes=drops)
            if after is not None and (before - after) * scale > lead:
                enough.append(drop)
    assert least_drop(totals, lead, scale, drop_extremes=drops) == min(enough, default=None)
