"""`退 信工 小家 纸质 没盖公章`: a stamped paper is given back with a reason; the application stays as it is."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.applications import Application, Status
from campaign.model import Branch, Track
from campaign.office_notes import PaperRefusal
from handlers.hearing.clean import compact
from handlers.office.resolve.targets import Target, track_for
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import paper_refusals as wording
from storage.acts import Act
from storage.effects import SendText
from storage.records import Change

COMMAND = "拒收"
LONGEST_REASON = 200
_WHY = r"(?:理由|原因|因为)?[\s:：,，;；]*"
_PAPER = re.compile(
    r"(?:纸质(?:版|件|材料|表格?|的)?|纸版|纸件|盖章表|拒收)(?:退回?|拒收|不收)?[\s,，、;；:：]*"
    + _WHY
)
_UNDO = ("取消", "撤销")


def about_paper(text: str) -> str | None:
    """The reason why the paper is given back; None where a text is about something else."""
    found = _PAPER.match(text)
    return text[found.end() :].strip() if found else None


def refuse_named(talk: OfficeTalk, target: Target) -> Outcome:
    """The same of the application that is named, or of the only one that is handed in."""
    track = track_for(talk, target, lambda _, found: found.status is Status.SUBMITTED, COMMAND)
    if isinstance(track, str):
        return say(track)
    reason = about_paper(target.rest)
    if reason is None:
        reason = re.sub(rf"^{_WHY}", "", target.rest).strip()
    return refuse(talk, target.branch, track, reason)


def refuse(talk: OfficeTalk, branch: Branch, track: Track, reason: str) -> Outcome:
    """Note that the paper is given back and tell the branch why; nothing without a reason."""
    application = talk.record_of(branch).application(track.id)
    if compact(reason) in _UNDO:
        return _take_back(talk, branch, track, application)
    last = application.submission
    if application.status is not Status.SUBMITTED or last is None:
        return say(wording.not_handed_in(branch, track))
    if not reason:
        return say(wording.why(branch, track))
    if len(reason) > LONGEST_REASON:
        return say(wording.too_long(len(reason), LONGEST_REASON))
    version = application.paper.version if application.paper else 0
    refusal = PaperRefusal(talk.now, talk.user_id, reason, version)
    after = replace(application, paper=None, refusal=refusal)
    told = wording.to_chair(track, last.receipt, refusal, talk.campaign_of(branch), talk.now)
    return Outcome(
        (wording.refused(branch, track, refusal),),
        effects=tuple(SendText(user, told) for user in branch.people),
        changes={branch.number: Change(applications=(after,))},
        why=reason,
        whom=(branch.number,),
        did=Act.PAPER_REFUSED,
    )


def _take_back(talk: OfficeTalk, branch: Branch, track: Track, application: Application) -> Outcome:
    if application.refusal is None:
        return say(wording.not_refused(branch, track))
    told = wording.taken_back_to_chair(track)
    return Outcome(
        (wording.taken_back(branch, track),),
        effects=tuple(SendText(user, told) for user in branch.people),
        changes={branch.number: Change(applications=(replace(application, refusal=None),))},
        whom=(branch.number,),
        did=Act.PAPER_REFUSAL_TAKEN_BACK,
    )
