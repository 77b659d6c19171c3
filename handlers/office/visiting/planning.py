"""`验收 安排 5月18日14:00 图书馆 信工 驿站`: when visits are, told to the branches; and how all stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from campaign.review.visits import latest, to_work_on
from handlers.hearing.clean import visible
from handlers.office.commands import ask_back
from handlers.office.resolve.naming import read_naming
from handlers.office.review.applicants import applicants
from handlers.outcomes import Outcome, say
from handlers.reading.moments import read_moment
from handlers.talk import OfficeTalk
from handlers.wording import visits as wording
from storage.effects import SendText
from storage.records import Change

WORD = "安排"


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom to visit for which award, and the words that say when."""

    branches: tuple[Branch, ...]
    track: Track
    said: str


def read(campaign: Campaign, text: str) -> Plan | str:
    """The branches, the award and the time that are named."""
    rest = visible(text).strip().removeprefix(WORD).strip()
    moment = read_moment(rest, campaign.deadline, campaign.zone)
    if moment is None:
        return wording.how_to_plan(campaign)
    naming = read_naming(campaign, f"{moment.before} {moment.after}", f"验收 {WORD}")
    if naming.wrong:
        return naming.wrong[0]
    awards = naming.tracks or tuple(dict.fromkeys(n.track for n in naming.branches if n.track))
    if not naming.branches or len(awards) != 1:
        return wording.how_to_plan(campaign)
    branches = tuple(dict.fromkeys(named.branch for named in naming.branches))
    return Plan(branches, awards[0], rest)


def ask(talk: OfficeTalk, asked: Plan) -> Outcome:
    """Show whom the plan would be sent to, and ask for the code."""
    at = _at(talk, asked)
    if at is None:
        return say(wording.plan_when(talk.campaign))
    away = [b for b in asked.branches if not _is_in(talk, b, asked.track)]
    if away:
        return say(wording.not_handed_in(away, asked.track))
    return ask_back(
        talk,
        f"验收 {WORD} {asked.said}",
        tuple(branch.number for branch in asked.branches),
        lambda code: wording.ask_to_plan(asked.branches, asked.track, at, talk.campaign, code),
    )


def plan(talk: OfficeTalk, asked: Plan, shown: tuple[str, ...]) -> Outcome:
    """Note when the visits are and tell the people of the branches."""
    at = _at(talk, asked)
    branches = [b for b in asked.branches if b.number in shown and _is_in(talk, b, asked.track)]
    if at is None or not branches:
        return say(wording.plan_when(talk.campaign))
    changes = {}
    for branch in branches:
        application = talk.record_of(branch).application(asked.track.id)
        visits = to_work_on(application.visits)
        visits = (*visits[:-1], replace(visits[-1], planned_at=at))
        changes[branch.number] = Change(applications=(replace(application, visits=visits),))
    effects = tuple(
        SendText(person, wording.you_are_visited(branch, asked.track, at, talk.campaign))
        for branch in branches
        for person in branch.people
    )
    told = wording.planned(branches, asked.track, at, talk.campaign)
    return Outcome((told,), effects=effects, changes=changes, whom=tuple(changes))


def overview(talk: OfficeTalk) -> str:
    """How the visits of every award stand."""
    lines = []
    for award in talk.campaign.awards:
        found = [
            (branch, latest(application.visits))
            for branch, track in applicants(talk.campaign, award)
            if (application := talk.record_of(branch).application(track.id)).status
            is Status.SUBMITTED
        ]
        lines.append(wording.overview(award, found, talk.campaign))
    return "\n".join(lines)


def _at(talk: OfficeTalk, asked: Plan) -> datetime | None:
    moment = read_moment(asked.said, talk.now, talk.campaign.zone)
    if moment is None or moment.at is None or not moment.has_time or moment.at <= talk.now:
        return None
    return moment.at


def _is_in(talk: OfficeTalk, branch: Branch, track: Track) -> bool:
    return talk.record_of(branch).application(track.id).status is Status.SUBMITTED
