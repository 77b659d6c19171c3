"""What config.yaml says of how an award is reviewed, under `review:`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Setting
from pydantic import PositiveInt

from campaign.review import problem_wording as wording
from campaign.settled import Draft, Name, Problem, Settled, repeats

Percent = Annotated[int, Setting(ge=0, le=100)]
WorkingDays = Annotated[int, Setting(ge=1, le=60)]
WHOLE = 100


class Criterion(Settled):
    """One thing a panel looks at, worth 0 to `points` points."""

    name: Name
    points: PositiveInt


class Weights(Settled):
    """What each score counts in the final one, in per cent; each is taken of its own full marks."""

    self_score: Percent = 0
    office: Percent = 0
    panel: Percent = 0


class Review(Settled):
    """Who reviews an award, by what, and how the scores become one.

    By `none`, the self-scores are the order; by the `office`, what 核分 allows; by a `panel`, the mean
    of its ballots, without the highest and the lowest where those are dropped, or weighted. What is
    recommended is made public for `publicity_days`, objections are answered within `answer_days`.
    """

    by: Literal["none", "office", "panel"] = "office"
    score: Literal["items", "criteria", "accept"] = "items"
    criteria: tuple[Criterion, ...] = ()
    drop_extremes: bool = False
    weights: Weights | None = None
    publicity_days: WorkingDays = 5
    answer_days: WorkingDays = 5

    @property
    def has_panel(self) -> bool:
        """True where reviewers give ballots."""
        return self.by == "panel"


def review_problems(track: Draft, has_card: bool) -> Iterator[Problem]:
    """What does not agree in how an award is reviewed; `has_card` where it has a scorecard."""
    review = track.at("review")
    if not isinstance(review.data, dict):
        return
    is_panel, score = review.at("by").text == "panel", review.at("score").text or "items"
    for key in ("score", "criteria", "drop_extremes", "weights"):
        if not is_panel and review.at(key).data is not None:
            yield review.at(key).problem(wording.ONLY_A_PANEL)
    if not is_panel:
        return
    criteria = review.each("criteria")
    if score == "items" and not has_card:
        yield review.problem(wording.NOTHING_TO_SCORE)
    if (score == "criteria") != bool(criteria):
        yield review.problem(wording.CRITERIA_AND_SCORE)
    if score == "accept" and review.at("drop_extremes").data is True:
        yield review.at("drop_extremes").problem(wording.NO_EXTREMES_OF_VOTES)
    yield from repeats(criteria, "name")
    yield from _weight_problems(review.at("weights"), has_card)


def _weight_problems(weights: Draft, has_card: bool) -> Iterator[Problem]:
    if not isinstance(weights.data, dict):
        return
    given = {key: weights.at(key).number or 0 for key in ("self_score", "office", "panel")}
    if sum(given.values()) != WHOLE:
        yield weights.problem(wording.weights_differ(sum(given.values())))
    if not given["panel"]:
        yield weights.problem(wording.PANEL_WITHOUT_WEIGHT)
    if not has_card and (given["self_score"] or given["office"]):
        yield weights.problem(wording.WEIGHT_WITHOUT_CARD)
