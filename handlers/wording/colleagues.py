"""What chair and deputy hear of each other."""

from __future__ import annotations

from campaign.applications import Submission
from campaign.model import Campaign, Track
from handlers.wording.chair import head
from handlers.wording.times import short_time


def chair_person(name: str) -> str:
    return f"主席（{name}）"


def deputy_person(name: str) -> str:
    return f"代填人（{name}）"


def office_person() -> str:
    return "校工会"


def handed_in(
    track: Track, submission: Submission, who: str, campaign: Campaign, *, was_returned: bool
) -> str:
    at = short_time(submission.at, campaign.zone)
    did = "已把退回的改好交回" if was_returned else "已提交"
    return (
        f"{head(track)}{who}{did}，编号 {submission.receipt}，{at}，您不用再交。"
        "表随后也发给您一份，备用。"
    )
