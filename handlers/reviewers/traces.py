"""What a reviewer's step leaves in the history that is kept from the chairs."""

from __future__ import annotations

from campaign.applications import Value
from campaign.review.ballots import Ballot
from handlers.outcomes import Outcome
from handlers.reviewers.talk import ReviewerTalk
from storage.audit import REVIEWS, Entry
from storage.notes import InHistory, Note

ACCEPTS = "accepts"


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


def _flat(ballot: Ballot) -> dict[str, Value]:
    flat: dict[str, Value] = {f"ballot/{item}": points for item, points in ballot.points.items()}
    if ballot.accepts is not None:
        flat[ACCEPTS] = ballot.accepts
    return flat
