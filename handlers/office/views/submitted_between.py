"""`已提交 昨天`: who handed in on these days, whatever became of it since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from campaign.applications import Application, Submission
from campaign.condition import condition
from campaign.model import Branch, Track
from handlers.office.resolve.days import Span
from handlers.office.review.applicants import applicants, named
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import submitted as wording


def show_between(talk: OfficeTalk, span: Span, track: Track | None) -> Outcome:
    """List what was handed in on these days for the named award, or for each."""
    try:
        first, last = span.days(talk.now, talk.campaign)
    except ValueError:
        return say(wording.no_such_day(span.said))
    awards = [talk.campaign.tracks[track.award]] if track else talk.campaign.awards
    blocks = [_listed(talk, award, first, last) for award in awards]
    return say("\n".join((wording.on_days(span.said, first, last), *blocks)))


def _listed(talk: OfficeTalk, award: Track, first: date, last: date) -> str:
    found = sorted(_found(talk, award, first, last), key=lambda one: one[2].at)
    lines = [
        wording.line_between(
            named(branch, one), submission, condition(one, branch, application), talk.campaign
        )
        for (branch, one), application, submission in found
    ]
    return "\n".join((wording.head_between(award, len(lines)), *lines))


def _found(
    talk: OfficeTalk, award: Track, first: date, last: date
) -> Iterator[tuple[tuple[Branch, Track], Application, Submission]]:
    """Each application that was handed in on these days, with the last time it was."""
    for branch, one in applicants(talk.campaign, award):
        application = talk.record_of(branch).application(one.id)
        within = [
            submission
            for submission in application.submissions
            if first <= submission.at.astimezone(talk.campaign.zone).date() <= last
        ]
        if within:
            yield (branch, one), application, within[-1]
