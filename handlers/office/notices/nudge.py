"""`催`: remind now those who are not done, shown first, with who is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from campaign.applications import Status
from campaign.condition import PaperState, paper_of
from campaign.model import Branch, Campaign
from campaign.open_matters import Step, open_matters, still_possible
from campaign.reminders import recipients
from handlers.nudging import NudgeRefusal, nudge_refusal
from handlers.office.commands import ask_back
from handlers.office.resolve import groups
from handlers.office.resolve.exceptions import split_exception
from handlers.office.resolve.groups import (
    Group,
    all_exactly,
    group_in,
    is_of_kind,
    joined,
    members,
    tracks_of,
)
from handlers.office.resolve.naming import read_naming, words_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import nudging as wording
from handlers.wording.nudging import NoPaper
from storage.effects import Nudge, ReportNudge
from storage.readings import Needs

TO_HAND_IN = (Step.START, Step.FILL, Step.SUBMIT, Step.AGAIN)
_PAPER = ("纸质", "交纸质", "送纸质")
_THE_OTHERS = ("都", "其他", "其他的", "其余", "其余的", "其它", "别的", "的")
_ABOUT_PAPER = (groups.OUTSTANDING, groups.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to remind: a group, or where that is None these branches, named one by one."""

    said: str
    group: Group | None
    branches: tuple[Branch, ...] = ()

    @property
    def steps(self) -> Sequence[Step]:
        """What they are reminded of: their papers, what they have not handed in, or whatever is open."""
        if self.group is None:
            return tuple(Step)
        return (Step.PAPER,) if self.group.word in _ABOUT_PAPER else TO_HAND_IN


def read(campaign: Campaign, text: str) -> Wanted | str:
    """Whom a text means, or a sentence that says what to write."""
    said, left_out = split_exception(text)
    words = [word for word in words_of(said) if word not in _THE_OTHERS]
    if not words and left_out is None:
        return wording.how(campaign)
    without = [] if left_out is None else all_exactly(campaign, left_out)
    if without is None:
        return wording.except_whom(campaign)
    group = _group(campaign, words) if words else Group(groups.UNFINISHED)
    if isinstance(group, str):
        return group
    if group is None:
        return _branches(campaign, text, said, without)
    return Wanted(text, replace(group, without=tuple(without)))


def _group(campaign: Campaign, words: Sequence[str]) -> Group | str | None:
    """The group that all words together name; None where they name none."""
    group = None
    for word in words:
        paper = Group(groups.OUTSTANDING) if word in _PAPER else None
        found = paper or group_in(campaign, word)
        if not found:
            return wording.no_such_group(word) if group else None
        group = joined(group, found) if group else found
        if group is None:
            return wording.one_group(words)
    return group


def _branches(campaign: Campaign, text: str, said: str, without: Sequence[Branch]) -> Wanted | str:
    naming = read_naming(campaign, said, "催")
    if naming.wrong:
        return "\n".join(naming.wrong)
    branches = [campaign.branch_by_number[number] for number in naming.numbers]
    branches = [branch for branch in branches if branch not in without]
    return Wanted(text, None, tuple(branches)) if branches else wording.how(campaign)


def needs(campaign: Campaign, _wanted: Wanted) -> Needs:
    """A look at the records of all branches, and at what they were reminded of."""
    numbers = tuple(campaign.branch_by_number)
    return Needs(looks=numbers, reminded=numbers)


def nudge(talk: OfficeTalk, wanted: Wanted) -> Outcome:
    """Show who would be reminded and who not, and ask for the code."""
    chosen = _chosen(talk, wanted)
    refused = {branch.number: _refusal(talk, branch, wanted) for branch in chosen}
    going = [branch for branch in chosen if not refused[branch.number]]
    left_out = _left_out(talk, wanted, refused)
    if not going:
        is_over = talk.now > talk.campaign.deadline and wanted.steps != (Step.PAPER,)
        return say("\n".join([wording.nobody_to_nudge(is_over=is_over), *left_out]))
    people = sum(len(_people(talk, branch)) for branch in going)
    last = wording.by_last(going, talk.readings.reminded, talk.campaign)
    return ask_back(
        talk,
        f"催 {wanted.said}",
        [branch.number for branch in going],
        lambda code: "\n".join(
            [wording.will_nudge(len(going), people), *last, *left_out, wording.confirm(code)]
        ),
    )


