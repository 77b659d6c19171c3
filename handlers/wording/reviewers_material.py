"""What a reviewer reads with the material of an application."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from campaign.applications import Application
from handlers.wording.reviewers import who

if TYPE_CHECKING:
    from handlers.reviewers.talk import Due


def material_head(due: Due, application: Application) -> str:
    receipt = application.submission.receipt if application.submission else ""
    return f"{who(due)}　申报材料（{receipt}）"


def part_head(title: str) -> str:
    return f"— {title} —"


def more_of(has_essay: bool, photos: int) -> str:
    pieces = ["总结全文请回复 总结"] if has_essay else []
    pieces += [f"{photos} 张照片随后发来，看大图如 大图 1"] if photos else []
    return f"{'；'.join(pieces)}。" if pieces else "没有总结，也没有照片。"


def photos_coming(due: Due, count: int) -> str:
    return f"{who(due)}　{count} 张照片随后发来，看大图如 大图 1。"


def no_photos(due: Due) -> str:
    return f"{who(due)}　没有照片。"


def no_such_photo(due: Due, numbers: Sequence[int]) -> str:
    if not numbers:
        return no_photos(due)
    return f"{who(due)}　没有这一张。有：{'、'.join(map(str, numbers))}。"


def essay_head(due: Due) -> str:
    return f"{who(due)}　总结全文："


def no_essay(due: Due) -> str:
    return f"{who(due)}　这一项没有总结。"
