"""A change as people read it in a history: what was done, and each value by its name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from campaign.applications import Status, Value
from campaign.model import Campaign, Track
from handlers.parts.registry import kind_of
from handlers.wording.checks import YES_NO
from handlers.wording.conditions import STATUS
from handlers.wording.times import short_time
from storage.acts import Act

PHOTO = "photo/"
NOTHING = "（空）"
LONGEST_VALUE = 500
DID: dict[str, str] = {
    Act.START: "开始申报",
    Act.ANSWER: "回答",
    Act.CHANGE: "改答案",
    Act.TAP: "点选",
    Act.UNDO: "撤销",
    Act.PHOTO: "存照片",
    Act.PHOTO_DELETED: "删照片",
    Act.PHOTO_MOVED: "移照片",
    Act.ESSAY: "写总结",
    Act.SUBMIT: "提交",
    Act.WITHDRAW: "撤回",
    Act.DECLINE: "本次不申报",
    Act.REOPEN: "重新申报",
    Act.BIND: "绑定",
    Act.UNBIND: "解绑",
    Act.STAND_IN: "代填",
    Act.STAND_IN_END: "结束代填",
    Act.ROSTER_FILE: "导入名册",
    Act.RECEIVE: "收纸质",
    Act.NUDGE: "催办",
    Act.BROADCAST: "广播",
    Act.EXTEND: "延期",
    Act.DISPUTE: "送达太晚，没有保存",
    Act.ACCEPT: "收下争议",
    Act.DECIDE: "争议不收",
    Act.REVIEW: "核分",
    Act.SEND_BACK: "退回",
    Act.RETURN_TAKEN_BACK: "取消退回",
    Act.PAPER_REFUSED: "拒收纸质",
    Act.PAPER_REFUSAL_TAKEN_BACK: "取消拒收",
    Act.CORRECT: "按退回修改",
    Act.RESULT: "记结果",
    Act.BALLOT: "评委评分",
    Act.PANEL: "安排评委",
    Act.RECUSE: "回避",
    Act.MEETING: "记评审会",
    Act.VISIT: "验收",
    Act.TITLE: "改称号",
    Act.RECEIPT: "交票据",
    Act.PUBLICITY: "公示",
    Act.OBJECTION: "记异议",
    Act.END_ROUND: "结束评审",
    Act.REOPEN_ROUND: "重开评审",
    Act.TELL_RESULT: "通知结果",
    Act.SEND_AGAIN: "重发没送到的",
    Act.DROP_UNDELIVERED: "删除没送到的",
    Act.ANOTHER: "加报",
    Act.NEW_QUESTIONS: "题目调整，答案照着移过来",
    Act.HEARD_OF_NEW_QUESTIONS: "知道题目有调整",
}
_NAMES = {
    "status": "状态",
    "essay": "总结字数",
    "receipt": "编号",
    "paper": "纸质版",
    "paper_for": "抵用",
    "paper_refused": "纸质退回",
    "returned": "退回",
    "due": "改好期限",
    "result": "结果",
    "deadline": "截止",
    "chair": "主席",
    "chair_name": "主席姓名",
    "deputy": "代填人",
    "phone": "电话",
    "name": "名称",
    "short_name": "简称",
    "holds": "已获称号",
    "dispute": "争议",
    "extra": "可以再报",
    "accepts": "同意",
}
_RECOMMENDED = {True: "推荐", False: "不推荐"}


def did(name: str) -> str:
    """What was done; the stored name itself where this version does not know it."""
    return DID.get(name, name)


def values(
    campaign: Campaign,
    track_id: str,
    values: Mapping[str, Value | None],
    *,
    without_empty: bool = False,
) -> str:
    """Some values by name: `2.3：5；联系电话：82322450`; photos by their numbers alone."""
    track = campaign.tracks.get(track_id)
    shown = [
        f"{_name(track, name)}：{_shown(campaign, name, _returned(track, name, v))}"
        for name, v in values.items()
        if not name.startswith(PHOTO)
        and (v not in (None, "") or not _is_silent(name, without_empty))
    ]
    kept, gone = photos(values)
    shown += [f"照片 {'、'.join(kept)}"] if kept else []
    shown += [f"照片 {'、'.join(gone)}：{NOTHING}"] if gone and not without_empty else []
    return "；".join(shown)


def moves(
    campaign: Campaign,
    track_id: str,
    before: Mapping[str, Value | None],
    after: Mapping[str, Value | None],
) -> str:
    """Some values by name, each with the one before where there was another: `2.3：5 → 3`."""
    photos = {name: value for name, value in after.items() if name.startswith(PHOTO)}
    told = [
        _move(campaign, campaign.tracks.get(track_id), name, before[name], value)
        if name != "returned" and before.get(name) not in (None, "")
        else values(campaign, track_id, {name: value})
        for name, value in after.items()
        if name not in photos
    ]
    return "；".join(filter(None, (*told, values(campaign, track_id, photos))))


def _move(
    campaign: Campaign, track: Track | None, name: str, old: Value | None, new: Value | None
) -> str:
    shown = (_shown(campaign, name, value) for value in (old, new))
    return f"{_name(track, name)}：{' → '.join(shown)}"


def photos(values: Mapping[str, Value | None]) -> tuple[list[str], list[str]]:
    """The numbers of the photos that are there, and of those that are not."""
    found = {name.removeprefix(PHOTO): v for name, v in values.items() if name.startswith(PHOTO)}
    return [n for n, v in found.items() if v], [n for n, v in found.items() if not v]


def _is_silent(name: str, without_empty: bool) -> bool:
    """Whether nothing is said of a value that is not there; what was sent back is simply done then."""
    return without_empty or name == "returned"


def _returned(track: Track | None, name: str, value: Value | None) -> Value | None:
    """What was sent back, by the names people know; any other value as it is."""
    if name != "returned" or not isinstance(value, str) or track is None:
        return value
    titles = {f"{part.id}/": part.title for part in track.parts}
    return " ".join(titles.get(place) or _name(track, place) for place in value.split())


def name_of(name: str) -> str:
    """What a value of the roster is called."""
    return _NAMES.get(name, name)


def _name(track: Track | None, name: str) -> str:
    part_id, slash, entry = name.partition("/")
    if not slash:
        return _NAMES.get(name, name)
    if part_id == "reviewed":
        return f"核定 {entry}"
    if part_id == "review_note":
        return f"{entry} 的理由"
    part = next((p for p in track.parts if p.id == part_id), None) if track else None
    if part and part.entries:
        return kind_of(part).name(part, entry)
    return entry


def _shown(campaign: Campaign, name: str, value: Value | None) -> str:
    match name, value:
        case _, None | "":
            return NOTHING
        case "status", str() if value in set(Status):
            return STATUS[Status(value)]
        case "paper" | "paper_for", int():
            return f"v{value}"
        case "result", bool():
            return _RECOMMENDED[value]
        case "extra", str():
            return "、".join(campaign.tracks[key].short_name for key in value.split())
        case "deadline" | "due", str():
            return short_time(datetime.fromisoformat(value), campaign.zone)
        case _, bool():
            return YES_NO[value]
    return str(value)[:LONGEST_VALUE]
