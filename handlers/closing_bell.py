"""What is told at the deadline: to chairs who left something open, and to the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from campaign.applications import Application, Status
from campaign.closing import Closing, is_left_open
from campaign.completeness import missing
from campaign.disputes import Dispute
from campaign.model import Branch, Campaign, Track
from handlers.wording import closing as wording
from storage.records import Record


def people_to_tell(branch: Branch, record: Record) -> tuple[str, ...]:
    """Those of the branch who have written."""
    return tuple(user for user in branch.people if user.casefold() in record.sessions)


def chair_text(campaign: Campaign, branch: Branch, record: Record, now: datetime) -> str:
    """What stands and what was left open; "" where nothing was. The campaign is the branch's own."""
    tracks = [track for track in campaign.tracks.values() if track.id not in branch.holds]
    applications = [(track, record.application(track.id)) for track in tracks]
    if not any(is_left_open(application) for _, application in applications):
        return ""
    lines = [_chair_line(track, application) for track, application in applications]
    return wording.to_chair(branch, campaign, now, [line for line in lines if line])


def _chair_line(track: Track, application: Application) -> str:
    last, status = application.submission, application.status
    match status:
        case Status.SUBMITTED if last:
            return wording.stands(track, last.receipt, application.has_unsubmitted_changes)
        case Status.RETURNED:
            return wording.not_handed_in_again(track)
        case Status.FILLING:
            lacking = missing(track, application)
            return wording.not_handed_in(track, lacking, last.receipt if last else "")
    return ""


def office_rows(
    campaign: Campaign,
    closings: Iterable[Closing],
    still_open: Mapping[str, datetime],
    disputes: Mapping[str, Sequence[Dispute]],
) -> list[str]:
    """The table of what closed at this deadline; `still_open` are the branches with a later one."""
    rows = [row for closing in closings for row in _track_rows(closing)]
    known = campaign.branch_by_number
    disputed = [known[number] for number in disputes if number in known]
    if disputed:
        rows.append(wording.disputed(sum(map(len, disputes.values())), disputed))
    later = [(known[number], until) for number, until in still_open.items() if number in known]
    if later:
        rows.append(wording.still_open(later, campaign))
    return rows


def _track_rows(closing: Closing) -> Iterable[str]:
    track = closing.track
    yield wording.counts(track, closing.counts, closing.with_paper, closing.titled)
    if closing.unfinished:
        yield wording.unfinished_head(len(closing.unfinished))
        for found in closing.unfinished[: wording.LISTED_AT_MOST]:
            yield wording.unfinished(found.branch, found.status, found.missing)
        if len(closing.unfinished) > wording.LISTED_AT_MOST:
            yield wording.more(track, len(closing.unfinished) - wording.LISTED_AT_MOST)
    if closing.not_started:
        yield wording.not_started(closing.not_started)
    if closing.changed:
        yield wording.changed(closing.changed)
    if closing.paperless:
        yield wording.paperless(closing.paperless)
