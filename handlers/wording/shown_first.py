"""What a sentence of the office would write, before it is done; what it lacks to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from campaign.model import Branch, Campaign, Track
from campaign.parts.roles import Scored
from handlers.wording import office_help
from handlers.wording.naming import short
from handlers.wording.times import day_and_time


def papers(found: Sequence[tuple[Branch, Track, str]], wrong: Sequence[str], code: str) -> str:
    named = "、".join(f"{short(b)} {t.short_name}（{receipt}）" for b, t, receipt in found)
    people = sum(len(branch.people) for branch in {b.number: b for b, _, _ in found}.values())
    return "\n".join(
        [
            f"将登记 {len(found)} 份纸质：{named}。还没有记，确认后回执发给 {people} 人。",
            *wrong,
            _confirm(code),
        ]
    )


def paper_undone_how(campaign: Campaign) -> str:
    names = office_help.names(campaign)
    return f"登记错了请写是谁的：收 {names['branch']} {names['track']} 取消"


def which_paper(branch: Branch, tracks: Sequence[Track]) -> str:
    if not tracks:
        return f"{short(branch)} 没有登记过纸质，不用取消。"
    ways = [f"收 {branch.shown} {track.short_name} 取消" for track in tracks]
    return f"是哪一份？还没有取消。\n{_reply(ways)}"


def taking_back(branch: Branch, track: Track, code: str) -> str:
    return (
        f"将取消 {short(branch)} {track.short_name} 的纸质登记，还没有取消，"
        f"确认后告诉 {len(branch.people)} 人。{_confirm(code)}"
    )


def send_back(campaign: Campaign, ways: Sequence[str], *, is_all_said: bool) -> str:
    if not ways:
        return f"要退回请写明谁、哪几处、理由：\n{office_help.ways('退', campaign)}"
    if is_all_said:
        return f"是要退回哪一个？还没有退。\n{_reply(ways)}"
    return f"是要退回吗？还没有退。写明哪几处和理由：\n{_reply(ways)}"


def nothing_to_send_back(branches: Sequence[Branch]) -> str:
    way = f"延期 {branches[0].short_name}"
    return (
        f"{'、'.join(map(short, branches))} 没有已提交的申报，没有可退的。"
        f"要给时间补交，请用 延期，如 {way}"
    )


def sending_back(branch: Branch, track: Track, what: str, reason: str, code: str) -> str:
    return (
        f"将退回 {short(branch)} {track.short_name}：{what}。理由：{reason}\n"
        f"还没有退，确认后马上告诉 {len(branch.people)} 人。{_confirm(code)}"
    )


def which_return(branch: Branch, ways: Sequence[str]) -> str:
    if not ways:
        return f"{short(branch)} 没有退回，不用取消。"
    return f"是取消哪一个的退回？还没有取消。\n{_reply(ways)}"


def taking_return_back(branch: Branch, track: Track, code: str) -> str:
    return (
        f"将取消 {short(branch)} {track.short_name} 的退回，原来的提交照样有效。"
        f"还没有取消，确认后告诉 {len(branch.people)} 人。{_confirm(code)}"
    )


def agreeing(branch: Branch, code: str) -> str:
    return f"将把 {short(branch)} 还没核的各项都按自评核定，还没有记。{_confirm(code)}"


def extend(campaign: Campaign, names: Sequence[str], until: datetime) -> str:
    if not names:
        return f"要延期请写明谁、到什么时候、理由：\n{office_help.ways('延期', campaign)}"
    ways = [f"延期 {name} {until:%Y-%m-%d %H:%M} 理由" for name in names]
    return extend_so(ways, has_time=False, has_reason=False)


def extend_so(ways: Sequence[str], *, has_time: bool, has_reason: bool) -> str:
    left = [] if has_time else ["到几点"]
    left += [] if has_reason else ["理由（主席会看到）"]
    what = f"写明{'、'.join(left)}：" if left else "一次一个："
    return f"是要延期吗？还没有改。{what}\n{_reply(ways)}"


def extending(branch: Branch, until: datetime, reason: str, campaign: Campaign, code: str) -> str:
    return (
        f"将把 {short(branch)}的截止延到 {day_and_time(until, campaign.zone)}。理由：{reason}\n"
        f"还没有改，确认后告诉 {len(branch.people)} 人。{_confirm(code)}"
    )


def review(campaign: Campaign, names: Sequence[str]) -> str:
    if not names:
        return f"要核分请写明谁、哪一项、几分：\n{office_help.ways('核分', campaign)}"
    ways = [f"核分 {name}" for name in names]
    return f"是要核分吗？先看各项自评：\n{_reply(ways)}"


def review_item(name: str, item: str) -> str:
    return f"是要核 {item} 的分吗？还没有记。看这一项：核分 {name} {item}；记几分：核分 {name} {item} 分数"


def reviewing(
    branch: Branch,
    card: Scored,
    own: Mapping[str, int],
    scores: Mapping[str, int],
    reason: str,
    code: str,
) -> str:
    items = [
        f"{item} {card.items[item].text}：自评 {own.get(item, 0)}，核定 {points}"
        for item, points in scores.items()
    ]
    why = [f"理由：{reason}"] if reason else []
    return "\n".join([f"将核定 {short(branch)}，还没有记：", *items, *why, _confirm(code)])


def _confirm(code: str) -> str:
    return f"确认请回复 确认 {code}"


def _reply(ways: Sequence[str]) -> str:
    return "\n".join(f"回复 {way}" for way in ways)
