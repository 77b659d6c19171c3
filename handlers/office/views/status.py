"""`状态`: the truth at once, for all branches or for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from campaign.applications import Status
from campaign.closing import Counts, Found, usual_deadline
from campaign.condition import Condition, PaperState, State
from campaign.model import Branch, Campaign, Track
from campaign.open_matters import Step, steps_left
from handlers.office.everyday.words import example_branch
from handlers.office.resolve import groups
from handlers.office.resolve.naming import one_branch, track_named
from handlers.office.views.branch_status import branch_lines
from handlers.office.views.strangers import still_strangers
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import closing, conditions, reaching, undelivered
from handlers.wording import office as wording
from storage.readings import Needs
from storage.standings import condition_in

QUIET_FOR = timedelta(days=2)
QUIETEST_SHOWN = 3

Tell = Callable[[Branch, Condition], str]


@dataclass(frozen=True, slots=True)
class Line:
    """Branches that are named together: what unites them, which they are, and what is told of each."""

    what: str
    takes: Callable[[Condition], bool]
    tell: Tell


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
        number = (about.number,)
        return Needs(looks=number, reminded=number, histories=number, unreachable=True)
    return Needs(standings=True, strangers=True, unreachable=True, deadlines=True, letters=True)


def show_status(talk: OfficeTalk, about: Branch | Track | None) -> Outcome:
    """Show how many branches stand where, in one award or in each, or how the named branch stands."""
    if isinstance(about, Branch):
        return say("\n".join(branch_lines(talk, about)))
    tracks = [about] if about else list(talk.campaign.tracks.values())
    return say("\n".join(_all_lines(talk, tracks)))


def _all_lines(talk: OfficeTalk, tracks: Sequence[Track]) -> list[str]:
    where = [(track, _conditions(talk, track)) for track in tracks]
    campaign = talk.campaign.until(usual_deadline(talk.campaign, talk.readings.deadlines))
    lines = [wording.now_line(campaign, talk.now)]
    lines += [row for each in where for row in conditions.counts_with_results(_counted(*each))]
    for line in _lines(campaign, talk.now):
        lines += [row for each in where for row in _named(*each, line)]
    if talk.now <= campaign.deadline:
        lines += [row for each in where for row in _quiet(talk, *each)]
    lines += _extended(talk, campaign)
    lines += reaching.lines(talk.campaign, talk.readings.unreachable)
    if strangers := still_strangers(talk.campaign, talk.readings.strangers):
        lines.append(wording.strangers(len(strangers)))
    lines += undelivered.lines(talk.readings.letters, talk.readings.retries)
    return [*lines, wording.how_to_look(example_branch(talk.campaign), nudges=_nudges(talk, where))]


def _lines(campaign: Campaign, now: datetime) -> tuple[Line, ...]:
    """What is named, the most urgent first."""
    return (
        Line(
            conditions.STATUS[Status.RETURNED],
            lambda how: how.state is State.RETURNED,
            lambda branch, how: wording.sent_back(branch, how, campaign, now),
        ),
        Line(conditions.CHANGED, lambda how: how.is_changed, wording.changed),
        Line(conditions.WITHDRAWN, lambda how: how.state is State.WITHDRAWN, wording.taken_back),
        Line("填齐了没提交", lambda how: how.state is State.COMPLETE, _short),
        Line(
            conditions.TO_EXCHANGE, lambda how: how.paper is PaperState.OUTDATED, wording.old_paper
        ),
        Line(
            conditions.GIVEN_BACK,
            lambda how: how.paper is PaperState.REFUSED,
            wording.refused_paper,
        ),
        Line(
            "纸质在这里、眼下不算", lambda how: how.paper is PaperState.ORPHANED, wording.orphaned
        ),
        Line(
            conditions.STATUS[Status.NOT_STARTED], lambda how: how.state is State.NOT_BEGUN, _short
        ),
    )


def _short(branch: Branch, _: Condition) -> str:
    return wording.short(branch)


def _conditions(talk: OfficeTalk, track: Track) -> Found:
    standings = talk.standings(track)
    return [(branch, condition_in(track, branch, standings)) for branch in talk.campaign.branches]


def _counted(track: Track, found: Found) -> Counts:
    counts = Counts(track)
    for _, how in found:
        counts.count(how)
    return counts


def _named(track: Track, where: Found, line: Line) -> list[str]:
    found = [line.tell(branch, how) for branch, how in where if line.takes(how)]
    return [wording.branches_line(wording.of_track(line.what, track), found)] if found else []


def _quiet(talk: OfficeTalk, track: Track, where: Found) -> list[str]:
    """The applications that were begun and then left alone, the longest first."""
    standings = talk.standings(track)
    quiet = [
        (standings[branch.number].changed_at, branch)
        for branch, how in where
        if how.state is State.FILLING
        and talk.now - standings[branch.number].changed_at >= QUIET_FOR
    ]
    if not quiet:
        return []
    quiet.sort(key=lambda found: found[0])
    shown = [wording.far(branch, standings[branch.number]) for _, branch in quiet[:QUIETEST_SHOWN]]
    days = (talk.now - quiet[min(QUIETEST_SHOWN, len(quiet)) - 1][0]).days
    return [wording.branches_line(wording.untouched(track, days), shown)]


def _extended(talk: OfficeTalk, usual: Campaign) -> list[str]:
    """The branches that still have more time than most."""
    own, known = talk.readings.deadlines, talk.campaign.branch_by_number
    later = [
        (known[n], at) for n, at in own.items() if at > max(usual.deadline, talk.now) and n in known
    ]
    return [closing.still_open(later, usual)] if later else []


def _nudges(talk: OfficeTalk, where: Sequence[tuple[Track, Found]]) -> list[str]:
    """The groups that 催 would reach something in just now: before the deadline one is enough."""
    if talk.now < talk.campaign.opens_at:
        return []
    left = {group for _, found in where for group in _groups(talk, found)}
    if groups.UNFINISHED in left:
        return [groups.UNFINISHED]
    return [group for group in (groups.RETURNED, groups.OUTSTANDING) if group in left]


def _groups(talk: OfficeTalk, where: Found) -> Iterator[str]:
    """By which word each is reminded of what it still can do, by its own deadline."""
    own, deadline = talk.readings.deadlines, talk.campaign.deadline
    for branch, how in where:
        is_over = talk.now >= own.get(branch.number, deadline)
        for step in steps_left(how, is_over=is_over):
            if step is Step.PAPER:
                yield groups.OUTSTANDING
            else:
                yield groups.RETURNED if is_over else groups.UNFINISHED
