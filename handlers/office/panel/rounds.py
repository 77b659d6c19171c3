"""`评委进度`, `结束评审`, `重开评审`: how far a panel is, and when its ballots are final."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.condition import condition
from campaign.model import Branch, Campaign, Track
from campaign.review.ballots import Ballot, ballot_name, panel_card
from campaign.review.outcome import panel_of
from campaign.review.reviewers import Reviewer
from handlers.office.commands import ask_back, everything_needed
from handlers.office.resolve.naming import track_named
from handlers.office.review.applicants import applicants, named
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import panel as wording
from storage.acts import Act
from storage.readings import Needs

OPEN_AGAIN, END = "重开评审", "结束评审"


def needs(campaign: Campaign, _argument: object) -> Needs:
    """The records of all branches, all ballots, and which rounds are closed."""
    looks = everything_needed(campaign, None).looks
    return Needs(looks=looks, ballots=tuple(campaign.reviewer_of), desk=True)


def read_award(campaign: Campaign, text: str) -> Track | str:
    """The award that is named, or the only one that has a panel."""
    panels = [track for track in campaign.awards if track.review.has_panel]
    if not text and len(panels) == 1:
        return panels[0]
    track = track_named(campaign, text) if text else None
    if track is None:
        return wording.which_round(panels)
    award = campaign.tracks[track.award]
    return award if award.review.has_panel else wording.has_no_panel(award)


def read_reopening(campaign: Campaign, text: str) -> tuple[Track, str] | str:
    """The award whose round is to be opened again, and why."""
    word, _, reason = text.partition(" ")
    track = read_award(campaign, word)
    if isinstance(track, str):
        return track
    return (track, reason.strip()) if reason.strip() else wording.reopen_why(track)


def show_progress(talk: OfficeTalk, track: Track | None) -> Outcome:
    """Tell who has not judged whom yet, of one award or of all with a panel."""
    awards = [t for t in talk.campaign.awards if t.review.has_panel and track in (None, t)]
    if not awards:
        return say(wording.no_panels(talk.campaign))
    return say("\n".join(_progress(talk, award) for award in awards))


def end(talk: OfficeTalk, award: Track) -> Outcome:
    """Ask to close the round, with what is missing."""
    if award.id in talk.desk.closed:
        return say(wording.closed_already(award, talk.desk.closed[award.id], talk.campaign))
    if not judged(talk, award):
        return say(wording.nobody_to_judge(award))
    told = _progress(talk, award)
    return ask_back(
        talk, f"{END} {award.short_name}", (), lambda code: wording.ask_to_end(award, told, code)
    )


def do_end(talk: OfficeTalk, award: Track, _shown: tuple[str, ...]) -> Outcome:
    """Close the round: from now on no ballot changes."""
    if award.id in talk.desk.closed:
        return say(wording.closed_already(award, talk.desk.closed[award.id], talk.campaign))
    return Outcome(
        (wording.ended(award),), desk=talk.desk.with_closed(award.id, talk.now), did=Act.END_ROUND
    )


def reopen(talk: OfficeTalk, asked: tuple[Track, str]) -> Outcome:
    """Let reviewers change their ballots again, for a reason."""
    award, reason = asked
    if award.id not in talk.desk.closed:
        return say(wording.not_closed(award))
    return Outcome(
        (wording.reopened(award),),
        desk=talk.desk.with_closed(award.id, None),
        did=Act.REOPEN_ROUND,
        why=reason,
    )


def judged(talk: OfficeTalk, award: Track) -> list[tuple[Branch, Track]]:
    """The applications for an award that a panel judges: those that are handed in."""
    return [
        (branch, track)
        for branch, track in applicants(talk.campaign, award)
        if condition(track, branch, talk.record_of(branch).application(track.id)).is_handed_in
    ]


def ballot_of(talk: OfficeTalk, reviewer: Reviewer, branch: Branch, track: Track) -> Ballot:
    """What a reviewer has given an application; a blank one where nothing."""
    own = talk.readings.ballots.get(reviewer.user_id.casefold(), {})
    return own.get(ballot_name(track.id, branch.number), Ballot())


def _progress(talk: OfficeTalk, award: Track) -> str:
    found = judged(talk, award)
    rows = [
        wording.progress_row(reviewer, done, open_ones)
        for reviewer in panel_of(talk.campaign, award.id)
        for done, open_ones in [_of(talk, award, reviewer, found)]
    ]
    renewed = list(_renewed(talk, award, found))
    return wording.progress(award, len(found), rows, talk.desk.closed.get(award.id), renewed)


def _of(
    talk: OfficeTalk, award: Track, reviewer: Reviewer, found: list[tuple[Branch, Track]]
) -> tuple[int, list[Branch]]:
    """How many a reviewer has judged, and which not."""
    done, left = 0, []
    for branch, track in found:
        if reviewer not in panel_of(talk.campaign, award.id, branch):
            continue
        card = panel_card(track, talk.record_of(branch).application(track.id))
        if ballot_of(talk, reviewer, branch, track).total(card) is None:
            left.append(named(branch, track))
        else:
            done += 1
    return done, left


def _renewed(talk: OfficeTalk, award: Track, found: list[tuple[Branch, Track]]) -> Iterator[Branch]:
    """The branches that were judged on an earlier version than the one that counts."""
    for branch, track in found:
        last = talk.record_of(branch).application(track.id).submission
        ballots = [ballot_of(talk, r, branch, track) for r in panel_of(talk.campaign, award.id)]
        if last and any(0 < ballot.version < last.version for ballot in ballots):
            yield named(branch, track)
