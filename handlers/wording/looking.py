"""What the office reads when it looks at one application."""

from __future__ import annotations

from collections.abc import Sequence

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


def handed_in(
    submission: Submission, photos: Sequence[int], documents: int, campaign: Campaign
) -> str:
    """When it was handed in, and just what comes behind."""
    at = short_time(submission.at, campaign.zone)
    come = [*_sheet(photos), f"Word 文件 {documents} 个"]
    return f"{submission.receipt}，{at} 提交。随后发来：{'、'.join(come)}。"


def draft(
    photos: Sequence[int], has_text: bool, missing: Missing, withdrawn: Submission | None
) -> str:
    """What is missing, and just what comes behind."""
    lacks = lacking(missing) if missing else "填齐了"
    come = [*_sheet(photos), *(["总结"] if has_text else [])]
    below = f"随后发来：{'、'.join(come)}。" if come else "照片、总结都还没有。"
    if withdrawn:
        state = f"{withdrawn.receipt} 提交过，已撤回或改后没再交；{lacks}"
    else:
        state = f"还没提交，{lacks}；提交后才有 Word 文件"
    return f"{state}。{below}"


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
