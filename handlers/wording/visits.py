"""What is read about visits: by the office, and by the branch that is visited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from campaign.applications import Application
from campaign.model import Branch, Campaign, Contact, Track
from campaign.review.visits import Found, Verdict, Visit, latest
from handlers.wording.decision import day
from handlers.wording.office import short
from handlers.wording.scores import shortened
from handlers.wording.times import short_time

if TYPE_CHECKING:
    from handlers.office.visiting.items import Item

VERDICT = {Verdict.PASSED: "合格", Verdict.MEND: "待改", Verdict.FAILED: "不合格"}


def _who(branch: Branch, track: Track) -> str:
    return f"{short(branch)} {track.short_name}"


def how(branch: Branch, track: Track, items: Mapping[str, Item]) -> str:
    item = next(iter(items), "1")
    name = f"验收 {branch.short_name} {track.short_name}"
    return (
        f"没看懂，没有记下。一项：{name} {item} 合格（待改、不合格，后面可写说明）；"
        f"整体：{name} 合格，或 {name} 待改 5月25日 补挂标识。"
    )


def no_such_item(branch: Branch, track: Track, items: Mapping[str, Item], name: str) -> str:
    known = items.get(name)
    if known:
        return (
            f"没有记下：{name} 满分 {known.most} 分。请重发 验收 {branch.short_name} {name} 分数。"
        )
    first, last = next(iter(items), ""), list(items)[-1] if items else ""
    return f"没有记下：{_who(branch, track)}没有第 {name} 项（有 {first} 到 {last}）。"


def too_long(length: int, most: int) -> str:
    return f"太长了（{length} 字，最多 {most} 字），没有记下。请写要点。"


def found_line(found: Found) -> str:
    told = f"{found.points} 分" if found.points is not None else ""
    told = told or (VERDICT[found.verdict] if found.verdict else "")
    note = f"（{found.note}）" if found.note else ""
    photos = f"　照片 {len(found.photos)}" if found.photos else ""
    return f"{told}{note}{photos}"


def sheet(branch: Branch, track: Track, application: Application, items: Mapping[str, Item]) -> str:
    """What the branch says, what the office allowed at the desk, what was found, side by side."""
    visits = application.visits
    last, nth = latest(visits), f"（第 {len(visits)} 次）" if len(visits) > 1 else ""
    lines = [f"{_who(branch, track)}验收{nth}：{state(last)}", "项　自报 · 核定 · 现场"]
    submitted = application.as_submitted
    for name, item in items.items():
        own = submitted.part(item.part.id).get(name)
        told = "—" if own is None else own if item.most else "是" if own else "否"
        desk = application.reviewed.get(name, "—") if item.most else "—"
        seen = found_line(last.found[name]) if name in last.found else "—"
        lines.append(f"{name} {shortened(item.text)}　{told} · {desk} · {seen}")
    lines.append("记一项后直接发照片，就存到那一项。")
    return "\n".join(lines)


def state(visit: Visit) -> str:
    if visit.verdict is None:
        return "还没有结论"
    until = f"，{day(visit.mend_until)}前改好" if visit.mend_until else ""
    note = f"（{visit.note}）" if visit.note else ""
    return f"{VERDICT[visit.verdict]}{note}{until}"


def noted(branch: Branch, track: Track, found: Mapping[str, Found]) -> str:
    told = "、".join(found)
    line = found_line(next(iter(found.values())))
    photo = "要存照片，现在直接发。" if len(found) == 1 else ""
    return f"{_who(branch, track)}验收：{told} {line}。{photo}"


def judged(branch: Branch, track: Track, visit: Visit, number: int) -> str:
    nth = f"第 {number} 次" if number > 1 else ""
    told = f"{_who(branch, track)}{nth}验收：{state(visit)}。"
    if visit.verdict is Verdict.MEND:
        return f"{told}主席马上收到。改好后再验：验收 {branch.short_name} {track.short_name} 合格"
    return told


def mend_until_when(branch: Branch, track: Track) -> str:
    return f"请写几号前改好（今天以后），如 验收 {branch.short_name} {track.short_name} 待改 5月25日 补挂标识。"


def why(branch: Branch, track: Track, verdict: Verdict) -> str:
    when = " 5月25日" if verdict is Verdict.MEND else ""
    return f"请写原因，如 验收 {branch.short_name} {track.short_name} {VERDICT[verdict]}{when} 没有标识。"


def to_mend(branch: Branch, track: Track, visit: Visit, contact: Contact) -> str:
    items = [
        f"· {name} {found.note or '待改'}"
        for name, found in visit.found.items()
        if found.verdict in (Verdict.MEND, Verdict.FAILED)
    ]
    until = day(visit.mend_until) if visit.mend_until else ""
    head = f"{branch.short_name}的{track.name}验收：请在 {until}前改好：{visit.note}"
    return "\n".join([head, *items, f"改好后请告诉校工会：{contact.name} {contact.phone}。"])


def nothing_to_take_back(branch: Branch, track: Track) -> str:
    return f"{_who(branch, track)}还没有验收结论，没有可取消的。"


def taken_back(branch: Branch, track: Track) -> str:
    return f"{_who(branch, track)}的验收结论已取消，各项记录还在。"


# -- the plan


def how_to_plan(campaign: Campaign) -> str:
    award, branch = campaign.awards[-1], campaign.branches[0]
    return (
        f"请写时间、单位和项目，如 验收 安排 5月18日14:00 {branch.short_name} {award.short_name}。"
    )


def plan_when(campaign: Campaign) -> str:
    return f"请写以后的一个日期和几点，没有安排。{how_to_plan(campaign)}"


def not_handed_in(branches: Sequence[Branch], track: Track) -> str:
    return f"没有安排：{'、'.join(map(short, branches))} 没有已提交的{track.short_name}。"


def ask_to_plan(
    branches: Sequence[Branch], track: Track, at: datetime, campaign: Campaign, code: str
) -> str:
    named = "、".join(map(short, branches))
    when = short_time(at, campaign.zone)
    return f"将通知 {len(branches)} 个分工会：{when} 验收{track.short_name}：{named}\n确认请回复 确认 {code}"


def planned(branches: Sequence[Branch], track: Track, at: datetime, campaign: Campaign) -> str:
    named = "、".join(map(short, branches))
    return f"已安排 {short_time(at, campaign.zone)} 验收{track.short_name}：{named}。正在通知主席。"


def you_are_visited(branch: Branch, track: Track, at: datetime, campaign: Campaign) -> str:
    contact = campaign.contact
    return (
        f"{branch.short_name}分工会：校工会将于 {short_time(at, campaign.zone)} 到现场验收{track.name}，"
        f"请准备好材料。时间不合适请联系{contact.name} {contact.phone}。"
    )


def overview(award: Track, found: Sequence[tuple[Branch, Visit]], campaign: Campaign) -> str:
    if not found:
        return f"{award.short_name}：没有已提交的，不用验收。"
    groups: dict[str, list[str]] = {}
    for branch, visit in found:
        if visit.verdict is Verdict.MEND and visit.mend_until:
            state, more = "待改", f"（{day(visit.mend_until)}前）"
        elif visit.verdict:
            state, more = VERDICT[visit.verdict], ""
        elif visit.planned_at:
            state, more = "已安排", f"（{short_time(visit.planned_at, campaign.zone)}）"
        else:
            state, more = "未安排", ""
        groups.setdefault(state, []).append(f"{branch.short_name}{more}")
    order = ("合格", "待改", "不合格", "已安排", "未安排")
    told = [f"{s} {len(groups[s])}：{'、'.join(groups[s])}" for s in order if s in groups]
    return f"{award.short_name}验收（已提交 {len(found)}）\n" + "\n".join(told)


# -- pictures


def picture_of_which_item() -> str:
    return "这张照片没有存：先说是哪一项的，如 验收 <单位> 驿站 2 合格，再发照片。"


def picture_filed(branch: Branch, track: Track, item: str, count: int) -> str:
    return f"{_who(branch, track)}验收第 {item} 项：照片存好，共 {count} 张。"


def picture_again(branch: Branch, item: str) -> str:
    return f"{short(branch)}第 {item} 项已有这张照片，没有重复存。"


def picture_lost(item: str) -> str:
    return f"第 {item} 项的照片没取到，没有存，请再发一次。"
