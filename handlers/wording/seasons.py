"""What a changed config.yaml changes, for whoever starts the bot; and what chairs hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.model import Branch, Campaign, Track
from campaign.snapshots import KnownBranch

NAMED_AT_MOST = 4
TEXT_AT_MOST = 24
BEGUN = "填了一部分"


def head() -> str:
    return "和已有的数据比较，用它启动："


def nothing_changes() -> str:
    return "和已有的数据一致，没有变化。"


def nothing_there() -> str:
    return "还没有数据，不用比较。"


def will_change(line: str) -> str:
    return f"  会变　{line}"


def refused(line: str) -> str:
    return f"  不行　{line}"


def not_started() -> str:
    return "先改好上面这些再启动；现在什么都没有动。"


def other_store(*, is_empty: bool) -> str:
    what = "数据库是空的" if is_empty else "数据库不是上次启动时的那个"
    return f"{what}：上次启动以来说的话不在里面。要找回，停下机器人，换回原来的数据或从备份恢复"


def not_compared(error: str) -> str:
    return f"提示：数据库没有应答（{error}），没有和已有的数据比较"


def long_over(campaign: Campaign, now: datetime) -> str:
    days = (now - campaign.deadline).days
    return f"提示：截止已过去 {days} 天，什么都不再收。这是不是去年的 config.yaml？"


def last_years(campaign: Campaign, began_at: datetime) -> str:
    return (
        f"id: {campaign.id} 里还有 {_day(began_at, campaign)}开始的那一次的材料。"
        f"新的一次请换一个 id，如 {_next_id(campaign)}；"
        "旧材料确实不要了，先运行 python -m bot purge"
    )


def _next_id(campaign: Campaign) -> str:
    year = str(campaign.opens_at.year)
    stem = campaign.id.rstrip("0123456789-")
    return f"{stem}-{year}" if f"{stem}-{year}" != campaign.id else f"{campaign.id}-2"


def _day(at: datetime, campaign: Campaign) -> str:
    local = at.astimezone(campaign.zone)
    return f"{local.year}年{local.month}月{local.day}日"


def _moment(at: datetime, campaign: Campaign) -> str:
    return f"{_day(at, campaign)} {at.astimezone(campaign.zone):%H:%M}"


def opening_moved(was: datetime, campaign: Campaign) -> str:
    return f"opens_at：由 {_moment(was, campaign)} 改为 {_moment(campaign.opens_at, campaign)}"


def deadline_moved(was: datetime, campaign: Campaign) -> str:
    return f"deadline：由 {_moment(was, campaign)} 改为 {_moment(campaign.deadline, campaign)}"


def _what(receipts: Sequence[str]) -> str:
    named = "、".join(receipts[:NAMED_AT_MOST])
    more = f" 等 {len(receipts)} 份" if len(receipts) > NAMED_AT_MOST else ""
    return f"提交了 {named}{more}" if receipts else BEGUN


def branch_gone(was: KnownBranch, receipts: Sequence[str], known_by: str, has_filed: bool) -> str:
    told = f"branches：{was.shown} {was.name} 不在名册里了"
    if not has_filed:
        return told
    return (
        f'{told}，可它{_what(receipts)}。请放回去；只是改了编号的，在新编号旁写上 id: "{known_by}"'
    )


def branch_new(now: Branch) -> str:
    return f"branches：新增 {now.shown} {now.name}"


def branch_swapped(was: KnownBranch, now: Branch, moved: Branch) -> str:
    return (
        f"branches：{was.name} 原是 {was.shown}，现在写成了 {moved.shown}，"
        f"{was.shown} 给了 {now.name}，材料会对不上。"
        f'要换编号，就给 {was.name} 写上 id: "{now.number}"（number 写新编号），材料跟着走'
    )


def branch_replaced(was: KnownBranch, now: Branch) -> str:
    return (
        f"branches：{now.shown} 原是 {was.name}，有材料，现在写的是 {now.name}。"
        f'是同一个分工会改了名，就在旁边写上 id: "{now.number}"；是另一个，请给它新编号'
    )


def branch_renamed(was: KnownBranch, now: Branch) -> str:
    return f"branches：{now.shown} 由 {was.name} 改名为 {now.name}"


def branch_renumbered(was: KnownBranch, now: Branch) -> str:
    return f"branches：{now.name} 的编号由 {was.shown} 改为 {now.shown}，材料跟着走，回执号不变"


def title_held(now: Branch, track: Track, receipts: Sequence[str]) -> str:
    told = f"branches：{now.shown} {now.name} 记为已获{track.title}"
    if not receipts:
        return f"{told}，{track.short_name}对它关闭"
    return f"{told}，可它{_what(receipts)}。请先在聊天里处理，或去掉 holds 里的 {track.id}"


def track_gone(name: str, key: str, receipts: Sequence[str], has_filed: bool) -> str:
    told = f"tracks.{key}：{name} 没有了"
    return (
        f"{told}，可已{_what(receipts)}。请放回去；只是改了键名的，改回 {key}"
        if has_filed
        else told
    )


def track_new(track: Track) -> str:
    return f"tracks.{track.id}：新增 {track.name}"


def track_renamed(was: str, track: Track) -> str:
    return f"tracks.{track.id}.name：由 {was} 改为 {track.name}"


def code_changed(track: Track, was: str, receipts: Sequence[str]) -> str:
    told = f"tracks.{track.id}.code：由 {was} 改为 {track.code}"
    return f"{told}，可已{_what(receipts)}，纸上印着 {was}。请改回 {was}" if receipts else told


def _short(text: str) -> str:
    return text if len(text) <= TEXT_AT_MOST else f"{text[:TEXT_AT_MOST]}…"


def _named(name: str, text: str) -> str:
    return f"{name} {_short(text)}".strip()


def entry_gone(track: Track, name: str, text: str) -> str:
    return f"{track.short_name}：不再填 {_named(name, text)}；已填的去掉"


def entry_new(track: Track, name: str, text: str) -> str:
    return f"{track.short_name}：新增 {_named(name, text)}，没提交的都要填"


def entry_moved(track: Track, was: str, now: str, text: str) -> str:
    return f"{track.short_name}：{was} 现在是 {now}（{_short(text)}），已填的跟着走"


def entry_reworded(track: Track, name: str, was: str, now: str) -> str:
    name = f"{name} " if name else ""
    return f"{track.short_name}：{name}的文字由“{_short(was)}”改为“{_short(now)}”，已填的不变"


def points_changed(track: Track, name: str, was: int, now: int) -> str:
    then = "，没提交的超过了要重填" if now < was else ""
    return f"{track.short_name}：{name} 的满分由 {was} 改为 {now}{then}"


def type_changed(track: Track, label: str) -> str:
    return f"{track.short_name}：{label} 的填法变了，没提交的要重填"


def need_changed(track: Track, label: str, *, is_required: bool) -> str:
    return f"{track.short_name}：{label} 现在{'必填' if is_required else '可以不填'}"


def size_was(track: Track, title: str, photos: int, least: int, most: int) -> str:
    return f"{track.short_name}：{title} 原来要 {_size(photos, least, most)}"


def size_is(track: Track, title: str, photos: int, least: int, most: int) -> str:
    return f"{track.short_name}：{title} 现在要 {_size(photos, least, most)}"


def _size(photos: int, least: int, most: int) -> str:
    return f"{least}–{most} 张" if photos else f"不少于 {least} 字"


def stay_as_they_were(track: Track, receipts: Sequence[str]) -> str:
    return f"{track.short_name}：已{_what(receipts)}，题目、分数、表格仍按提交时的；再提交就按新的"


def lost(track: Track, answers: Sequence[tuple[str, str, str]]) -> str:
    lines = [
        f"· {_named(number, text)}：{f'{now} 要重填' if now else '不用填了'}"
        for number, text, now in answers
    ]
    return "\n".join([f"【{track.short_name}】的题目校工会有调整，原来填的这些没有保留：", *lines])


def not_taken() -> str:
    return "您刚才发的这条没有记，请看下面再答。"


def now_open() -> str:
    return "请接着填。"
