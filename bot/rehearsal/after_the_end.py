"""What a branch says that is heard after the deadline, in time or not."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.rehearsal import pictures
from bot.rehearsal.applicant import Applicant
from campaign.model import Track

# The platform says when something was written; what it says is believed no further back than 15 min.
BELIEVED_FOR = timedelta(minutes=14)


def confirms_held_up(branch: Applicant, track: Track) -> None:
    """Confirm a minute before the deadline, with the message on its way until now."""
    expected, campaign = branch.application(track), branch.campaign
    assert branch.now is not None  # noqa: S101 - it is told before every scene
    held_up_s = (branch.now - campaign.deadline).total_seconds() + 60
    if campaign.late_tolerance_minutes:
        receipt = f"编号 {re.escape(expected.next_receipt)}，"
        branch.chair.says("确认", receipt, held_up_s=held_up_s)
        expected.hand_in()
    else:
        branch.chair.says("确认", "截止", held_up_s=held_up_s)


def is_refused(branch: Applicant, track: Track) -> None:
    """Try to change something after the end, and be told that it is over."""
    branch.chair.says(f"改 {track.places[0].entry} 1", "截止", "没有保存")


def is_heard_too_late(branch: Applicant, track: Track) -> None:
    """Write in time what arrives when nothing is taken any more: that is for the office to decide."""
    assert branch.now is not None  # noqa: S101 - it is told before every scene
    held_up = branch.now - branch.campaign.deadline + timedelta(minutes=1)
    if held_up > BELIEVED_FOR:
        return
    branch.disputed = f"改 {track.places[0].entry} 1"
    branch.chair.says(branch.disputed, "没有保存", "已转校工会", held_up_s=held_up.total_seconds())


def sends_a_late_photo(branch: Applicant) -> None:
    """Send a picture after the deadline."""
    branch.chair.sends_pictures([pictures.picture(next(branch.numbers))])


def reads_that_a_photo_is_refused(branch: Applicant) -> None:
    """Read what became of the late picture."""
    branch.chair.reads("〔照片〕", "照片没有保存", "截止")
