"""`状态 <分工会>`: one branch on one screen."""

from __future__ import annotations

from datetime import datetime

from campaign.applications import Application
from campaign.condition import Condition, State, condition
from campaign.model import Branch, Track
from campaign.scoring import tally
from handlers.chair.questions import names_of, position
from handlers.parts.registry import kind_of
from handlers.talk import OfficeTalk
from handlers.wording import branch_status as wording
from handlers.wording import changes, conditions, reaching

UNDER_WAY = (State.FILLING, State.WITHDRAWN)
CLOSED = (State.NOT_BEGUN, State.TITLED)


def branch_lines(talk: OfficeTalk, branch: Branch) -> list[str]:
    """Who answers, and for each award the answers, versions, paper, review and result."""
    record = talk.record_of(branch)
    lines = [wording.head(branch, written=set(record.sessions))]
    lines += reaching.of_branch(talk.campaign, branch, talk.readings.unreachable)
    if record.extended_until:
        lines.append(wording.extended(record.extended_until, talk.campaign))
    reminded = [claim for claim in talk.readings.reminded.get(branch.number, ()) if claim.results]
    lines += wording.reminded(reminded, talk.campaign)
    for track in talk.campaign.for_branch(branch).tracks.values():
        lines += _track_lines(talk, branch, track)
    return lines


def _track_lines(talk: OfficeTalk, branch: Branch, track: Track) -> list[str]:
    application = talk.record_of(branch).application(track.id)
    how, counts = condition(track, branch, application), application.as_submitted
    if how.state in CLOSED or application.changed_at is None:
        return [wording.track_head(track, conditions.stands(how), "")]
    told = "" if counts.is_empty else position(track, counts)
    lines = [wording.track_head(track, conditions.stands(how), told)]
    lines += [conditions.changes(how)] if how.is_changed else []
    if how.state is not State.DECLINED:
        for part in track.as_asked(counts).parts:
            lines += kind_of(part).rows_in_brief(part, counts.part(part.id))
    if how.state in UNDER_WAY and how.lacks:
        lines.append(conditions.lacking(how.lacks))
    lines += _notes(talk, track, application, how)
    return [*lines, _last_change(talk, branch, track, application.changed_at)]


def _last_change(talk: OfficeTalk, branch: Branch, track: Track, changed_at: datetime) -> str:
    """When anything about the application was changed last, and what, also by the office."""
    history = talk.readings.histories.get(branch.number, ())
    last = next((entry for entry in reversed(history) if entry.track == track.id), None)
    if last is None or last.at < changed_at:
        return wording.last_change(changed_at, "", talk.campaign, talk.now)
    is_office = last.user_id.casefold() in talk.campaign.office_ids
    what = f"{last.user_id} {changes.did(last.did)}" if is_office else changes.did(last.did)
    return wording.last_change(last.at, what, talk.campaign, talk.now)


def _notes(talk: OfficeTalk, track: Track, application: Application, how: Condition) -> list[str]:
    """What came after filling in: versions, paper, what the office has noted."""
    lines: list[str] = []
    if application.submissions:
        lines.append(wording.versions(application.submissions, talk.campaign))
        lines.append(wording.paper(how, application.paper, talk.campaign))
    if returned := application.open_return:
        pending = names_of(track, returned.pending)
        lines.append(wording.returned(returned, pending, how, talk.now, talk.campaign.zone))
    counts = application.as_submitted
    card = track.as_asked(counts).scorecard
    if application.reviewed and card:
        own = counts.part(card.id)
        allowed = {**own, **application.reviewed}
        points = tally(card, allowed).points, tally(card, own).points
        lines.append(wording.reviewed(*points, len(application.reviewed), len(card.items)))
    if application.result:
        lines.append(wording.result(application.result))
    return [line for line in lines if line]
