"""A version handed in: its receipt, and the papers that follow it."""

from __future__ import annotations

from campaign.applications import Application, Submission
from campaign.model import Track
from campaign.reviewing import with_review_kept
from handlers.talk import ChairTalk
from storage.effects import Effect, MailSubmission, SendDocument


def hand_in(
    talk: ChairTalk, track: Track, application: Application
) -> tuple[Application, Submission, tuple[Effect, ...]]:
    """The application as one version more, that version, and the sending of its papers."""
    version = len(application.submissions) + 1
    receipt = track.receipt(talk.branch, version)
    after = application.handed_in(receipt, talk.user_id, talk.sent_at)
    submission = after.submission
    assert submission is not None  # noqa: S101 - just handed in
    if track.scorecard:
        after = with_review_kept(track.scorecard, application, after)
    what = (talk.user_id, talk.branch.number, track.id, version)
    papers: tuple[Effect, ...] = (
        *(SendDocument(*what, name) for name in track.documents),
        MailSubmission(*what),
    )
    return after, submission, papers
