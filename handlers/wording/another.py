"""One application more for an award: what office and chairs read about it."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch, Campaign, Track
from handlers.wording.chair import call, head
from handlers.wording.office import short

WORD = "加报"


def how(campaign: Campaign) -> str:
    track, branch = list(campaign.awards)[-1], campaign.branches[0]
    return f"请写明哪个分工会、哪一项、理由，如 {WORD} {branch.short_name} {track.short_name} 有两个校区。"


def which(branch: Branch, tracks: tuple[Track, ...], reason: str) -> str:
    ways = " 或 ".join(
        f"{WORD} {branch.short_name} {t.short_name} {reason}".strip() for t in tracks
    )
    return f"给 {short(branch)} 加报哪一项？回复 {ways}。还没有办。"


def reason_needed(branch: Branch, track: Track) -> str:
    return f"请写上理由，会记下来：{WORD} {branch.short_name} {track.short_name} 理由。还没有办。"


def reason_too_long(length: int, most: int) -> str:
    return f"理由有 {length} 字，最多 {most} 字，请写短些。还没有办。"


def has_title(branch: Branch, track: Track) -> str:
    return f"{short(branch)} 已有{track.title}称号，按通知不再申报，不能加报。"


def as_many_as_possible(branch: Branch, track: Track, count: int) -> str:
    return f"{short(branch)} 的{track.short_name}已经可以报 {count} 个，不能再多了。"


def allowed(branch: Branch, track: Track, further: Track, reason: str) -> str:
    return (
        f"已同意 {short(branch)} 再报一个{track.short_name}（{further.short_name}），理由：{reason}。"
        "已告诉主席，回执号照第二个另编。"
    )


def to_chair(further: Track, track: Track, campaign: Campaign, *, is_over: bool) -> str:
    told = f"校工会同意贵分工会再报一个{track.name}，叫“{further.short_name}”，和第一个分开填。"
    if is_over:
        return f"{told}\n申报已截止，怎么办请与{call(campaign.contact)}联系。"
    return f"{told}\n回复 申报{further.short_name} 开始。"


def begun(further: Track) -> str:
    return (
        f"{head(further)}好的，可以再报一个，叫“{further.short_name}”，和前面的分开填。\n"
        f"回复 申报{further.short_name} 开始。"
    )


def first_the_first(track: Track) -> str:
    return f"{head(track)}先报第一个：回复 申报{track.short_name}。交了以后还可以再报。"


def which_again(tracks: Sequence[Track]) -> str:
    ways = " 或 ".join(f"再报{track.short_name}" for track in tracks)
    return f"请写明再报哪一项：回复 {ways}。" if ways else "没有可以再报的。"


def way(track: Track) -> str:
    return f"还可以再报一个：回复 再报{track.short_name}。"
