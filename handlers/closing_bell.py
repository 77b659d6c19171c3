"""What is told at the deadline: to branches that began and are not done, and to the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from campaign.closing import Closing
from campaign.condition import Condition, State, condition
from campaign.disputes import Dispute
from campaign.model import Branch, Campaign, Track
from handlers.chair.questions import names_of
from handlers.wording import closing as wording
from handlers.wording.unfinished import line
from storage.records import Record


def chair_text(campaign: Campaign, branch: Branch, record: Record, now: datetime) -> str:
    """What stands, what was left open and which paper is out; "" where nothing of it is.

    The campaign is the branch's own.
    """
    tracks = [track for track in campaign.tracks.values() if track.id not in branch.holds]
    found = [(t, condition(t, branch, record.application(t.id))) for t in tracks]
    if not any(how.is_left_open or how.owes_paper for _, how in found):
        return ""
    lines = [_chair_line(track, how) for track, how in found]
    return wording.to_chair(branch, campaign, now, [line for line in lines if line])


def _chair_line(track: Track, how: Condition) -> str:
    match how.state:
        case State.RETURNED:
            return wording.not_handed_in_again(track)
        case State.FILLING | State.COMPLETE | State.WITHDRAWN:
            return wording.not_handed_in(track, how)
    return wording.stands(track, how) if how.is_handed_in else ""


def office_rows(
    campaign: Campaign,
    closings: Iterable[Closing],
    still_open: Mapping[str, datetime],
    disputes: Mapping[str, Sequence[Dispute]],
    now: datetime,
) -> list[str]:
    """The table of what closed at this deadline; `still_open` are the branches with a later one."""
    rows = [
        row
        for closing in closings
        if closing.counts.eligible or not closing.track.suffix
        for row in _track_rows(campaign, closing, now)
    ]
    known = campaign.branch_by_number
    disputed = [known[number] for number in disputes if number in known]
    if disputed:
        rows.append(wording.disputed(sum(map(len, disputes.values())), disputed))
    later = [(known[number], until) for number, until in still_open.items() if number in known]
    if later:
        rows.append(wording.still_open(later, campaign))
    return rows


def _track_rows(campaign: Campaign, closing: Closing, now: datetime) -> Iterable[str]:
    track = closing.track
    yield from wording.counts(closing.counts)
    if closing.unfinished:
        yield wording.unfinished_head(len(closing.unfinished))
        for branch, how in closing.unfinished[: wording.LISTED_AT_MOST]:
            yield line(branch, how, names_of(track, how.pending), now, campaign.zone)
        if len(closing.unfinished) > wording.LISTED_AT_MOST:
            yield wording.more(track, len(closing.unfinished) - wording.LISTED_AT_MOST)
    if closing.not_started:
        yield wording.not_started(closing.not_started)
    if closing.changed:
        yield wording.changed(closing.changed)
    if closing.paperless:
        yield wording.paperless(closing.paperless)
