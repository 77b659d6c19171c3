"""The office's morning: what is new, who is stuck or silent, what is to be decided or sent today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from campaign.closing import Found, usual_deadline
from campaign.condition import Condition, State
from campaign.disputes import Dispute
from campaign.model import Branch, Campaign, Track
from campaign.open_matters import steps_of
from campaign.reminders import calendar, last_day, local
from handlers.office.views.strangers import still_strangers
from handlers.wording import asked as questions
from handlers.wording import digest as wording
from handlers.wording import reaching
from handlers.wording.digest import News
from storage.outbox.unreachable import Unreachable
from storage.questions import Question
from storage.standings import Standing, condition_in
from storage.strangers import Stranger

STUCK_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Morning:
    """What a digest is made of: `since` is when the last one was, `silent` have never written.

    `standings` are by track and branch number, `deadlines` those of their own by branch number.
    """

    campaign: Campaign
    at: datetime
    since: datetime
    standings: Mapping[str, Mapping[str, Standing]] = field(default_factory=dict)
    deadlines: Mapping[str, datetime] = field(default_factory=dict)
    disputes: Mapping[str, Sequence[Dispute]] = field(default_factory=dict)
    strangers: Sequence[Stranger] = ()
    unreachable: Mapping[str, Unreachable] = field(default_factory=dict)
    silent: Sequence[Branch] = ()
    questions: Sequence[Question] = ()

    def campaign_of(self, branch: Branch) -> Campaign:
        """The campaign with the branch's own deadline."""
        own = self.deadlines.get(branch.number)
        return self.campaign.until(own) if own else self.campaign

    def standing(self, track: Track, branch: Branch) -> Standing | None:
        """Where a branch stands, None while it has not begun."""
        return self.standings.get(track.id, {}).get(branch.number)

    def condition(self, track: Track, branch: Branch) -> Condition:
        """How a branch stands for an award."""
        return condition_in(track, branch, self.standings.get(track.id, {}))

    @property
    def running(self) -> list[Branch]:
        """The branches whose deadline is still to come."""
        return [b for b in self.campaign.branches if self.at < self.campaign_of(b).deadline]


def untouched(
    campaign: Campaign, standings: Mapping[str, Mapping[str, Standing]]
) -> tuple[Branch, ...]:
    """The branches that have begun and declined nothing and may apply for something."""
    return tuple(
        branch
        for branch in campaign.branches
        if len(set(branch.holds)) < len(campaign.tracks)
        and not any(branch.number in of_track for of_track in standings.values())
    )


def is_short(campaign: Campaign, now: datetime) -> bool:
    """True in the last days, when who never wrote should be called."""
    days_left = (last_day(campaign) - local(campaign, now).date()).days
    return now < campaign.deadline and days_left <= campaign.reminders.escalate_days_before


def digest_text(morning: Morning) -> str:
    """The digest; "" when there is nothing to say."""
    lines = [*_new(morning), *_left(morning), *_stuck(morning), *_silent(morning)]
    lines += _to_decide(morning)
    lines += _today(morning)
    campaign = morning.campaign.until(usual_deadline(morning.campaign, morning.deadlines))
    return "\n".join([wording.head(campaign, morning.at), *lines]) if lines else ""


def _new(morning: Morning) -> Iterator[str]:
    """What became of applications since the last digest: what happened, not how they stand."""
    for track in morning.campaign.tracks.values():
        found: dict[News, Found] = {}
        for branch in morning.campaign.branches:
            for news in _news(morning, track, branch):
                found.setdefault(news, []).append((branch, morning.condition(track, branch)))
        if found:
            yield wording.new(track, found, morning.at, morning.campaign.zone)


def _news(morning: Morning, track: Track, branch: Branch) -> Iterator[News]:
    """What happened to one application; of several things those that still stand."""
    standing, how = morning.standing(track, branch), morning.condition(track, branch)
    if how.refused_at and how.refused_at > morning.since:
        yield News.PAPER_REFUSED
    if standing is None or standing.changed_at <= morning.since or how.state is State.TITLED:
        return
    if _is_stuck(how, standing.changed_at, morning.at):
        return
    has_moved = (how.since or standing.changed_at) > morning.since
    if not how.is_handed_in:
        yield _MOVED[how.state] if has_moved else _EDITED[how.state]
        return
    submitted_at = how.submitted_at or standing.changed_at
    if submitted_at > morning.since:
        yield News.CORRECTED if how.corrects else News.SUBMITTED
    if has_moved and how.since and how.since > submitted_at:
        yield News.RETURN_CANCELLED
    if how.is_changed:
        yield News.CHANGED


