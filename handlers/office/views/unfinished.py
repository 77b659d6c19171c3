"""`未完成`: who has not handed in yet, award by award, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Status
from campaign.condition import Condition, State, condition
from campaign.model import Branch, Track
from handlers.chair.questions import names_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import unfinished as wording

IN_ORDER = (Status.RETURNED, Status.FILLING)


def show_unfinished(talk: OfficeTalk, track: Track | None) -> Outcome:
    """List for the named award, or for each, who has still to hand in."""
    tracks = [track] if track else list(talk.campaign.tracks.values())
    lines = [line for t in tracks for line in _lines(talk, t)]
    silent = [] if track else [b for b in talk.campaign.branches if _is_silent(talk, b)]
    return say("\n".join([*lines, wording.silent(silent)] if silent else lines))


def _is_silent(talk: OfficeTalk, branch: Branch) -> bool:
    """Whether nobody of a branch that may apply has ever written, nor anything was begun for it."""
    record = talk.record_of(branch)
    begun = any(a.status is not Status.NOT_STARTED for a in record.applications.values())
    has_written = any(user.casefold() in record.sessions for user in branch.people)
    return len(set(branch.holds)) < len(talk.campaign.tracks) and not begun and not has_written


def unfinished(talk: OfficeTalk, track: Track) -> Iterator[tuple[Branch, Condition]]:
    """The branches that may still hand something in, with how they stand."""
    for branch in talk.campaign.branches:
        how = condition(track, branch, talk.record_of(branch).application(track.id))
        if how.state is State.NOT_BEGUN or how.is_left_open:
            yield branch, how


def _lines(talk: OfficeTalk, track: Track) -> Iterator[str]:
    found = list(unfinished(talk, track))
    changed = [(branch, how) for branch, how in found if how.state is State.CHANGED]
    begun = [pair for status in IN_ORDER for pair in found if pair[1].status is status]
    not_begun = [branch for branch, how in found if how.state is State.NOT_BEGUN]
    if begun or not_begun:
        yield wording.head(track, len(begun) + len(not_begun))
    else:
        yield wording.nobody(track)
    yield from (_line(talk, track, *pair) for pair in begun)
    if not_begun:
        yield wording.not_begun(not_begun)
    if changed:
        yield wording.changed_head(track, len(changed))
        yield from (_line(talk, track, *pair) for pair in changed)


def _line(talk: OfficeTalk, track: Track, branch: Branch, how: Condition) -> str:
    return wording.line(branch, how, names_of(track, how.pending), talk.now, talk.campaign.zone)
