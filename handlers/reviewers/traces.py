"""What a step about the review leaves in the history that is kept from the chairs."""

from __future__ import annotations

from campaign.applications import Value
from campaign.review.ballots import Ballot
from campaign.review.desk import Desk
from campaign.review.reviewers import Reviewer
from handlers.outcomes import Outcome
from handlers.reviewers.talk import ReviewerTalk
from handlers.talk import OfficeTalk
from storage.audit import REVIEWS, Entry
from storage.notes import InHistory, Note

ACCEPTS = "accepts"
Flat = dict[str, Value]


def notes_of(talk: ReviewerTalk, outcome: Outcome, said: str) -> tuple[Note, ...]:
    """An entry for every ballot that has changed, or for what was done otherwise."""
    entries = [_of_ballot(talk, outcome, name, ballot) for name, ballot in outcome.ballots.items()]
    if outcome.did and not entries:
        entries = [
            Entry(
                talk.now,
                talk.user_id,
                outcome.did,
                why=outcome.why,
                whom=outcome.whom,
                said=said[:300],
            )
        ]
    return tuple(InHistory(REVIEWS, entry) for entry in entries)


def notes_of_office(talk: OfficeTalk, outcome: Outcome) -> tuple[Note, ...]:
    """An entry for every reviewer the office changes, and for what it settles of the review."""
    known = {r.user_id.casefold(): r for r in talk.campaign.reviewers}
    pairs = [
        (_seat(known.get(person)), _seat(after)) for person, after in outcome.reviewers.items()
    ]
    if outcome.desk is not None:
        pairs.append((_settled(talk.desk), _settled(outcome.desk)))
    return tuple(
        InHistory(REVIEWS, _entry(talk, outcome, before, after)) for before, after in pairs
    )


def _entry(talk: OfficeTalk, outcome: Outcome, before: Flat, after: Flat) -> Entry:
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return Entry(
        talk.now,
        talk.user_id,
        outcome.did or "",
        "",
        {key: before.get(key) for key in changed},
        {key: after.get(key) for key in changed},
        outcome.why,
        outcome.whom,
    )


def _seat(reviewer: Reviewer | None) -> Flat:
    if reviewer is None:
        return {}
    person = reviewer.user_id
    return {
        f"seat/{person} 评": " ".join(reviewer.awards),
        f"seat/{person} 回避": " ".join(reviewer.recused),
    }


def _settled(desk: Desk) -> Flat:
    flat: Flat = {
        f"desk/{award} 评审结束": f"{at:%m-%d %H:%M}" for award, at in desk.closed.items()
    }
    for award, meeting in desk.meetings.items():
        told = [f"{meeting.at:%m-%d %H:%M}", meeting.place]
        told += [f"{part} {who}" for part, who in meeting.people.items()]
        told += [f"{n} {v.ayes}:{v.noes}:{v.abstained}" for n, v in meeting.votes.items()]
        flat[f"desk/{award} 评审会"] = " ".join(filter(None, told))
    for award, shown in desk.publicity.items():
        flat[f"desk/{award} 公示"] = f"{shown.first:%m-%d} 至 {shown.last:%m-%d}"
    for one in desk.objections:
        flat[f"desk/异议 {one.number}"] = f"{one.said} {one.answer}".strip()
    return flat


def _of_ballot(talk: ReviewerTalk, outcome: Outcome, name: str, ballot: Ballot) -> Entry:
    track, _, number = name.partition("/")
    before, after = _flat(talk.record.ballots.get(name, Ballot())), _flat(ballot)
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return Entry(
        talk.now,
        talk.user_id,
        outcome.did or "",
        track,
        {key: before.get(key) for key in changed},
        {key: after.get(key) for key in changed},
        whom=(number,),
    )


def _flat(ballot: Ballot) -> Flat:
    flat: Flat = {f"ballot/{item}": points for item, points in ballot.points.items()}
    if ballot.accepts is not None:
        flat[ACCEPTS] = ballot.accepts
    return flat
