"""`未完成`: who has not handed in yet, award by award, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Application, Status
from campaign.completeness import missing
from campaign.model import Branch, Track
from handlers.chair.questions import names_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import unfinished as wording

IN_ORDER = (Status.RETURNED, Status.FILLING, Status.NOT_STARTED)


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


def unfinished(talk: OfficeTalk, track: Track) -> Iterator[tuple[Branch, Application]]:
    """The branches that may apply, have not declined and have not handed in, with how far they are."""
    for branch in talk.campaign.branches:
        application = talk.record_of(branch).application(track.id)
        if track.id not in branch.holds and application.status in IN_ORDER:
            yield branch, application


def _lines(talk: OfficeTalk, track: Track) -> Iterator[str]:
    found = sorted(unfinished(talk, track), key=lambda pair: IN_ORDER.index(pair[1].status))
    if not found:
        yield wording.nobody(track)
        return
    yield wording.head(track, len(found))
    not_begun = [branch for branch, a in found if a.status is Status.NOT_STARTED]
    for branch, application in found:
        if application.status is not Status.NOT_STARTED:
            yield wording.line(branch, _lacking(track, application))
    if not_begun:
        yield wording.not_begun(not_begun)


def _lacking(track: Track, application: Application) -> str:
    if returned := application.open_return:
        return wording.to_correct(names_of(track, returned.pending))
    return wording.lacking(missing(track, application))
