"""What the office reads about the past of a branch."""

from __future__ import annotations

from campaign.model import Branch, Campaign
from handlers.wording import changes
from handlers.wording.office import short
from handlers.wording.times import short_time
from storage.audit import OPERATOR, Entry

ALL = ("全部", "所有")
ANSWERS = ("answer", "change", "tap", "undo", "photo", "essay")
VALUES_NAMED = 6


def how(example: Branch) -> str:
    return f"看谁的记录？如 记录 {example.short_name}；很长时 记录 {example.short_name} 全部。"


def nothing(branch: Branch) -> str:
    return f"{short(branch)} 还没有任何记录。"


def head(branch: Branch, acts: int, shown: int) -> str:
    part = f"，最近 {shown} 条（看全部：记录 {branch.number} 全部）" if shown < acts else ""
    return f"{short(branch)} 的记录 {acts} 条{part}"


def line(campaign: Campaign, entry: Entry) -> str:
    track = campaign.tracks.get(entry.track)
    at = short_time(entry.at, campaign.zone)
    is_office = entry.user_id.casefold() in campaign.office_ids
    who = f"校工会 {entry.user_id}" if is_office else entry.user_id
    who = "系统管理员" if entry.user_id == OPERATOR else who
    about = f" {track.short_name}" if track else ""
    why = f"（{entry.why}）" if entry.why else ""
    return f"{at} {who} {changes.did(entry.did)}{about}{_what(campaign, entry)}{why}"


def _what(campaign: Campaign, entry: Entry) -> str:
    after = {name: value for name, value in (entry.after or {}).items() if name != "status"}
    if len(after) > VALUES_NAMED:
        return f"：{len(after)} 处"
    if all(name.startswith(changes.PHOTO) and value for name, value in after.items()):
        return f"：照片 {'、'.join(name.removeprefix(changes.PHOTO) for name in after)}" * bool(
            after
        )
    told = changes.values(campaign, entry.track, after)
    return f"：{told}" if told else ""
