"""`争议`: what was sent in time and came too late, listed; `不收` closes it with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.applications import Status
from campaign.model import Branch, Campaign
from handlers.hearing.clean import visible
from handlers.office.resolve.naming import one_branch
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import disputes as wording
from storage.effects import SendText
from storage.readings import Needs
from storage.records import Change

_REJECT = re.compile(
    r"(?P<name>.*?)\s*不收(?:[\s,，:：。]|理由)*(?P<reason>.*)", re.DOTALL
).fullmatch
_ACCEPT = re.compile(r"(?P<name>.*?)\s*(?:收|收下|接收|补收)[。!！]?").fullmatch


@dataclass(frozen=True, slots=True)
class Decision:
    """Whose disputes, of all for None, and what was said of them."""

    branch: Branch | None
    said: str = ""


def read(campaign: Campaign, text: str) -> Decision | str:
    """The branch that is named, or that it is about all."""
    if not text:
        return Decision(None)
    named = one_branch(campaign, _name(text), wording.WORD)
    return named if isinstance(named, str) else Decision(named.branch, visible(text))


def needs(_campaign: Campaign, decision: Decision) -> Needs:
    """What is undecided anywhere, or the record of the branch that is named."""
    branch = decision.branch
    return Needs(branches=(branch.number,)) if branch else Needs(disputes=True)


def decide(talk: OfficeTalk, decision: Decision) -> Outcome:
    """List the disputes of all or of one branch; with 不收 and a reason close those of the branch."""
    branch, text = decision.branch, decision.said
    if branch is None:
        return say(_listed(talk))
    campaign, undecided = talk.campaign_of(branch), talk.record_of(branch).disputes
    if not undecided:
        return say(wording.none_of(branch))
    if order := _REJECT(text):
        reason = order["reason"].strip()
        return _reject(talk, branch, reason) if reason else say(wording.reason_needed(branch))
    if _ACCEPT(text):
        return say(wording.extend_instead(branch, campaign, talk.now))
    return say(wording.of_branch(branch, undecided, campaign, talk.now))


def _name(text: str) -> str:
    order = _REJECT(visible(text)) or _ACCEPT(visible(text))
    return order["name"] if order else text


def _listed(talk: OfficeTalk) -> str:
    known = talk.campaign.branch_by_number
    undecided = {n: found for n, found in talk.readings.disputes.items() if n in known}
    if not undecided:
        return wording.none()
    return wording.listed(undecided, known, talk.campaign, talk.now)


def _reject(talk: OfficeTalk, branch: Branch, reason: str) -> Outcome:
    record = talk.record_of(branch)
    submitted = (record.application(track) for track in talk.campaign.tracks)
    receipts = [
        application.submission.receipt
        for application in submitted
        if application.submission and application.status is Status.SUBMITTED
    ]
    told = wording.was_rejected(record.disputes, receipts, talk.campaign, reason)
    people = list(dict.fromkeys((branch.chair, *(d.user_id for d in record.disputes))))
    return Outcome(
        (wording.rejected(branch, len(record.disputes), reason, people),),
        effects=tuple(SendText(person, told) for person in people),
        changes={branch.number: Change(disputes=())},
        whom=(branch.number,),
        why=reason,
    )
