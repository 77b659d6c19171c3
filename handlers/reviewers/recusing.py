"""`回避`: a reviewer keeps away from a branch; only the office can have them judge it after all."""

from __future__ import annotations

from campaign.review.reviewers import Reviewer
from handlers.office.resolve.targets import read_target
from handlers.outcomes import Outcome, say
from handlers.reviewers.talk import ReviewerTalk
from handlers.wording import reviewers as wording
from storage.acts import Act
from storage.effects import SendText


def recuse(talk: ReviewerTalk, said: str) -> Outcome:
    """Keep away from a branch, for a reason; what was given to it no longer counts."""
    if not said:
        return say(wording.how_to_recuse(talk.due))
    target = read_target(talk.campaign, said, "回避")
    if isinstance(target, str):
        return say(wording.not_found(said, talk.due))
    branch, reason = target.branch, target.rest.strip()
    if branch in talk.kept_from or branch.number in talk.reviewer.recused:
        return say(wording.kept_away_already(branch))
    if not any(branch.number == due.branch.number for due in talk.due):
        return say(wording.nothing_of(branch, talk.awards))
    after: Reviewer = talk.reviewer.altered(recused=(*talk.reviewer.recused, branch.number))
    news = wording.has_recused(talk.reviewer, branch, reason)
    return Outcome(
        (wording.recused(branch),),
        effects=tuple(SendText(person, news) for person in talk.campaign.office),
        reviewers={talk.user_id: after},
        did=Act.RECUSE,
        why=reason,
        whom=(branch.number,),
    )
