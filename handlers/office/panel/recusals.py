"""`回避 <账号> 图书馆 理由`: the office keeps a reviewer from a branch, or lets them judge it again."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.model import Branch, Campaign
from campaign.review.reviewers import Reviewer
from handlers.office.resolve.targets import read_target
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import panel as wording
from storage.acts import Act
from storage.effects import SendText

BACK = ("取消", "撤销")


@dataclass(frozen=True, slots=True)
class Recusal:
    """A reviewer and the branch they keep away from, or not any more."""

    reviewer: Reviewer
    branch: Branch
    reason: str


def read(campaign: Campaign, text: str) -> Recusal | str:
    """Who keeps away from whom."""
    word, _, rest = text.partition(" ")
    known = {r.called.casefold(): r for r in campaign.reviewer_of.values()}
    reviewer = campaign.reviewer_of.get(word.casefold()) or known.get(word.casefold())
    if reviewer is None:
        return wording.how_to_recuse(campaign, word)
    target = read_target(campaign, rest, f"回避 {word}")
    if isinstance(target, str):
        return target
    return Recusal(reviewer, target.branch, target.rest.strip())


def recuse(talk: OfficeTalk, asked: Recusal) -> Outcome:
    """Note it or take it back; what was given meanwhile stays, and counts only while they judge."""
    reviewer, branch = asked.reviewer, asked.branch
    is_away = branch.number in reviewer.recused
    if asked.reason in BACK:
        if not is_away:
            return say(wording.not_recused(reviewer, branch))
        kept = tuple(number for number in reviewer.recused if number != branch.number)
        told = news = wording.judges_again(reviewer, branch)
    elif is_away:
        return say(wording.recused_already(reviewer, branch))
    elif not asked.reason:
        return say(wording.recuse_why(reviewer, branch))
    else:
        kept = (*reviewer.recused, branch.number)
        told, news = wording.recused(reviewer, branch), wording.you_are_recused(branch)
    return Outcome(
        (told,),
        effects=(SendText(reviewer.user_id, news),),
        reviewers={reviewer.user_id.casefold(): reviewer.altered(recused=kept)},
        did=Act.RECUSE,
        why=asked.reason,
        whom=(branch.number,),
    )
