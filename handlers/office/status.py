"""`状态`: the truth at once, for all branches or for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from campaign.applications import Status
from campaign.closing import usual_deadline
from campaign.model import Branch, Campaign, Track
from handlers.office.branch_status import branch_lines
from handlers.office.everyday import example_branch
from handlers.office.naming import one_branch, track_named
from handlers.office.strangers import still_strangers
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import closing, reaching
from handlers.wording import office as wording
from storage.readings import Needs
from storage.standings import Standing

QUIET_FOR = timedelta(days=2)
QUIETEST_SHOWN = 3


def read(campaign: Campaign, name: str) -> Branch | Track | None | str:
    """The branch or the award that is named; None where all are meant."""
    if not name:
        return None
    if track := track_named(campaign, name):
        return track
    named = one_branch(campaign, name, "状态")
    return named if isinstance(named, str) else named.branch


def needs(_campaign: Campaign, about: Branch | Track | None) -> Needs:
    """The standings of all branches, or the record of the one that is named."""
    if isinstance(about, Branch):
        return Needs(looks=(about.number,), reminded=(about.number,), unreachable=True)
    return Needs(standings=True, strangers=True, unreachable=True, deadlines=True)


def show_status(talk: OfficeTalk, about: Branch | Track | None) -> Outcome:
    """Show how many branches stand where, in one award or in each, or how the named branch stands."""
    if isinstance(about, Branch):
        return say("\n".join(branch_lines(talk, about)))
    tracks = [about] if about else list(talk.campaign.tracks.values())
    return say("\n".join(_all_lines(talk, tracks)))


def _all_lines(talk: OfficeTalk, tracks: Sequence[Track]) -> list[str]:
    campaign = talk.campaign.until(usual_deadline(talk.campaign, talk.readings.deadlines))
    lines = [wording.now_line(campaign, talk.now)]
    lines += [_counts(talk, track) for track in tracks]
    lines += [line for track in tracks for line in _not_started(talk, track)]
    lines += [line for track in tracks for line in _ready(talk, track)]
    if talk.now <= campaign.deadline:
        lines += [line for track in tracks for line in _quiet(talk, track)]
    lines += _extended(talk, campaign)
    lines += reaching.lines(talk.campaign, talk.readings.unreachable)
    if strangers := still_strangers(talk.campaign, talk.readings.strangers):
        lines.append(wording.strangers(len(strangers)))
    is_over = talk.now > campaign.deadline
    return [*lines, wording.how_to_look(example_branch(talk.campaign), is_over=is_over)]


def _extended(talk: OfficeTalk, usual: Campaign) -> list[str]:
    """The branches that still have more time than most."""
    own, known = talk.readings.deadlines, talk.campaign.branch_by_number
    later = [
        (known[n], at) for n, at in own.items() if at > max(usual.deadline, talk.now) and n in known
    ]
    return [closing.still_open(later, usual)] if later else []


def _eligible(talk: OfficeTalk, track: Track) -> list[Branch]:
    return [branch for branch in talk.campaign.branches if track.id not in branch.holds]


def _standings(talk: OfficeTalk, track: Track) -> Mapping[str, Standing]:
    return talk.standings(track)


def _counts(talk: OfficeTalk, track: Track) -> str:
    standings = _standings(talk, track)
    eligible = _eligible(talk, track)
    known = [standings[branch.number] for branch in eligible if branch.number in standings]
    counts = Counter(standing.status for standing in known)
    counts[Status.NOT_STARTED] += len(eligible) - len(known)
    paper = sum(standing.has_paper for standing in known)
    return wording.counts_line(
        track, counts, paper, closed=len(talk.campaign.branches) - len(eligible)
    )


def _not_started(talk: OfficeTalk, track: Track) -> list[str]:
    standings = _standings(talk, track)
    left = [
        wording.short(branch)
        for branch in _eligible(talk, track)
        if not (known := standings.get(branch.number)) or known.status is Status.NOT_STARTED
    ]
    return [wording.branches_line(wording.not_started(track), left)] if left else []


def _ready(talk: OfficeTalk, track: Track) -> list[str]:
    """The applications that lack nothing but the word 提交: a call is all they need."""
    standings = _standings(talk, track)
    ready = [
        wording.short(branch)
        for branch in _eligible(talk, track)
        if branch.number in standings and standings[branch.number].is_ready
    ]
    return [wording.branches_line(wording.ready(track), ready)] if ready else []


def _quiet(talk: OfficeTalk, track: Track) -> list[str]:
    """The applications that were begun and then left alone, the longest first."""
    numbers = talk.campaign.branch_by_number
    quiet = [
        (standing.changed_at, numbers[number], standing)
        for number, standing in _standings(talk, track).items()
        if number in numbers
        and standing.status is Status.FILLING
        and not standing.is_ready
        and talk.now - standing.changed_at >= QUIET_FOR
    ]
    if not quiet:
        return []
    quiet.sort(key=lambda found: found[0])
    shown = [wording.far(track, branch, s) for _, branch, s in quiet[:QUIETEST_SHOWN]]
    days = (talk.now - quiet[min(QUIETEST_SHOWN, len(quiet)) - 1][0]).days
    return [wording.branches_line(wording.untouched(track, days), shown)]
