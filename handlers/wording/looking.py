"""What the office reads when it looks at one application."""

from __future__ import annotations

from campaign.applications import Submission
from campaign.completeness import Missing
from campaign.model import Branch, Campaign, Track
from handlers.wording.chair import head as track_head
from handlers.wording.office import short
from handlers.wording.times import short_time
from handlers.wording.unfinished import lacking


def has_title(branch: Branch, track: Track) -> str:
    return f"{track_head(track)}{short(branch)} 已有称号，不用申报。"


def head(branch: Branch, track: Track, status: str, position: str) -> str:
    return f"{track_head(track)}{short(branch)} {status}" + (f" · {position}" if position else "")


def handed_in(submission: Submission, photos: int, campaign: Campaign) -> str:
    at = short_time(submission.at, campaign.zone)
    pictures = f"照片 {photos} 张和 " if photos else ""
    return f"{submission.receipt}，{at} 提交。下面是{pictures}Word 文件。"


def draft(photos: int, has_text: bool, missing: Missing) -> str:
    lacks = lacking(missing) if missing else "填齐了"
    there = [f"照片 {photos} 张"] if photos else []
    there += ["总结"] if has_text else []
    below = f"下面是{'和'.join(there)}。" if there else "照片、总结都还没有。"
    return f"还没提交，{lacks}；提交后才有 Word 文件。{below}"


def text_goes_on(characters: int) -> str:
    return f"……（后面还有 {characters} 字）"
