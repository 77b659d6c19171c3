"""A version handed in: its receipt, and the papers that follow it."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Application, Submission
from campaign.model import Track
from campaign.open_matters import open_matters, still_possible
from campaign.reviewing import with_review_kept
from handlers.chair.people import others, person_called, tell_others
from handlers.talk import ChairTalk
from handlers.wording import colleagues as wording
from handlers.wording.papers import still_open
from storage.effects import Effect, MailSubmission, SendDocument


def hand_in(
    talk: ChairTalk, track: Track, application: Application
) -> tuple[Application, Submission, tuple[Effect, ...]]:
    """The application as one version more, that version, and the sending of its papers."""
    version = len(application.submissions) + 1
    receipt = track.receipt(talk.branch.number, version)
    after = application.handed_in(receipt, talk.user_id, talk.sent_at)
    submission = after.submission
    assert submission is not None  # noqa: S101 - just handed in
    if track.scorecard:
        after = with_review_kept(track.scorecard, application, after)
    papers: tuple[Effect, ...] = (
        *_files(talk, track, talk.user_id, version),
        MailSubmission(talk.user_id, talk.branch.number, track.id, version),
        *_for_others(talk, track, submission, was_returned=bool(application.open_return)),
    )
    return after, submission, papers


def other_awards(talk: ChairTalk, track: Track) -> list[str]:
    """What the branch still has to do for its other awards, a line each."""
    matters = open_matters(talk.campaign, talk.branch, talk.record.applications)
    left = still_possible(talk.campaign, matters, talk.now)
    return [still_open(matter) for matter in left if matter.track is not track]


def _for_others(
    talk: ChairTalk, track: Track, submission: Submission, *, was_returned: bool
) -> Iterator[Effect]:
    """The same files for the others of the branch, and who handed in."""
    who = person_called(talk, talk.user_id)
    told = wording.handed_in(track, submission, who, talk.campaign, was_returned=was_returned)
    heard = {effect.user_id: effect for effect in tell_others(talk, told)}
    for person in others(talk):
        if person in heard:
            yield heard[person]
        yield from _files(talk, track, person, submission.version)


def _files(talk: ChairTalk, track: Track, user_id: str, version: int) -> Iterator[Effect]:
    for name in track.documents:
        yield SendDocument(user_id, talk.branch.number, track.id, version, name)
