"""`催`: remind now those who are not done, shown first, with who is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from campaign.applications import Status
from campaign.model import Branch, Campaign
from campaign.open_matters import Step, open_matters, still_possible
from campaign.reminders import recipients
from handlers.nudging import NudgeRefusal, nudge_refusal
from handlers.office.commands import ask_back
from handlers.office.naming import read_naming, track_named, words_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import nudging as wording
from handlers.words import compact
from storage.effects import Nudge, ReportNudge
from storage.readings import Needs

TO_HAND_IN = (Step.START, Step.FILL, Step.SUBMIT, Step.AGAIN)


def needs(campaign: Campaign, _text: str) -> Needs:
    """A look at the records of all branches, and at what they were reminded of."""
    numbers = tuple(campaign.branch_by_number)
    return Needs(looks=numbers, reminded=numbers)


def nudge(talk: OfficeTalk, text: str) -> Outcome:
    """Show who would be reminded and who not, and ask for the code."""
    chosen = _chosen(talk, text)
    if isinstance(chosen, str):
        return say(chosen)
    is_named = _is_named(talk.campaign, text)
    steps = _steps(text) if not is_named else tuple(Step)
    refused = {branch.number: _refusal(talk, branch, is_named, steps) for branch in chosen}
    going = [branch for branch in chosen if not refused[branch.number]]
    left_out = _left_out(talk, text, refused)
    if not going:
        return say("\n".join([wording.nobody_to_nudge(), *left_out]))
    people = sum(len(_people(talk, branch)) for branch in going)
    last = wording.by_last(going, talk.readings.reminded, talk.campaign)
    return ask_back(
        talk,
        f"催 {text}",
        [branch.number for branch in going],
        lambda code: "\n".join(
            [wording.will_nudge(len(going), people), *last, *left_out, wording.confirm(code)]
        ),
    )


def do_nudge(talk: OfficeTalk, text: str, shown: tuple[str, ...]) -> Outcome:
    """Remind those that were shown; who is done by now is found out when it is sent."""
    name = f"nudge {talk.callback}"
    insists = _is_named(talk.campaign, text)
    return Outcome(
        (wording.nudging(len(shown)),),
        effects=(
            Nudge(talk.user_id, name, shown, insists),
            ReportNudge(talk.user_id, name, shown),
        ),
        whom=shown,
    )


def _chosen(talk: OfficeTalk, text: str) -> Sequence[Branch] | str:
    """The branches a text means, or a sentence that says what to write."""
    campaign = talk.campaign
    said = compact(text)
    if said in wording.UNFINISHED or said in wording.OUTSTANDING:
        return _open(talk, campaign.branches, _steps(text), tuple(campaign.tracks))
    if track := track_named(campaign, text):
        return _open(talk, campaign.branches, _steps(text), (track.id,))
    naming = read_naming(campaign, text, "催")
    if naming.wrong:
        return "\n".join(naming.wrong)
    if not naming.branches:
        return wording.how(campaign)
    return [campaign.branch_by_number[number] for number in naming.numbers]


def _steps(text: str) -> Sequence[Step]:
    """What a group is reminded of: its papers, or what it has not handed in."""
    return (Step.PAPER,) if compact(text) in wording.OUTSTANDING else TO_HAND_IN


def _open(
    talk: OfficeTalk, branches: Iterable[Branch], steps: Sequence[Step], tracks: Sequence[str]
) -> list[Branch]:
    """The branches that have one of these steps before them in one of these awards."""
    found = []
    for branch in branches:
        matters = open_matters(talk.campaign, branch, talk.record_of(branch).applications)
        if any(matter.needs(steps) and matter.track.id in tracks for matter in matters):
            found.append(branch)
    return found


def _is_named(campaign: Campaign, text: str) -> bool:
    """Whether branches were named one by one: the office means just them, also a second time."""
    return bool(words_of(text)) and bool(read_naming(campaign, text, "催").branches)


def _refusal(
    talk: OfficeTalk, branch: Branch, is_named: bool, steps: Sequence[Step]
) -> NudgeRefusal | None:
    campaign, record = talk.campaign_of(branch), talk.record_of(branch)
    reminded = talk.readings.reminded[branch.number]
    refusal = nudge_refusal(campaign, branch, record, reminded, talk.now)
    matters = open_matters(campaign, branch, record.applications)
    possible = still_possible(campaign, matters, talk.now)
    if not refusal and not any(matter.needs(steps) for matter in possible):
        return NudgeRefusal.CLOSED
    return None if is_named and refusal is NudgeRefusal.ENOUGH else refusal


def _left_out(talk: OfficeTalk, text: str, refused: dict[str, NudgeRefusal | None]) -> list[str]:
    """Who is not reminded and why: those refused, and, of all, those who are done."""
    by_reason = {number: refusal for number, refusal in refused.items() if refusal}
    lines = wording.left_out_lines(talk.campaign, by_reason)
    if not _is_named(talk.campaign, text):
        others = [b for b in talk.campaign.branches if b.number not in refused]
        is_about_paper = compact(text) in wording.OUTSTANDING
        lines += wording.no_paper_due(*_by_paper(talk, others)) if is_about_paper else []
        lines += [] if is_about_paper else wording.done(others)
    return lines


def _by_paper(
    talk: OfficeTalk, branches: Iterable[Branch]
) -> tuple[list[Branch], list[Branch], list[Branch]]:
    """Branches that owe no paper: those who brought it, have not handed in yet, do not apply."""
    brought, not_yet, declined = list[Branch](), list[Branch](), list[Branch]()
    for branch in branches:
        record = talk.record_of(branch)
        tracks = [track for track in talk.campaign.tracks if track not in branch.holds]
        found = {record.application(track).status for track in tracks}
        if Status.SUBMITTED in found:
            brought.append(branch)
        else:
            (not_yet if found - {Status.DECLINED} else declined).append(branch)
    return brought, not_yet, declined


def _people(talk: OfficeTalk, branch: Branch) -> tuple[str, ...]:
    record = talk.record_of(branch)
    return recipients(talk.campaign_of(branch), branch, record.sessions.keys(), talk.now)
