"""`争议`: what was sent in time and came too late, listed; `收` carries it out, `不收` closes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.applications import Status
from campaign.model import Branch, Campaign
from handlers.hearing.clean import visible
from handlers.office.commands import ask_back
from handlers.office.resolve.naming import one_branch
from handlers.office.review.late_words import carry_out
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import disputes as wording
from storage.acts import Act
from storage.effects import SendText
from storage.readings import Needs
from storage.records import Change

_REJECT = re.compile(
    r"(?P<name>.*?)\s*不收(?:[\s,，:：。]|理由)*(?P<reason>.*)", re.DOTALL
).fullmatch
_ACCEPT = re.compile(
    r"(?P<name>.*?)\s*(?:收下|接收|补收|收)[吧了]?(?:[\s,，:：。!！]|理由)*(?P<reason>.*)",
    re.DOTALL,
).fullmatch


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
    """List the disputes of all or of one branch; with 不收 and a reason close those of the branch.

    With 收 show what they come to, and ask.
    """
    branch, text = decision.branch, decision.said
    if branch is None:
        return say(_listed(talk))
    campaign, undecided = talk.campaign_of(branch), talk.record_of(branch).disputes
    if not undecided:
        return say(wording.none_of(branch))
    if order := _REJECT(text):
        reason = order["reason"].strip()
        return _reject(talk, branch, reason) if reason else say(wording.reason_needed(branch))
    if order := _ACCEPT(text):
        return _ask_to_accept(talk, branch, text, order["reason"].strip())
    return say(wording.of_branch(branch, undecided, campaign, talk.now))


def needs_then(_campaign: Campaign, shown: tuple[str, ...]) -> Needs:
    """The record of the branch whose disputes were shown."""
    return Needs(branches=shown)


def accept(talk: OfficeTalk, decision: Decision, shown: tuple[str, ...]) -> Outcome:
    """Carry out what was shown, as if it had come in time, and tell the branch."""
    asked, order = talk.session.pending, _ACCEPT(decision.said)
    branch = talk.campaign.branch_by_number[shown[0]]
    undecided = talk.record_of(branch).disputes
    found = [one for one in undecided if asked and one.arrived_at <= asked.at]
    result = carry_out(talk, branch, found)
    if not result.done:
        return say(wording.none_of(branch))
    reason = order["reason"].strip() if order else ""
    told = wording.was_accepted(result.done, result.stands, talk.campaign_of(branch), reason)
    people = list(dict.fromkeys((branch.chair, *(one.dispute.user_id for one in result.done))))
    return Outcome(
        (wording.accepted(branch, result, people, talk.campaign_of(branch), talk.now),),
        effects=(*(SendText(person, told) for person in people), *result.effects),
        changes={branch.number: result.change},
        whom=(branch.number,),
        why=reason,
        did=Act.ACCEPT,
    )


def _ask_to_accept(talk: OfficeTalk, branch: Branch, said: str, reason: str) -> Outcome:
    campaign = talk.campaign_of(branch)
    result = carry_out(talk, branch, talk.record_of(branch).disputes)
    if not result.done:
        return say(wording.cannot_accept(branch, result.left, campaign, talk.now))
    return ask_back(
        talk,
        f"{wording.WORD} {said}",
        (branch.number,),
        lambda code: wording.ask_to_accept(branch, result, campaign, reason, code),
    )


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
        did=Act.DECIDE,
    )
