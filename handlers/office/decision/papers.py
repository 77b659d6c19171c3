"""`会议纪要`, `公示文`, `公示说明`: the papers of a decision as Word files, once there is what they say."""

from __future__ import annotations

from collections.abc import Callable

from campaign.model import Campaign, Track
from campaign.review.papers import Paper
from handlers.office.decision.awards import award_first
from handlers.office.decision.publicity import chosen
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import decision as wording
from storage.acts import Act
from storage.effects import SendReviewPaper


def read(command: str) -> Callable[[Campaign, str], Track | str]:
    """What reads the award a paper is about."""

    def award(campaign: Campaign, text: str) -> Track | str:
        found = award_first(campaign, text, command)
        return found if isinstance(found, str) else found[0]

    return award


def minutes(talk: OfficeTalk, award: Track) -> Outcome:
    """Order the minutes of the meeting, where one is on record."""
    if award.id not in talk.desk.meetings:
        return say(wording.no_meeting(award))
    return _ordered(talk, award, Paper.MINUTES)


def notice(talk: OfficeTalk, award: Track) -> Outcome:
    """Order the notice that is put up, where its days are set."""
    if award.id not in talk.desk.publicity or not chosen(talk, award):
        return say(wording.not_public(award))
    return _ordered(talk, award, Paper.NOTICE)


def report(talk: OfficeTalk, award: Track) -> Outcome:
    """Order the report of how it went: once it is over and all objections are answered."""
    public = talk.desk.publicity.get(award.id)
    if public is None:
        return say(wording.not_public(award))
    if not public.is_over(talk.now.astimezone(talk.campaign.zone).date()):
        return say(wording.not_over(award, public))
    waiting = [one.number for one in talk.desk.objections_to(award.id) if one.is_open]
    if waiting:
        return say(wording.answer_first(award, waiting))
    return _ordered(talk, award, Paper.REPORT)


def scores(talk: OfficeTalk, award: Track) -> Outcome:
    """Order the table of scores to sign."""
    return _ordered(talk, award, Paper.SCORES)


def _ordered(talk: OfficeTalk, award: Track, paper: Paper) -> Outcome:
    effect = SendReviewPaper(talk.user_id, award.id, paper.value, talk.now.isoformat())
    return Outcome((wording.coming(award, paper),), effects=(effect,), did=Act.PAPERS)
