"""What the office reads where it is not clear which application is meant, or it is not one to review."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from handlers.office.everyday.words import example_branch
from handlers.wording.chair import head
from handlers.wording.conditions import STATUS
from handlers.wording.office import short


def which_application(campaign: Campaign, command: str) -> str:
    branch, track = example_branch(campaign), next(iter(campaign.tracks.values()))
    return f"请先写分工会和项目，如 {command} {branch.short_name} {track.short_name} …"


def which_track(branch: Branch, tracks: Sequence[Track], command: str) -> str:
    ways = " 或 ".join(f"{command} {branch.short_name} {track.short_name}" for track in tracks)
    return f"{short(branch)}是哪一项？请写明：{ways}。"


def not_submitted(branch: Branch, track: Track, status: Status) -> str:
    if status is Status.RETURNED:
        return f"{head(track)}{short(branch)} 正在按退回修改，交回后再办，没有改动。"
    return f"{head(track)}{short(branch)} 现在是{STATUS[status]}，没有可评审的提交，没有改动。"


def result_first(branch: Branch, track: Track) -> str:
    way = f"结果 {branch.short_name} {track.short_name} 取消"
    return f"{head(track)}{short(branch)} 已记结果，没有改动。确要改请先回复 {way}。"
