"""`会议`: when and where an award was decided, by whom, with which votes; `会议纪要` as a Word file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaign.model import Campaign, Track
from campaign.review.decisions import Meeting, Votes
from handlers.hearing.clean import compact, plain, visible
from handlers.office.decision.awards import award_first
from handlers.office.resolve.naming import read_naming
from handlers.office.review.applicants import known_as
from handlers.outcomes import Outcome, say
from handlers.reading.moments import read_moment
from handlers.talk import OfficeTalk
from handlers.wording import decision as wording
from storage.acts import Act

PARTS = ("主持", "出席", "参加", "列席", "缺席", "记录")
_PARTS = re.compile(rf"(?:^|(?<=[\s,，;；。]))({'|'.join(PARTS)})(?:人员|人)?[\s:：]*")
_VOTE = re.compile(
    r"(?P<who>.+?)[\s:：]*(?P<ayes>\d{1,3})[:：](?P<noes>\d{1,3})(?:[:：](?P<away>\d{1,3}))?"
)
_VOTING = "表决"
BACK = ("取消", "撤销", "删除")


@dataclass(frozen=True, slots=True)
class Asked:
    """An award and what is said of its meeting."""

    award: Track
    said: str


def read(campaign: Campaign, text: str) -> Asked | str:
    """The award, and what is said behind it."""
    found = award_first(campaign, text, "会议")
    return found if isinstance(found, str) else Asked(*found)


def meet(talk: OfficeTalk, asked: Asked) -> Outcome:
    """Show the meeting, put it on record, add votes to it, or take it back."""
    known = talk.desk.meetings.get(asked.award.id)
    said = plain(asked.said).strip()
    if not said:
        return replace(say(wording.meeting(talk.campaign, asked.award, known)), did=Act.PAPERS)
    if compact(said) in BACK:
        return _kept(talk, asked.award, None) if known else say(wording.no_meeting(asked.award))
    if said.startswith(_VOTING):
        return _vote(talk, asked.award, known, said.removeprefix(_VOTING))
    return _note(talk, asked.award, known, visible(asked.said))


def _note(talk: OfficeTalk, award: Track, known: Meeting | None, said: str) -> Outcome:
    pieces = _PARTS.split(said)
    head = read_moment(pieces[0], talk.now, talk.campaign.zone)
    people = {
        part: who.strip(" ,，;；。") for part, who in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    people = {part: who for part, who in people.items() if who}
    if head is None and known is None:
        return say(wording.how_to_meet(award))
    if head and (head.at is None or not head.has_time):
        return say(wording.meeting_when(award))
    if head and head.at and head.at > talk.now:
        return say(wording.meeting_to_come(award))
    if head is None and not people:
        return say(wording.how_to_meet(award))
    before = known or Meeting(talk.now)
    at = head.at if head and head.at else before.at
    place = f"{head.before}{head.after}".strip(" ,，;；。") if head else before.place
    after = replace(before, at=at, place=place, people={**before.people, **people})
    return _kept(talk, award, after)


def _vote(talk: OfficeTalk, award: Track, known: Meeting | None, said: str) -> Outcome:
    """Note votes like `图书馆 7:0:1 信工 5:2`, all of a message or none."""
    if known is None:
        return say(wording.no_meeting(award))
    votes: dict[str, Votes] = {}
    found = list(_VOTE.finditer(said.strip()))
    if not found or _VOTE.sub("", said).strip(" ,，、;；。"):
        return say(wording.how_to_vote(award))
    for vote in found:
        naming = read_naming(talk.campaign, vote["who"], "会议 表决", lone=True)
        if naming.wrong or len(naming.branches) != 1:
            return say(naming.wrong[0] if naming.wrong else wording.how_to_vote(award))
        track = (naming.tracks or (award,))[0]
        name = known_as(naming.branches[0].branch, track if track.award == award.id else award)
        votes[name] = Votes(int(vote["ayes"]), int(vote["noes"]), int(vote["away"] or 0))
    return _kept(talk, award, replace(known, votes={**known.votes, **votes}))


def _kept(talk: OfficeTalk, award: Track, meeting: Meeting | None) -> Outcome:
    told = wording.meeting_noted(talk.campaign, award, meeting)
    return Outcome((told,), desk=talk.desk.with_meeting(award.id, meeting), did=Act.MEETING)
