"""What is to be reviewed at a glance, what was given, and leaving it for the branch's own things."""

from __future__ import annotations

from dataclasses import replace

from handlers.outcomes import Outcome, say
from handlers.reviewers.naming import named
from handlers.reviewers.talk import ReviewerTalk
from handlers.wording import reviewers as wording


def show(talk: ReviewerTalk, _said: str) -> Outcome:
    """List what is to be judged, and go on with what was begun."""
    if not talk.awards:
        return _in_it(talk, wording.no_panel())
    lines = []
    for award in talk.awards:
        due = [one for one in talk.due if one.track.award == award.id]
        lines.append(wording.listed(award, due, is_closed=talk.is_closed(award)))
    if talk.kept_from:
        lines.append(wording.kept_from(talk.kept_from))
    lines.append(wording.how_to_begin(_next(talk)))
    return _in_it(talk, "\n".join(lines))


def given(talk: ReviewerTalk, said: str) -> Outcome:
    """Tell the reviewer their own ballot for the application that is named, or for the current one."""
    due = named(talk, said)
    return say(due if isinstance(due, str) else wording.ballot(due))


def leave(talk: ReviewerTalk, _said: str) -> Outcome:
    """Stop reviewing; what was given stays."""
    session = replace(talk.session, reviewing="", reviewing_at=None)
    is_chair = talk.user_id in talk.campaign.branch_of
    return Outcome((wording.left(is_chair),), own=session)


def _in_it(talk: ReviewerTalk, text: str) -> Outcome:
    return Outcome((text,), own=replace(talk.session, reviewing_at=talk.now))


def _next(talk: ReviewerTalk) -> str:
    waiting = (d for d in talk.due if d.total is None and not talk.is_closed(d.track))
    return next((due.branch.short_name for due in waiting), "")
