"""The final score of an application under the review of its award, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from campaign.applications import Application
from campaign.model import Branch, Campaign, Track
from campaign.review import panel
from campaign.review.ballots import Ballot, ballot_name, most_of, panel_card
from campaign.review.panel import LEAST_TO_DROP, Share, panel_mean, weighted
from campaign.review.reviewers import Reviewer
from campaign.review.settings import WHOLE
from campaign.reviewing import counted_scores, self_scores

Ballots = Mapping[str, Mapping[str, Ballot]]  # by reviewer, then by what a ballot is known by


@dataclass(frozen=True, slots=True)
class PanelScore:
    """What a panel made of an application: `final` is what it is ranked by, None without a ballot.

    `totals` are the complete ballots, `expected` how many there could be, `mean` the panel's mean,
    `scale` what a point of it counts in the final score, `own` and `office` the other scores.
    """

    totals: tuple[int, ...]
    expected: int
    most: int
    drops: bool
    mean: Fraction | None
    final: Fraction | None
    scale: Fraction
    own: int | None
    office: int | None

    @property
    def left_out(self) -> bool:
        """True where the highest and the lowest do not count."""
        return self.drops and len(self.totals) >= LEAST_TO_DROP


def least_drop(score: PanelScore, other: Fraction) -> int | None:
    """By how many points one ballot must be lower for another final score to pass; None if none can."""
    if score.final is None:
        return None
    lead = score.final - other
    return panel.least_drop(score.totals, lead, score.scale, drop_extremes=score.drops)


def may_judge(campaign: Campaign, reviewer: Reviewer, branch: Branch) -> bool:
    """False for their own branch and for those they keep away from."""
    own = campaign.branch_of.get(reviewer.user_id.casefold())
    is_own = own is not None and own.number == branch.number
    return not is_own and branch.number not in reviewer.recused


def panel_of(campaign: Campaign, award: str, branch: Branch | None = None) -> tuple[Reviewer, ...]:
    """The reviewers of an award, without those who must not judge the branch."""
    return tuple(
        reviewer
        for reviewer in campaign.reviewers
        if award in reviewer.awards and (branch is None or may_judge(campaign, reviewer, branch))
    )


def panel_score(
    campaign: Campaign, branch: Branch, track: Track, application: Application, ballots: Ballots
) -> PanelScore:
    """What the ballots that count come to; those of who may not judge it do not."""
    judges = panel_of(campaign, track.award, branch)
    card = panel_card(track, application)
    name = ballot_name(track.id, branch.number)
    found = (ballots.get(r.user_id.casefold(), {}).get(name, Ballot()) for r in judges)
    totals = tuple(total for b in found if (total := b.total(card)) is not None)
    review, most = track.review, most_of(card)
    mean = panel_mean(totals, drop_extremes=review.drop_extremes)
    own, office = _others(track, application)
    if review.weights is None:
        scale = Fraction(WHOLE) if card is None else Fraction(1)
        final = None if mean is None else mean * scale
        return PanelScore(
            totals, len(judges), most, review.drop_extremes, mean, final, scale, own, office
        )
    shares = [*_shares(track, application, own, office)]
    scale = Fraction(review.weights.panel, most)
    final = None
    if mean is not None:
        final = weighted([*shares, Share(mean, most, review.weights.panel)])
    return PanelScore(
        totals, len(judges), most, review.drop_extremes, mean, final, scale, own, office
    )


def _others(track: Track, application: Application) -> tuple[int | None, int | None]:
    card = track.as_asked(application.as_submitted).scorecard
    if card is None:
        return None, None
    return (
        sum(self_scores(card, application).values()),
        sum(counted_scores(card, application).values()),
    )


def _shares(
    track: Track, application: Application, own: int | None, office: int | None
) -> Iterable[Share]:
    card, weights = track.as_asked(application.as_submitted).scorecard, track.review.weights
    if card and weights and own is not None and office is not None:
        yield Share(own, card.points, weights.self_score)
        yield Share(office, card.points, weights.office)
