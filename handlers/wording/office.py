"""What the union office reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from campaign.applications import Status
from campaign.completeness import part_of
from campaign.model import Branch, Campaign, Track
from campaign.parts import Essay, Photos
from handlers.wording.chair import STATUS as STATUS
from handlers.wording.naming import short as short
from handlers.wording.times import duration, short_time
from storage.standings import Standing

NAMED_AT_MOST = 8
LONGEST_SHOWN = 80  # characters of a command that waits to be confirmed
COUNTED = (
    Status.NOT_STARTED,
    Status.FILLING,
    Status.SUBMITTED,
    Status.RETURNED,
    Status.DECLINED,
)


def now_line(campaign: Campaign, now: datetime) -> str:
    left = campaign.deadline - now
    time = f"离截止 {duration(left)}" if left > timedelta() else "已截止"
    branches = len(campaign.branches)
    return f"{short_time(now, campaign.zone)}，{time}，共 {branches} 个分工会"


def counts_line(track: Track, counts: dict[Status, int], with_paper: int, closed: int) -> str:
    shown = " ".join(f"{_counted(status)} {counts.get(status, 0)}" for status in COUNTED)
    titled = f" 已有称号 {closed}" if closed else ""
    return f"{track.short_name}：{shown} 已收纸质 {with_paper}{titled}"


def _counted(status: Status) -> str:
    return "不申报" if status is Status.DECLINED else STATUS[status]


def branches_line(label: str, branches: Sequence[str]) -> str:
    shown = "、".join(branches[:NAMED_AT_MOST])
    more = f" 等 {len(branches)} 个" if len(branches) > NAMED_AT_MOST else ""
    return f"{label}：{shown}{more}"


def not_started(track: Track) -> str:
    return f"未开始（{track.short_name}）"


def ready(track: Track) -> str:
    return f"填齐了没提交（{track.short_name}）"


def untouched(track: Track, days: int) -> str:
    return f"{days} 天没动（{track.short_name}）"


def far(track: Track, branch: Branch, standing: Standing) -> str:
    """How many entries are answered; once all are, what else is missing."""
    told = f"{standing.answered}/{standing.askable}"
    if standing.answered == standing.askable:
        told = "、".join(_lacking(track, standing)) or told
    return f"{short(branch)}（{'填齐了，没提交' if standing.is_ready else told}）"


def _lacking(track: Track, standing: Standing) -> Iterator[str]:
    photos, essay = part_of(track, Photos), part_of(track, Essay)
    if photos and (left := photos.minimum - standing.done.get(photos.id, 0)) > 0:
        yield f"差照片 {left} 张"
    if essay and (left := essay.minimum_length - standing.done.get(essay.id, 0)) > 0:
        yield f"差总结 {left} 字"
    if standing.points is not None and (left := (track.minimum_score or 0) - standing.points) > 0:
        yield f"差 {left} 分"


def strangers(count: int) -> str:
    return f"没登记的人来过 {count} 个，看：陌生人"


def how_to_look(example: Branch, *, is_over: bool) -> str:
    rest = "看纸质：未收　催纸质：催 未收" if is_over else "看全部：未完成　催办：催 未完成"
    return f"看单位：状态 {example.short_name}　{rest}"


def not_understood(example: Branch) -> str:
    return f"没看懂这条。常用：状态；状态 {example.short_name}。全部命令请回复 帮助。"


def at_your_service() -> str:
    return "好的。"


def write_it_so(topic: str) -> str:
    return f"没看懂这条。\n{topic}"


def command_first(word: str, rest: str) -> str:
    return f"没看懂这条。请把命令写在前面：{word} {rest}"


def for_chairs(example: Branch) -> str:
    return (
        "这个菜单是给分工会主席用的。"
        f"看情况请回复 状态；替分工会填请回复 代填 {example.short_name}。"
    )


def nothing_to_confirm() -> str:
    return "现在没有要确认的事。"


def confirm_with_code(said: str, waiting: str, given: str) -> str:
    wrong = f"确认码 {given} 不对，没有办。" if given else "请带上确认码。"
    return f"{wrong}等您确认的是：\n{_briefly(said)}\n要办它请回复 确认 {waiting}；不办不用理会。"


def confirmed_too_late(said: str) -> str:
    return f"确认码已过期，没有办。请重新发：{said}"


def _briefly(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
