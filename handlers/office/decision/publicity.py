"""`公示`: what is recommended is made public for some working days; its text, and how it went."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaign.model import Branch, Campaign, Track
from campaign.review.decisions import made_public
from handlers.hearing.clean import compact, plain
from handlers.office.decision.awards import award_first
from handlers.office.review.result_sums import with_result
from handlers.outcomes import Outcome, say
from handlers.reading.moments import read_moment
from handlers.talk import OfficeTalk
from handlers.wording import decision as wording
from storage.acts import Act
from storage.readings import Needs

_DAYS = re.compile(r"(?P<days>\d{1,2})\s*个?(?:工作日|天)")
_TO_SEE = ("名单", "情况", "怎么样了", "到哪天", "了吗", "了没有")
BACK = ("取消", "撤销")


@dataclass(frozen=True, slots=True)
class Asked:
    """An award and what is said of making it public; None for all awards, to be looked at."""

    award: Track | None
    said: str = ""


def read(campaign: Campaign, text: str) -> Asked | str:
    """The award, and from when and how long; nothing shows how it stands."""
    if not text or compact(text) in _TO_SEE:
        return Asked(None)
    found = award_first(campaign, text, "公示")
    return found if isinstance(found, str) else Asked(*found)


def needs(campaign: Campaign, _asked: object) -> Needs:
    """All records, which tell what is recommended, and what is settled of the review."""
    return Needs(looks=tuple(campaign.branch_by_number), desk=True)


def make_public(talk: OfficeTalk, asked: Asked) -> Outcome:
    """Show how it stands, set the days, or take them back."""
    if asked.award is None:
        lines = [_standing(talk, award) for award in talk.campaign.awards]
        return replace(say("\n".join(lines)), did=Act.PAPERS)
    award, said = asked.award, plain(asked.said)
    known = talk.desk.publicity.get(award.id)
    if compact(said) in BACK:
        return _taken_back(talk, award)
    if not said and known:
        return replace(
            say(wording.notice(talk.campaign, award, known, chosen(talk, award))), did=Act.PAPERS
        )
    names = chosen(talk, award)
    if not names:
        return say(wording.nothing_to_show(award))
    days = _DAYS.search(said)
    moment = read_moment(_DAYS.sub("", said), talk.now, talk.campaign.zone)
    if said and (moment is None or moment.at is None):
        return say(wording.how_to_publish(award))
    today = talk.now.astimezone(talk.campaign.zone).date()
    first = moment.at.date() if moment and moment.at else today
    count = int(days["days"]) if days else award.review.publicity_days
    if not 1 <= count <= 60:
        return say(wording.how_to_publish(award))
    publicity = made_public(first, count, talk.campaign.reminders)
    told = wording.made_public(
        talk.campaign, award, publicity, names, moved=publicity.first != first
    )
    return Outcome((told,), desk=talk.desk.with_publicity(award.id, publicity), did=Act.PUBLICITY)


def chosen(talk: OfficeTalk, award: Track) -> list[Branch]:
    """The applicants who are recommended for an award."""
    return with_result(talk, award, True)


def _standing(talk: OfficeTalk, award: Track) -> str:
    known = talk.desk.publicity.get(award.id)
    today = talk.now.astimezone(talk.campaign.zone).date()
    open_ones = [one for one in talk.desk.objections_to(award.id) if one.is_open]
    return wording.standing(award, known, today, len(chosen(talk, award)), len(open_ones))


def _taken_back(talk: OfficeTalk, award: Track) -> Outcome:
    if award.id not in talk.desk.publicity:
        return say(wording.not_public(award))
    desk = talk.desk.with_publicity(award.id, None)
    return Outcome((wording.publicity_taken_back(award),), desk=desk, did=Act.PUBLICITY)
