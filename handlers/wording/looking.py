"""What the office reads when it looks at one application."""

from __future__ import annotations

from campaign.applications import Submission
from campaign.condition import Condition, State
from campaign.model import Branch, Campaign, Track
from handlers.wording import conditions
from handlers.wording.chair import head as track_head
from handlers.wording.office import short
from handlers.wording.times import short_time


def has_title(branch: Branch, track: Track) -> str:
    return f"{track_head(track)}{short(branch)} 已有称号，不用申报。"


def head(branch: Branch, track: Track, how: Condition, position: str) -> str:
    told = f"{track_head(track)}{short(branch)} {conditions.stands(how)}"
    told += f" · {position}" if position else ""
    more = [conditions.changes(how)] if how.state is State.CHANGED else []
    return "\n".join(filter(None, (told, *more, conditions.orphan(how))))


def handed_in(submission: Submission, photos: int, campaign: Campaign) -> str:
    at = short_time(submission.at, campaign.zone)
    pictures = f"照片 {photos} 张和 " if photos else ""
    return f"{submission.receipt}，{at} 提交。下面是{pictures}Word 文件。"


def draft(how: Condition, photos: int, has_text: bool) -> str:
    there = [f"照片 {photos} 张"] if photos else []
    there += ["总结"] if has_text else []
    below = f"下面是{'和'.join(there)}。" if there else "照片、总结都还没有。"
    if how.state is State.DECLINED:
        return below if there else "没有填过内容。"
    lacks = "、".join(conditions.lacks(how.lacks, with_optional=True))
    return f"{f'还差 {lacks}；' if lacks else ''}{_no_files(how)}。{below}"


def _no_files(how: Condition) -> str:
    is_back = how.state is State.WITHDRAWN
    return "再提交后才有新的 Word 文件" if is_back else "提交后才有 Word 文件"


def text_goes_on(characters: int) -> str:
    return f"……（后面还有 {characters} 字）"
