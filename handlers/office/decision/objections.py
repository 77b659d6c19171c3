"""`异议`: what is said against a recommendation while it is public, and what was answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaign.model import Branch, Campaign, Track
from campaign.review.decisions import Objection, working_day
from handlers.hearing.clean import visible
from handlers.office.resolve.targets import Target, read_target
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import decision as wording
from storage.acts import Act

_ANSWER = re.compile(
    r"第?(?P<number>\d{1,3})[条号]?\s*(?:答复|回复|答)[\s:：]*(?P<answer>.*)", re.DOTALL
)
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to an objection."""

    number: int
    answer: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All objections."""


def read(campaign: Campaign, text: str) -> Target | Answer | Listing | str:
    """An objection to an application, an answer to one, or all of them."""
    if not text:
        return Listing()
    if answered := _ANSWER.fullmatch(visible(text).strip()):
        return Answer(int(answered["number"]), answered["answer"].strip())
    return read_target(campaign, text, "异议")


def object_to(talk: OfficeTalk, asked: Target | Answer | Listing) -> Outcome:
    """List the objections, note one, or its answer."""
    match asked:
        case Listing():
            told = wording.objections(talk.campaign, talk.desk.objections)
            return replace(say(told), did=Act.PAPERS)
        case Answer():
            return _answer(talk, asked)
    return _note(talk, asked)


def _note(talk: OfficeTalk, target: Target) -> Outcome:
    found = _award(talk, target)
    if isinstance(found, str):
        return say(found)
    said = target.rest.strip(" :：,，。")
    if not said:
        return say(wording.how_to_object(target.branch, found))
    if len(said) > LONGEST:
        return say(wording.too_long(len(said), LONGEST))
    number = max((one.number for one in talk.desk.objections), default=0) + 1
    today = talk.now.astimezone(talk.campaign.zone).date()
    calendar = talk.campaign.reminders
    due = working_day(today, found.review.answer_days + 1, calendar)
    objection = Objection(
        number, found.award, target.branch.number, said, talk.now, talk.user_id, due
    )
    public = talk.desk.publicity.get(found.award)
    is_late = bool(public and public.is_over(today))
    return Outcome(
        (wording.objection_noted(target.branch, found, objection, is_late=is_late),),
        desk=talk.desk.with_objection(objection),
        did=Act.OBJECTION,
        whom=(target.branch.number,),
    )


def _award(talk: OfficeTalk, target: Target) -> Track | str:
    """The award that is named, or the only one for which the branch is recommended."""
    if target.track:
        return target.track
    record = talk.record_of(target.branch)
    tracks = talk.campaign.tracks.values()
    found = [t for t in tracks if (r := record.application(t.id).result) and r.is_recommended]
    return found[0] if len(found) == 1 else wording.object_to_which(target.branch, list(tracks))


def _answer(talk: OfficeTalk, asked: Answer) -> Outcome:
    known = next((one for one in talk.desk.objections if one.number == asked.number), None)
    if known is None:
        return say(wording.no_objection(asked.number))
    if not asked.answer:
        return say(wording.how_to_answer(asked.number))
    if len(asked.answer) > LONGEST:
        return say(wording.too_long(len(asked.answer), LONGEST))
    after = replace(known, answer=asked.answer, answered_at=talk.now)
    about: Branch | None = talk.campaign.branch_by_number.get(known.about)
    return Outcome(
        (wording.answered(after, about, was_answered=not known.is_open),),
        desk=talk.desk.with_objection(after),
        did=Act.OBJECTION,
        whom=(known.about,),
    )
