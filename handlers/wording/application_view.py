"""What the office reads when it looks at one application."""

from __future__ import annotations

from collections.abc import Sequence

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
    more = [conditions.changes(how)] if how.is_changed else []
    more += [f"纸质退过：{how.refused_for}"] if how.refused_for else []
    return "\n".join(filter(None, (told, *more, conditions.orphan(how))))


def handed_in(
    submission: Submission, photos: Sequence[int], documents: int, campaign: Campaign
) -> str:
    """When it was handed in, and just what comes behind."""
    at = short_time(submission.at, campaign.zone)
    come = [*_sheet(photos), f"Word 文件 {documents} 个"]
    return f"{submission.receipt}，{at} 提交。随后发来：{'、'.join(come)}。"


def draft(how: Condition, photos: Sequence[int], has_text: bool) -> str:
    """What is missing, and just what comes behind."""
    come = [*_sheet(photos), *(["总结"] if has_text else [])]
    below = f"随后发来：{'、'.join(come)}。" if come else "照片、总结都还没有。"
    lacks = "、".join(conditions.lacks(how.lacks, with_optional=True))
    return f"{f'还差 {lacks}；' if lacks else ''}{_no_files(how)}。{below}"


def _no_files(how: Condition) -> str:
    is_back = how.state is State.WITHDRAWN
    return "再提交后才有新的 Word 文件" if is_back else "提交后才有 Word 文件"


def _sheet(photos: Sequence[int]) -> list[str]:
    return [f"一张图，上面是照片 {len(photos)} 张的缩略图"] if photos else []


def one_in_full(branch: Branch, track: Track, number: int) -> str:
    return f"看一张原图：看 {branch.short_name} {track.short_name} {number}"


def photo_coming(branch: Branch, track: Track, number: int) -> str:
    return f"{track_head(track)}{short(branch)} 第 {number} 张照片，原图随后发来。"


def no_such_photo(branch: Branch, track: Track, number: int, numbers: Sequence[int]) -> str:
    there = f"有第 {'、'.join(map(str, numbers))} 张" if numbers else "还没有照片"
    return f"{track_head(track)}{short(branch)} 没有第 {number} 张照片，{there}。"


def photo_lost() -> str:
    return "这张照片没能发来，请过几分钟再试；还不行请联系系统维护人员。"


def declined(branch: Branch, track: Track) -> str:
    return f"{track_head(track)}{short(branch)} 本次不申报，没有可看的。"


def how(branch: Branch, track: Track, rest: str) -> str:
    name = f"看 {branch.short_name} {track.short_name}"
    return f"“{rest}”没看懂。看全部：{name}；看一张原图：{name} 2"


def text_goes_on(characters: int) -> str:
    return f"……（后面还有 {characters} 字）"
