"""What the office is told about branches that were not reminded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from campaign.model import Branch, Campaign
from handlers.nudging import NudgeRefusal
from handlers.office.everyday.words import example_branches
from handlers.wording import conditions, office_help
from handlers.wording.notices import listed
from handlers.wording.office import branches_line, short
from handlers.wording.times import short_time
from storage.reminders import Reminded, Result

WHY = {
    NudgeRefusal.CLOSED: "不在申报期内",
    NudgeRefusal.QUIET: "现在是免打扰时间",
    NudgeRefusal.NOTHING: "没有要办的",
    NudgeRefusal.ENOUGH: "今天已提醒过",
    NudgeRefusal.MUTED: "本人今天不要提醒",
}

MISSED = {
    Result.NOTHING: "已办完，没有打扰",
    Result.MUTED: "本人今天不要提醒",
    Result.QUIET: "到了免打扰时间",
    Result.CLOSED: "已截止",
    Result.SUPERSEDED: "已有更新的提醒",
    Result.LATE: "已过当天",
    Result.UNREACHABLE: "没送到，请电话联系",
    Result.FAILED: "没送到，请电话联系",
    Result.UNSURE: "不确定是否送到",
    Result.OPEN: "还在发",
}


def how(campaign: Campaign) -> str:
    return f"要催谁？请这样写：\n{office_help.ways('催', campaign)}"


def will_nudge(branches: int, people: int) -> str:
    return f"将催 {branches} 个分工会的 {people} 人："


def by_last(
    branches: Sequence[Branch], reminded: Mapping[str, Sequence[Reminded]], campaign: Campaign
) -> list[str]:
    """Those who were reminded at the same time last stand on one line, the longest ago first."""
    last = {
        branch.number: max((c.at for c in reminded[branch.number] if c.was_sent), default=None)
        for branch in branches
    }
    named: dict[str, list[str]] = {}
    for branch in sorted(branches, key=lambda b: at.timestamp() if (at := last[b.number]) else 0):
        at = last[branch.number]
        when = f"{short_time(at, campaign.zone)} 提醒过" if at else "没提醒过"
        named.setdefault(when, []).append(short(branch))
    return [f"{when}：{'、'.join(names)}" for when, names in named.items()]


def confirm(code: str) -> str:
    return f"确认请回复 确认 {code}"


def nobody_to_nudge(*, is_over: bool) -> str:
    over = "已截止，没交的不能再交；要让其补交请用 延期。" if is_over else ""
    return f"现在没有要催的。{over}"


def no_such_group(word: str) -> str:
    return (
        f"没有“{word}”这一类，没有催。可以写：未完成、没来过、退回、未收，"
        "前面可加项目，后面可加 除了 …，如 催 未完成 除了 5、7。"
    )


def one_group(words: Sequence[str]) -> str:
    return f"“{' '.join(words)}”合不到一起，没有催。请一次催一类，如 催 未完成。"


def except_whom(campaign: Campaign) -> str:
    numbers = "、".join(str(int(branch.shown)) for branch in example_branches(campaign))
    return f"除了谁没看懂，没有催。请写编号或简称，如 催 未完成 除了 {numbers}。"


def excepted(branches: Sequence[Branch]) -> list[str]:
    names = [short(branch) for branch in branches]
    return [branches_line("不催（按您说的除外）", names)] if names else []


def done(branches: Sequence[Branch]) -> list[str]:
    return _not_needed("已交或不申报", branches)


class NoPaper(StrEnum):
    """Why a branch owes no paper; the values are what is read, in this order."""

    BROUGHT = "纸质已收"
    WAIVED = f"纸质{conditions.WAIVED}"
    NOT_YET = "还没提交，谈不上纸质"
    DECLINED = "不申报"


def no_paper_due(found: Mapping[NoPaper, Sequence[Branch]]) -> list[str]:
    lines = []
    for why in NoPaper:
        if why is not NoPaper.NOT_YET:
            lines += _not_needed(why, found[why])
        elif found[why]:
            lines.append(f"{why}：{len(found[why])} 个")
    return lines


def _not_needed(why: str, branches: Sequence[Branch]) -> list[str]:
    names = [short(branch) for branch in branches]
    return [branches_line(f"不用催（{why}）", names)] if names else []


def nudging(branches: int) -> str:
    return f"正在催 {branches} 个分工会，发完告诉您结果。"


def report(
    campaign: Campaign,
    reached: int,
    missed: Mapping[Result, Sequence[str]],
    refused: Mapping[str, NudgeRefusal],
) -> str:
    lines = [f"催办结果：送到 {reached} 人。"]
    lines += [f"{MISSED[why]} {len(who)} 人：{listed(who)}" for why, who in missed.items()]
    return "\n".join([*lines, *left_out_lines(campaign, refused)])


def left_out_lines(campaign: Campaign, refused: Mapping[str, NudgeRefusal]) -> list[str]:
    lines = []
    for why in NudgeRefusal:
        numbers = [number for number, refusal in refused.items() if refusal is why]
        names = [short(campaign.branch_by_number[number]) for number in numbers]
        lines += [branches_line(f"不催，{WHY[why]}", names)] if names else []
    return lines
