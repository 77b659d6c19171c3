"""`评委评分 图书馆`: what each reviewer has given an application, for the office alone."""

from __future__ import annotations

from campaign.review.ballots import panel_card
from campaign.review.outcome import panel_of, panel_score
from handlers.office.panel.rounds import ballot_of
from handlers.office.resolve.targets import Target, track_for
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import panel as panel_wording
from handlers.wording import panel_scores as wording

COMMAND = "评委评分"


def show(talk: OfficeTalk, target: Target) -> Outcome:
    """Tell every ballot, who keeps away, and what they come to."""
    branch = target.branch
    track = track_for(talk, target, lambda t, a: t.review.has_panel and bool(a.submission), COMMAND)
    if isinstance(track, str):
        return say(track)
    if not track.review.has_panel:
        return say(panel_wording.has_no_panel(track))
    application = talk.record_of(branch).application(track.id)
    card = panel_card(track, application)
    judges = panel_of(talk.campaign, track.award, branch)
    rows = [
        wording.ballot_row(reviewer, ballot.total(card), card)
        for reviewer in judges
        for ballot in [ballot_of(talk, reviewer, branch, track)]
    ]
    away = [r for r in panel_of(talk.campaign, track.award) if r not in judges]
    score = panel_score(talk.campaign, branch, track, application, talk.readings.ballots)
    return say(wording.ballots(branch, track, rows, away, score))
