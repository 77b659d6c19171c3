"""`验收 图书馆 …`: what was found of an item or of the whole, or what is known so far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from campaign.applications import Application, Status
from campaign.model import Branch, Campaign, Track
from campaign.review.visits import Found, Verdict, Visit, latest, to_work_on
from handlers.hearing.clean import compact, visible
from handlers.office.resolve.targets import Target, read_target, track_for
from handlers.office.visiting import planning
from handlers.office.visiting.items import VERDICTS, items_of, read_found
from handlers.outcomes import Outcome, say
from handlers.reading.moments import read_moment
from handlers.talk import OfficeTalk
from handlers.wording import targets as targets_wording
from handlers.wording import visits as wording
from storage.acts import Act
from storage.effects import SendText
from storage.readings import Needs
from storage.records import Change

COMMAND = "验收"
LONGEST = 200
_WHOLE = re.compile(rf"(?P<verdict>{'|'.join(VERDICTS)})(?P<rest>.*)", re.DOTALL)
_BACK = ("取消", "撤销")


@dataclass(frozen=True, slots=True)
class Overview:
    """How all visits stand."""


Asked = Overview | planning.Plan | Target


def read(campaign: Campaign, text: str) -> Asked | str:
    """All visits, a plan, or something about one application."""
    if not text:
        return Overview()
    if compact(text).startswith(planning.WORD):
        return planning.read(campaign, text)
    return read_target(campaign, text, COMMAND)


def needs(campaign: Campaign, asked: Asked) -> Needs:
    """The records that are named, or a look at all."""
    match asked:
        case Target():
            return Needs(branches=(asked.branch.number,))
        case planning.Plan():
            return Needs(branches=tuple(branch.number for branch in asked.branches))
    return Needs(looks=tuple(campaign.branch_by_number))


def visit(talk: OfficeTalk, asked: Asked) -> Outcome:
    """Show how visits stand, plan them, or note what was found."""
    match asked:
        case Overview():
            return replace(say(planning.overview(talk)), did=Act.VISITS)
        case planning.Plan():
            return planning.ask(talk, asked)
    return _one(talk, asked)


def confirmed(talk: OfficeTalk, asked: Asked, shown: tuple[str, ...]) -> Outcome:
    """Plan the visits that were shown."""
    if isinstance(asked, planning.Plan):
        return planning.plan(talk, asked, shown)
    return visit(talk, asked)


def _one(talk: OfficeTalk, target: Target) -> Outcome:
    track = track_for(talk, target, lambda _, a: a.status is Status.SUBMITTED, COMMAND)
    if isinstance(track, str):
        return say(track)
    branch = target.branch
    application = talk.record_of(branch).application(track.id)
    if application.status is not Status.SUBMITTED:
        return say(targets_wording.not_submitted(branch, track, application.status))
    said = visible(target.rest).strip()
    items = items_of(track, application)
    if not said:
        shown = wording.sheet(branch, track, application, items)
        return replace(_at(talk, branch, track, "", say(shown)), did=Act.VISITS)
    if len(said) > LONGEST:
        return say(wording.too_long(len(said), LONGEST))
    if compact(said) in _BACK:
        return _taken_back(talk, branch, track, application)
    if whole := _WHOLE.fullmatch(said):
        return _judged(talk, branch, track, application, VERDICTS[whole["verdict"]], whole["rest"])
    found = read_found(said, items)
    if found is None:
        return say(wording.how(branch, track, items))
    if isinstance(found, str):
        return say(wording.no_such_item(branch, track, items, found))
    return _noted(talk, branch, track, application, found)


def _noted(
    talk: OfficeTalk,
    branch: Branch,
    track: Track,
    application: Application,
    found: Mapping[str, Found],
) -> Outcome:
    visits = to_work_on(application.visits)
    after = visits[-1].with_found(found)
    after = replace(after, at=talk.now, user_id=talk.user_id)
    told = wording.noted(branch, track, found)
    outcome = _written(branch, application, (*visits[:-1], after), told)
    item = next(iter(found)) if len(found) == 1 else ""
    return _at(talk, branch, track, item, outcome)


def _judged(
    talk: OfficeTalk,
    branch: Branch,
    track: Track,
    application: Application,
    verdict: Verdict,
    rest: str,
) -> Outcome:
    """Note the verdict; what must be mended goes to the branch at once, with the day."""
    visits = application.visits or (Visit(),)
    if visits[-1].verdict is Verdict.MEND and verdict is not Verdict.MEND:
        visits = to_work_on(visits)
    note, until = rest.strip(" ,，。:："), None
    if verdict is Verdict.MEND:
        moment = read_moment(rest, talk.now, talk.campaign.zone)
        if moment is None or moment.at is None or moment.at.date() < talk.now.date():
            return say(wording.mend_until_when(branch, track))
        note = f"{moment.before}{moment.after}".strip(" ,，。:：前")
        until = moment.at.date()
    if verdict is not Verdict.PASSED and not note:
        return say(wording.why(branch, track, verdict))
    after = replace(
        visits[-1],
        verdict=verdict,
        note=note,
        mend_until=until,
        at=talk.now,
        user_id=talk.user_id,
    )
    told = wording.judged(branch, track, after, len(visits))
    outcome = _written(branch, application, (*visits[:-1], after), told, why=note)
    if verdict is not Verdict.MEND:
        return outcome
    news = wording.to_mend(branch, track, after, talk.campaign.contact)
    effects = tuple(SendText(person, news) for person in branch.people)
    return replace(outcome, effects=effects)


def _taken_back(
    talk: OfficeTalk, branch: Branch, track: Track, application: Application
) -> Outcome:
    last = latest(application.visits)
    if last.verdict is None:
        return say(wording.nothing_to_take_back(branch, track))
    after = replace(last, verdict=None, note="", mend_until=None, at=talk.now)
    told = wording.taken_back(branch, track)
    return _written(branch, application, (*application.visits[:-1], after), told)


def _written(
    branch: Branch,
    application: Application,
    visits: tuple[Visit, ...],
    told: str,
    why: str = "",
) -> Outcome:
    after = replace(application, visits=visits)
    return Outcome(
        (told,),
        changes={branch.number: Change(applications=(after,))},
        why=why,
        whom=(branch.number,),
    )


def _at(talk: OfficeTalk, branch: Branch, track: Track, item: str, outcome: Outcome) -> Outcome:
    """The outcome, after which pictures are filed to this item."""
    at = f"{branch.number}/{track.id}/{item}"
    return replace(outcome, own=replace(talk.session, visiting=at, visited_at=talk.now))
