"""Standings as an office would read them, without applications behind them."""

from __future__ import annotations

from datetime import datetime

from campaign.completeness import NOTHING_MISSING, Missing
from campaign.condition import Condition, PaperState, State
from storage.standings import Standing
from tests.handlers.dialogue import DURING

FILLED = {"scorecard/一": 2}
OPEN = Missing(19, 3, 1000, 0)


def standing(
    state: State,
    at: datetime = DURING,
    paper: PaperState = PaperState.NONE,
    lacks: Missing | None = None,
) -> Standing:
    """An application that stands so since `at`; by default one that is filled in lacks a lot."""
    if lacks is None:
        lacks = OPEN if state is State.FILLING else NOTHING_MISSING
    how = Condition(state, paper, "J03-v1", at, 1, at, lacks, points=45)
    return Standing(how, 12, 31, at, FILLED)
