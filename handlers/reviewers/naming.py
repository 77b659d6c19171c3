"""Which application a reviewer means: the one that is named, or the one they are at."""

from __future__ import annotations

from handlers.office.resolve.targets import read_target
from handlers.reviewers.talk import Due, ReviewerTalk
from handlers.wording import reviewers as wording


def named(talk: ReviewerTalk, said: str) -> Due | str:
    """The application that is meant, or a sentence why that is not clear or not theirs to judge."""
    if not said:
        return talk.current or wording.which(talk.due)
    target = read_target(talk.campaign, said, "评")
    if isinstance(target, str):
        return wording.not_found(said, talk.due)
    if target.branch in talk.kept_from:
        return wording.must_not(target.branch)
    found = [
        due
        for due in talk.due
        if due.branch.number == target.branch.number and target.track in (None, due.track)
    ]
    if not found:
        return wording.nothing_of(target.branch, talk.awards)
    return found[0] if len(found) == 1 else wording.which_award(target.branch, found)
