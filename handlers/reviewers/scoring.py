"""Giving a ballot: points as a chair gives them, or a yes or no; changeable until the round ends."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.review.ballots import Ballot
from handlers.hearing.clean import compact, plain
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Refused
from handlers.parts.score_reading import read_change, read_scores
from handlers.reviewers.naming import named
from handlers.reviewers.talk import Due, ReviewerTalk
from handlers.wording import reviewers as wording
from storage.acts import Act

YES = ("同意", "通过", "接受", "是", "可以", "赞成", "合格", "推荐")
NO = ("不同意", "不通过", "不接受", "否", "不是", "不可以", "反对", "不合格", "不推荐")
_MEANS_POINTS = re.compile(r"[\d满零一二两三四五六七八九十]")


def open_named(talk: ReviewerTalk, said: str) -> Outcome:
    """Begin with an application, or go on with it."""
    due = named(talk, said)
    return say(due) if isinstance(due, str) else _asked(talk, due)


def next_one(talk: ReviewerTalk, _said: str) -> Outcome:
    """Go on with the next application that is not judged."""
    due = _after(talk, talk.current)
    return _asked(talk, due) if due else say(wording.all_done(talk.due))


def show_card(talk: ReviewerTalk, _said: str) -> Outcome:
    """Tell what points are given for."""
    due = talk.current or next(iter(talk.due), None)
    return say(wording.card(due) if due else wording.which(talk.due))


def hear(talk: ReviewerTalk, said: str) -> Outcome | None:
    """Take points or a vote for the current application; None where a text gives none."""
    due = talk.current
    if due is None:
        means = compact(said) in YES + NO or plain(said)[:1].isdecimal()
        return say(wording.which(talk.due)) if means and not _is_named(talk, said) else None
    if due.card is None:
        return _vote(talk, due, compact(said))
    read = read_scores(plain(said), due.card, due.ballot.points, due.asked)
    if not isinstance(read, Refused):
        return _give(talk, due, dict(read))
    if read.is_unclear or not _MEANS_POINTS.search(plain(said)):
        return None
    return say(wording.refused(due, read.why))


def change(talk: ReviewerTalk, said: str) -> Outcome:
    """Give other points to items that are named: `改 2.3 4`."""
    due = talk.current
    if due is None:
        return say(wording.which(talk.due))
    if due.card is None:
        return _vote(talk, due, compact(said)) or say(wording.refused(due, ""))
    read = read_change(plain(said), due.card)
    if isinstance(read, Refused):
        return say(wording.refused(due, read.why))
    return _give(talk, due, dict(read))


def clear(talk: ReviewerTalk, said: str) -> Outcome:
    """Take the ballot of an application back, to give it anew."""
    due = named(talk, said)
    if isinstance(due, str):
        return say(due)
    if refused := _shut(talk, due):
        return say(refused)
    return _written(talk, due, Ballot(at=talk.now), wording.cleared(due))


def not_understood(talk: ReviewerTalk, said: str) -> Outcome:
    """Say how to go on."""
    due = talk.current
    if due is None:
        return say(wording.not_found(said, talk.due) if talk.due else wording.nothing_to_do())
    return say(wording.unclear(due))


def _vote(talk: ReviewerTalk, due: Due, said: str) -> Outcome | None:
    if said not in YES + NO:
        return None
    if refused := _shut(talk, due):
        return say(refused)
    accepts = said in YES
    ballot = replace(due.ballot, accepts=accepts, version=_version(talk, due), at=talk.now)
    return _written(talk, due, ballot, wording.voted(due, accepts))


def _give(talk: ReviewerTalk, due: Due, points: dict[str, object]) -> Outcome:
    if refused := _shut(talk, due):
        return say(refused)
    given = {item: int(str(value)) for item, value in points.items()}
    ballot = due.ballot.with_points(given, _version(talk, due), talk.now)
    after = replace(due, ballot=ballot)
    return _written(talk, due, ballot, wording.given(after, due.ballot.points, given))


def _written(talk: ReviewerTalk, due: Due, ballot: Ballot, told: str) -> Outcome:
    """Keep the ballot and go on: with the next item, or with the next application."""
    after = replace(due, ballot=ballot)
    rest = [d for d in talk.due if d.total is None and d.name != due.name]
    following = due if after.total is None else _after(talk, due)
    session = replace(
        talk.session, reviewing=following.name if following else "", reviewing_at=talk.now
    )
    if after.total is None:
        told += f"\n{wording.question(after)}"
    elif following:
        told += f"\n\n{wording.opened(following, len(rest))}"
    else:
        told += f"\n{wording.all_done(talk.due)}"
    return Outcome((told,), own=session, ballots={due.name: ballot}, did=Act.BALLOT)


def _asked(talk: ReviewerTalk, due: Due) -> Outcome:
    session = replace(talk.session, reviewing=due.name, reviewing_at=talk.now)
    if closed := _shut(talk, due):
        return Outcome((f"{wording.ballot(due)}\n{closed}",), own=session)
    left = sum(d.total is None for d in talk.due)
    return Outcome((wording.opened(due, left),), own=session)


def _after(talk: ReviewerTalk, due: Due | None) -> Due | None:
    """The first application behind this one that is not judged, then any before it."""
    order = list(talk.due)
    at = next((i + 1 for i, d in enumerate(order) if due and d.name == due.name), 0)
    turn = order[at:] + order[:at]
    open_ones = (d for d in turn if d.total is None and not talk.is_closed(d.track))
    return next((d for d in open_ones if not due or d.name != due.name), None)


def _shut(talk: ReviewerTalk, due: Due) -> str:
    """Why no ballot is taken for it now, "" when one is."""
    if talk.is_closed(due.track):
        return wording.closed(due.track, talk.campaign)
    if talk.now <= talk.campaign.deadline:
        return wording.too_early(talk.campaign)
    return ""


def _version(talk: ReviewerTalk, due: Due) -> int:
    submission = talk.application(due.branch, due.track).submission
    return submission.version if submission else 0


def _is_named(talk: ReviewerTalk, said: str) -> bool:
    return not isinstance(named(talk, said), str)