def do_nudge(talk: OfficeTalk, wanted: Wanted, shown: tuple[str, ...]) -> Outcome:
    """Remind those that were shown; who is done by now is found out when it is sent."""
    name = f"nudge {talk.callback}"
    return Outcome(
        (wording.nudging(len(shown)),),
        effects=(
            Nudge(talk.user_id, name, shown, insists=wanted.group is None),
            ReportNudge(talk.user_id, name, shown),
        ),
        whom=shown,
    )


def _chosen(talk: OfficeTalk, wanted: Wanted) -> Sequence[Branch]:
    """The branches that are meant and have one of these steps before them in one of these awards."""
    group = wanted.group
    if group is None:
        return wanted.branches
    tracks = [track.id for track in tracks_of(talk, group)]
    found = []
    for branch in members(talk, _everybody(group)):
        matters = open_matters(talk.campaign, branch, talk.record_of(branch).applications)
        if any(matter.needs(wanted.steps) and matter.track.id in tracks for matter in matters):
            found.append(branch)
    return found


def _everybody(group: Group) -> Group:
    """The group, where it is those not done everybody: what they still have to do tells who is."""
    if group.word in (groups.UNFINISHED, groups.OUTSTANDING, ""):
        return Group(groups.ALL, None, group.without, group.kind)
    return group


def _refusal(talk: OfficeTalk, branch: Branch, wanted: Wanted) -> NudgeRefusal | None:
    campaign, record = talk.campaign_of(branch), talk.record_of(branch)
    reminded = talk.readings.reminded[branch.number]
    refusal = nudge_refusal(campaign, branch, record, reminded, talk.now)
    matters = open_matters(campaign, branch, record.applications)
    possible = still_possible(campaign, matters, talk.now)
    if not refusal and not any(matter.needs(wanted.steps) for matter in possible):
        return NudgeRefusal.CLOSED
    is_named = wanted.group is None
    return None if is_named and refusal is NudgeRefusal.ENOUGH else refusal


def _left_out(
    talk: OfficeTalk, wanted: Wanted, refused: dict[str, NudgeRefusal | None]
) -> list[str]:
    """Who is not reminded and why: those refused, and, of all, those who are done."""
    by_reason = {number: refusal for number, refusal in refused.items() if refusal}
    lines = wording.left_out_lines(talk.campaign, by_reason)
    if (group := wanted.group) is None:
        return lines
    others = [
        b for b in talk.campaign.branches if b.number not in refused and is_of_kind(b, group.kind)
    ]
    if group.word == groups.OUTSTANDING:
        lines += wording.no_paper_due(_by_paper(talk, others))
    elif group.word in (groups.UNFINISHED, groups.ALL, "") and not group.without:
        lines += wording.done(others)
    return lines + wording.excepted(group.without)


def _by_paper(talk: OfficeTalk, branches: Iterable[Branch]) -> dict[NoPaper, list[Branch]]:
    """Branches that owe no paper, by why."""
    found: dict[NoPaper, list[Branch]] = {why: [] for why in NoPaper}
    for branch in branches:
        found[_why_no_paper(talk, branch)].append(branch)
    return found


def _why_no_paper(talk: OfficeTalk, branch: Branch) -> NoPaper:
    record = talk.record_of(branch)
    own = [record.application(track) for track in talk.campaign.tracks if track not in branch.holds]
    papers = {paper_of(application) for application in own}
    if PaperState.RIGHT in papers:
        return NoPaper.BROUGHT
    if PaperState.WAIVED in papers:
        return NoPaper.WAIVED
    declined = all(application.status is Status.DECLINED for application in own)
    return NoPaper.DECLINED if declined else NoPaper.NOT_YET


def _people(talk: OfficeTalk, branch: Branch) -> tuple[str, ...]:
    record = talk.record_of(branch)
    return recipients(talk.campaign_of(branch), branch, record.sessions.keys(), talk.now)
