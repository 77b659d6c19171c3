"""What the review still lacks before anything goes upward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from campaign.review.visits import is_accepted
from campaign.upward import Upward
from handlers.talk import OfficeTalk
from handlers.wording import lacking as wording


def lacking(talk: OfficeTalk, awards: Sequence[Upward]) -> list[str]:
    """A line each: rounds that run, meetings, 公示, objections, stations that were not accepted."""
    return [line for award in awards if award.recommended for line in _of(talk, award)]


def _of(talk: OfficeTalk, upward: Upward) -> Iterator[str]:
    award, desk = upward.award, talk.desk
    if award.review.has_panel and award.id not in desk.closed:
        yield wording.round_runs(award)
    if award.is_reviewed_by_rule and award.id not in desk.meetings:
        yield wording.no_meeting(award)
    public = desk.publicity.get(award.id)
    today = talk.now.astimezone(talk.campaign.zone).date()
    if public is None:
        if award.is_reviewed_by_rule:
            yield wording.not_public(award)
    elif not public.is_over(today):
        yield wording.public_until(award, public)
    if waiting := [one.number for one in desk.objections_to(award.id) if one.is_open]:
        yield wording.unanswered(award, waiting)
    if award.grants:
        out = [one.branch for one in upward.recommended if not is_accepted(one.application.visits)]
        if out:
            yield wording.not_accepted(award, out)
