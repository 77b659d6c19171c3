"""What the office reads about the past of a branch."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Value
from campaign.model import Branch, Campaign
from handlers.wording import changes
from handlers.wording.office import short
from handlers.wording.times import short_time
from storage.acts import Act
from storage.audit import OPERATOR, PAGE, Entry

ALL = ("全部", "所有")
ANSWERS = (Act.ANSWER, Act.CHANGE, Act.TAP, Act.UNDO, Act.PHOTO, Act.ESSAY)
VALUES_NAMED = 6
CLERK_NAMES = 5
LONGEST_REASON = 200  # characters; the whole text of a notice is told by 记录 广播


TAKEN_AWAY: dict[str, str] = {Act.EXPORT: "导出", Act.LIST: "要清单", Act.DOWNLOAD: "下载"}
PHOTOS_ALONE = (Act.PHOTO, Act.PHOTO_DELETED, Act.PHOTO_MOVED)
IN_ROSTER = (Act.BIND, Act.UNBIND, Act.ROSTER_FILE, Act.TITLE)


def how(example: Branch) -> str:
    return f"看谁的记录？如 记录 {example.short_name}；很长时 记录 {example.short_name} 全部。"


def nothing(branch: Branch) -> str:
    return f"{short(branch)} 还没有任何记录。"


def head(branch: Branch, acts: int, shown: int) -> str:
    part = f"，最近 {shown} 条（看全部：记录 {branch.shown} 全部）" if shown < acts else ""
    return f"{short(branch)} 的记录 {acts} 条{part}"


def line(campaign: Campaign, entry: Entry) -> str:
    track = campaign.tracks.get(entry.track)
    at = short_time(entry.at, campaign.zone)
    is_office = entry.user_id.casefold() in campaign.office_ids
    who = f"校工会 {entry.user_id}" if is_office else entry.user_id
    who = "系统管理员" if entry.user_id == OPERATOR else who
    about = f" {track.short_name}" if track else ""
    why = f"（{_briefly(entry.why)}）" if entry.why else ""
    via = "（网页）" if entry.via == PAGE else ""
    return f"{at} {who}{via} {changes.did(entry.did)}{about}{_what(campaign, entry)}{why}"


def office_did_nothing() -> str:
    return "还没有这样的记录。"


def office_line(campaign: Campaign, entry: Entry) -> str:
    """Something the office did to many or took away, with the whole text that was sent."""
    at = short_time(entry.at, campaign.zone)
    whom = f" {len(entry.whom)} 个分工会" if entry.whom else ""
    said = entry.why or ("" if entry.did == Act.NUDGE else entry.said)
    did = TAKEN_AWAY.get(entry.did) or changes.did(entry.did)
    return f"{at} {entry.user_id} {did}{whom}{f'：{said}' if said else ''}"


def clerk_head(clerk: str, count: int, *, is_today: bool) -> str:
    if is_today:
        return f"{clerk} 今天办的 {count} 件："
    return (
        f"{clerk} 今天没有办什么；以前最近的 {count} 件：" if count else f"{clerk} 还没有办过什么。"
    )


def clerk_line(campaign: Campaign, entry: Entry) -> str:
    """Something one of the office has done, in the words in which it was written."""
    known = [campaign.branch_by_number[n] for n in entry.whom if n in campaign.branch_by_number]
    named = "、".join(short(branch) for branch in known[:CLERK_NAMES])
    more = f" 等 {len(known)} 个" if len(known) > CLERK_NAMES else ""
    said = "" if entry.said.startswith("确认") else f"：{' '.join(entry.said.split())}"
    return f"{short_time(entry.at, campaign.zone)} {changes.did(entry.did)} {named}{more}{said}"


def _briefly(why: str) -> str:
    line = " ".join(why.split())
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}…"


def _what(campaign: Campaign, entry: Entry) -> str:
    if entry.did in PHOTOS_ALONE:
        kept, gone = changes.photos(entry.after or {})
        return f" {'、'.join(gone)}" if gone else f" {len(kept)} 张" if kept else ""
    if entry.did in IN_ROSTER:
        return f"：{'；'.join(_replaced(entry))}"
    after = {name: value for name, value in (entry.after or {}).items() if name != "status"}
    receipt = f" {number}" if (number := after.pop("receipt", None)) else ""
    return receipt + _values(campaign, entry, after)


def _values(campaign: Campaign, entry: Entry, after: dict[str, Value | None]) -> str:
    if len(after) > VALUES_NAMED:
        return f"：{len(after)} 处"
    if entry.did == Act.RECEIVE and "paper" in after and not after["paper"]:
        return "：取消登记"
    told = changes.moves(campaign, entry.track, entry.before or {}, after)
    return f"：{told}" if told else ""


def _replaced(entry: Entry) -> Iterator[str]:
    """What became of each thing the roster tells: `主席 chair05 → chair31`."""
    before = entry.before or {}
    for name, value in (entry.after or {}).items():
        old = before.get(name)
        told = f"{old} → {value or changes.NOTHING}" if old else f"{value}"
        if old or value:
            yield f"{changes.name_of(name)} {told}"
