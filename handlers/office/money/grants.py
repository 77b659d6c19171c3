"""`经费表`: per accepted station what it got, spent and has left; as a file; and who is to be reminded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from campaign.review.money import Receipt, account, repeated
from campaign.review.papers import Paper
from campaign.review.visits import is_accepted
from handlers.hearing.clean import compact
from handlers.office.commands import ask_back
from handlers.office.resolve.naming import track_named
from handlers.office.review.applicants import applicants, named
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import money as wording
from storage.acts import Act
from storage.effects import SendReviewPaper, SendText

_FILE = ("文件", "表格", "给财务", "excel", "下载")
_REMIND = ("催", "提醒")


@dataclass(frozen=True, slots=True)
class Asked:
    """The award, and whether a file or a reminder is wanted."""

    award: Track
    as_file: bool = False
    reminds: bool = False


def read(campaign: Campaign, text: str) -> Asked | str:
    """The award that has grants, the only one where there is only one; and what is wanted of it."""
    said = compact(text)
    as_file = any(word in said for word in _FILE)
    reminds = not as_file and any(word in said for word in _REMIND)
    for word in (*_FILE, *_REMIND):
        said = said.replace(word, "")
    granted = [track for track in campaign.awards if track.grants]
    track = track_named(campaign, said) if said else None
    award = campaign.tracks[track.award] if track else None
    if award is None and not said and len(granted) == 1:
        award = granted[0]
    return Asked(award, as_file, reminds) if award in granted and award else wording.which(campaign)


def show(talk: OfficeTalk, asked: Asked) -> Outcome:
    """Show the grants, order the file, or ask whom to remind."""
    if asked.as_file:
        at = talk.now.isoformat()
        effect = SendReviewPaper(talk.user_id, asked.award.id, Paper.MONEY.value, at)
        return Outcome((wording.coming(asked.award),), effects=(effect,), did=Act.PAPERS)
    rows = accepted(talk, asked.award)
    if asked.reminds:
        return _ask_to_remind(talk, asked.award, rows)
    names = {branch.short_name: receipts for branch, receipts in rows}
    twice = [wording.repeated(*found) for found in repeated(names)]
    waiting = len(_handed_in(talk, asked.award)) - len(rows)
    told = wording.table(asked.award, rows, twice, waiting)
    return replace(say(told), did=Act.PAPERS)


def remind(talk: OfficeTalk, asked: Asked, shown: tuple[str, ...]) -> Outcome:
    """Remind the people of those that were shown, if they still lack something."""
    rows = [
        row for row in _lacking(asked.award, accepted(talk, asked.award)) if row[0].number in shown
    ]
    if not rows:
        return say(wording.nobody_to_remind(asked.award))
    effects = tuple(
        SendText(person, wording.remind(branch, asked.award, found, talk.campaign))
        for branch, found in rows
        for person in branch.people
    )
    whom = tuple(branch.number for branch, _ in rows)
    return Outcome((wording.reminding(len(rows)),), effects=effects, whom=whom, did=Act.NUDGE)


def accepted(talk: OfficeTalk, award: Track) -> list[tuple[Branch, tuple[Receipt, ...]]]:
    """Whose application for the award was accepted on the spot, with its receipts."""
    return [
        (named(branch, track), application.receipts)
        for branch, track in _handed_in(talk, award)
        if is_accepted((application := talk.record_of(branch).application(track.id)).visits)
    ]


def _handed_in(talk: OfficeTalk, award: Track) -> list[tuple[Branch, Track]]:
    return [
        (branch, track)
        for branch, track in applicants(talk.campaign, award)
        if talk.record_of(branch).application(track.id).status is Status.SUBMITTED
    ]


def _lacking(
    award: Track, rows: list[tuple[Branch, tuple[Receipt, ...]]]
) -> list[tuple[Branch, tuple[Receipt, ...]]]:
    return [
        (branch, found)
        for branch, found in rows
        if account(award.grants, found).left > 0 or any(r.photo is None for r in found)
    ]


def _ask_to_remind(
    talk: OfficeTalk, award: Track, rows: list[tuple[Branch, tuple[Receipt, ...]]]
) -> Outcome:
    lacking = [branch for branch, _ in _lacking(award, rows)]
    if not lacking:
        return say(wording.nobody_to_remind(award))
    return ask_back(
        talk,
        f"经费表 {award.short_name} 催",
        tuple(dict.fromkeys(branch.number for branch in lacking)),
        lambda code: wording.ask_to_remind(lacking, award, code),
    )
