"""What a chair reads about photos: the answer to a burst of pictures, 照片 and 删."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from campaign.model import Branch, Campaign, Track
from campaign.parts.roles import Pictures
from handlers.wording.chair import call, ended_line, head, opens_later
from handlers.wording.submitting import photos as count


def received(total: int) -> str:
    return f"收到 {total} 张"


def came_later(total: int) -> str:
    return f"刚才还在下载的 {total} 张"


def placed(total: int) -> str:
    return f"这 {total} 张"


def burst(opening: str, clauses: Sequence[str]) -> str:
    return f"{opening}：{'，'.join(clauses)}。"


def stored(saved: int, have: int, part: Pictures) -> str:
    return (
        f"存下 {saved} 张（{count(have, part)}）" if saved else f"没有新存（{count(have, part)}）"
    )


def kept(saved: int) -> str:
    return f"{saved} 张已存好"


def same(times: int, numbers: Iterable[int]) -> str:
    return f"{times} 张与{_listed(numbers)}相同没有重复保存"


def over(times: int, part: Pictures) -> str:
    return f"{times} 张没有放进来（最多 {part.maximum} 张，要换请先删）"


def too_many_at_once(times: int) -> str:
    return f"{times} 张没有收（一次太多），请分几次发"


def lost(times: int) -> str:
    return f"{times} 张没能下载，请重发"


def unreadable(times: int) -> str:
    return f"{times} 张打不开（文件坏了或不是图片），请换一张"


def too_big(times: int) -> str:
    return f"{times} 张太大，请缩小后重发"


def sticker(times: int) -> str:
    return f"{times} 张太小，像是表情，没有当照片收"


def still_fetching(times: int) -> str:
    return f"{times} 张还在下载，好了再告诉您"


def place_where(waiting: int, tracks: Iterable[Track]) -> str:
    names = " 或 ".join(track.short_name for track in tracks)
    if not names:
        return f"这 {waiting} 张照片还没有放到哪一项；回复 菜单 看可以申报什么。"
    return f"这 {waiting} 张照片放到哪一项？回复 {names}。"


def how_to_delete(number: int) -> str:
    return f"删除某张：删 {number}。"


def progress(have: int, part: Pictures) -> str:
    if have < part.minimum:
        return f"还差 {part.minimum - have} 张（至少 {part.minimum} 张），请继续发。"
    if have < part.maximum:
        return f"已够 {part.minimum} 张，还可以继续发。"
    return f"已满 {part.maximum} 张。"


def go_on() -> str:
    return "接着填请回复 继续。"


def shown(track: Track, numbers: Sequence[int], part: Pictures) -> str:
    if not numbers:
        return f"{head(track)}{count(0, part)}（至少 {part.minimum} 张）"
    return f"{head(track)}{count(len(numbers), part)}：{_listed(numbers)}"


def how_to_send() -> str:
    return "把照片直接发到这里，可以一次选几张；发原图更清楚。"


def deleted(track: Track, numbers: Iterable[int], have: int, part: Pictures) -> str:
    return f"{head(track)}已删{_listed(numbers)} · {count(have, part)}"


def numbers_stay(left: Sequence[int]) -> str:
    if not left:
        return "再发的照片从第 1 张编起。"
    return f"{_listed(left)}编号不变；再发的照片补上空出的号。"


def not_there(track: Track, asked: Iterable[int], have: Sequence[int], part: Pictures) -> str:
    there = f"现有{_listed(have)}" if have else "还没有照片"
    return f"{head(track)}没有{_listed(asked)}，没有删。{there} · {count(len(have), part)}"


def delete_which(track: Track, have: Sequence[int], part: Pictures) -> str:
    if not have:
        return f"{head(track)}还没有照片 · {count(0, part)}"
    return (
        f"{head(track)}删哪一张？现有{_listed(have)} · {count(len(have), part)}\n"
        f"请写编号，如 删 {have[-1]}。"
    )


def delete_where(tracks: Iterable[Track]) -> str:
    ways = " 或 ".join(f"删 {track.short_name} 2" for track in tracks)
    return f"请写明是哪一项的照片：回复 {ways}。"


def moved(source: Track, target: Track, numbers: Sequence[int], became: Sequence[int]) -> str:
    now = "" if list(numbers) == list(became) else f"，编为{_listed(became)}"
    return f"{head(target)}{source.short_name}的{_listed(numbers)}已移到{target.short_name}{now}。"


def now_have(track: Track, have: Sequence[int], part: Pictures) -> str:
    there = f"现有{_listed(have)}" if have else "没有照片了"
    return f"{track.short_name}{there} · {count(len(have), part)}"


def not_there_to_move(track: Track, asked: Iterable[int], have: Sequence[int]) -> str:
    there = f"现有{_listed(have)}" if have else "还没有照片"
    return f"{head(track)}没有{_listed(asked)}，没有移。{there}。"


def no_room(target: Track, have: int, part: Pictures) -> str:
    room = part.maximum - have
    left = f"只能再放 {room} 张" if room else "已经满了"
    return f"{head(target)}{left}（{count(have, part)}），没有移。请先删 {target.short_name} 里不要的。"


def same_there(number: int, target: Track, there: int) -> str:
    same = f"和{target.short_name}{_listed([there])}相同" if there else f"放不进{target.short_name}"
    return f"{_listed([number])}{same}，没有移。"


def already_there(target: Track, have: Sequence[int], others: Sequence[Track]) -> str:
    there = f"现有{_listed(have)}" if have else "还没有照片"
    ways = "".join(
        f"要从{t.short_name}移来，请回复 移 {t.short_name} 1 {target.short_name}。" for t in others
    )
    return f"{head(target)}{there}，没有移。{ways}"


def move_which(source: Track, target: Track, have: Sequence[int]) -> str:
    example = have[-1] if have else 1
    return (
        f"要把{source.short_name}的哪一张移到{target.short_name}？现有{_listed(have)}，"
        f"请回复 移 {example} {target.short_name}。"
    )


def how_to_move(tracks: Sequence[Track]) -> str:
    if len(tracks) < 2:
        return "只有一个项目要照片，不用移。"
    return f"把照片移到另一项：请写编号和移到哪里，如 移 2 {tracks[-1].short_name}。"


def too_early(campaign: Campaign) -> str:
    return f"照片没有保存。{opens_later(campaign)}"


def too_late(campaign: Campaign) -> str:
    return f"照片没有保存：{ended_line(campaign)}有特殊情况请联系{call(campaign.contact)}。"


def declined(track: Track) -> str:
    return f"{head(track)}已记为本次不申报，照片没有保存。要重新填请回复 申报{track.short_name}。"


def no_application(branch: Branch, campaign: Campaign) -> str:
    return (
        f"{branch.short_name}这次没有要交照片的项目，照片没有保存。"
        f"回复 进度 查看；有问题请联系{call(campaign.contact)}。"
    )


def _listed(numbers: Iterable[int]) -> str:
    return f"第 {'、'.join(map(str, sorted(set(numbers))))} 张"


def gone_from_disk() -> str:
    """What stands in the place of a photo whose file is gone or damaged."""
    return "照片读不出来"


def delete_these(
    track: Track, numbers: Sequence[int], others: Sequence[int], is_replaced: bool
) -> str:
    """`others` are the numbers that may have been meant as well."""
    which = f"全部 {len(others)} 张" if len(numbers) == len(others) > 1 else _listed(numbers)
    new = "，再发新的" if is_replaced else ""
    other = f"\n要删别的请写张数，如 删 {others[0]}。" if len(others) > len(numbers) else ""
    return f"{head(track)}要删{which}照片{new}吗？\n要删请回复 是；不删请回复 否。{other}"


def exchanged(track: Track, one: int, other: int) -> str:
    return f"{head(track)}第 {one} 张和第 {other} 张已对调。"


def how_to_order(track: Track, have: Sequence[int]) -> str:
    one, other = have[0], have[-1]
    if one == other:
        return f"{head(track)}现在只有一张照片，发齐了再调顺序。"
    return f"{head(track)}要调照片顺序，写明哪两张对调就行，如 第{one}张和第{other}张对调。看照片：照片。"


def deleting(track: Track, numbers: Sequence[int]) -> str:
    return f"删{track.short_name}{_listed(numbers)}照片"