_MOVED = {
    State.NOT_BEGUN: News.FILLING,
    State.FILLING: News.FILLING,
    State.COMPLETE: News.FILLING,
    State.WITHDRAWN: News.WITHDRAWN,
    State.RETURNED: News.RETURNED,
    State.DECLINED: News.DECLINED,
}
_EDITED = {
    **_MOVED,
    State.WITHDRAWN: News.REFILLING,
    State.RETURNED: News.CORRECTING,
}


def _left(morning: Morning) -> Iterator[str]:
    """What was left half-way before the last digest: it must not be forgotten."""
    running = {branch.number for branch in morning.running}
    for track in morning.campaign.tracks.values():
        found: dict[str, Found] = {}
        for branch in morning.campaign.branches:
            standing, how = morning.standing(track, branch), morning.condition(track, branch)
            is_old = standing is not None and standing.changed_at <= morning.since
            is_possible = branch.number in running or how.state is State.RETURNED
            if is_old and is_possible and how.state in wording.LEFT:
                found.setdefault(wording.LEFT[how.state], []).append((branch, how))
            is_news = how.refused_at is not None and how.refused_at > morning.since
            if how.paper in wording.PAPER_LEFT and not is_news:
                found.setdefault(wording.PAPER_LEFT[how.paper], []).append((branch, how))
        if found:
            yield wording.left(track, found, morning.at, morning.campaign.zone)


def _stuck(morning: Morning) -> Iterator[str]:
    """What was begun and then left alone, the longest first."""
    for track in morning.campaign.tracks.values():
        found = []
        for branch in morning.running:
            standing, how = morning.standing(track, branch), morning.condition(track, branch)
            if standing and _is_stuck(how, standing.changed_at, morning.at):
                found.append((standing.changed_at, branch, standing))
        if found:
            found.sort(key=lambda stuck: stuck[0])
            yield wording.stuck(track, [(branch, standing) for _, branch, standing in found])


def _is_stuck(how: Condition, changed_at: datetime, now: datetime) -> bool:
    return how.state in (State.FILLING, State.COMPLETE) and now - changed_at >= STUCK_FOR


def _silent(morning: Morning) -> Iterator[str]:
    usual = morning.campaign.until(usual_deadline(morning.campaign, morning.deadlines))
    if morning.silent and is_short(usual, morning.at):
        yield from wording.silent(morning.silent)


def _to_decide(morning: Morning) -> Iterator[str]:
    """Whom nothing reaches, who is on no roster, and what came too late."""
    yield from reaching.lines(morning.campaign, morning.unreachable)
    unknown = still_strangers(morning.campaign, morning.strangers)
    strangers = [stranger for stranger in unknown if stranger.at > morning.since]
    if strangers:
        yield wording.strangers(strangers)
    unanswered = [question for question in morning.questions if question.at > morning.since]
    if unanswered:
        yield questions.new(morning.campaign, unanswered)
    known = morning.campaign.branch_by_number
    disputed = [known[number] for number in morning.disputes if number in known]
    if disputed:
        yield wording.disputed(sum(map(len, morning.disputes.values())), disputed)


def _today(morning: Morning) -> Iterator[str]:
    """The reminders of today and how many branches would get them as things stand."""
    today = local(morning.campaign, morning.at).date()
    counts: dict[tuple[datetime, str], int] = {}
    calendars = {}
    for branch in morning.running:
        campaign = morning.campaign_of(branch)
        if campaign.deadline not in calendars:
            calendars[campaign.deadline] = calendar(campaign)
        for slot in calendars[campaign.deadline]:
            is_to_come = slot.at.date() == today and slot.at > morning.at
            if is_to_come and _is_due(morning, branch, is_opening=slot.is_opening):
                key = slot.at, slot.name
                counts[key] = counts.get(key, 0) + 1
    for (at, name), count in sorted(counts.items()):
        yield wording.will_be_sent(at, name, count)


def _is_due(morning: Morning, branch: Branch, *, is_opening: bool) -> bool:
    tracks = [t for t in morning.campaign.tracks.values() if t.id not in branch.holds]
    found = [morning.condition(track, branch) for track in tracks]
    if is_opening:
        return bool(found) and all(how.state is State.NOT_BEGUN for how in found)
    return any(map(steps_of, found))
