"""What is said about results: to the office, and on command to the chairs."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.applications import Application
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Result
from handlers.office.everyday.words import example_branches
from handlers.wording import conditions
from handlers.wording.chair import call, head
from handlers.wording.office import short

NAMED_AT_MOST = 40
VERDICT = {True: "推荐", False: "不推荐"}


def noted(branch: Branch, track: Track, result: Result, was_told: bool) -> str:
    reason = f"（{result.reason}）" if result.reason else ""
    again = "以前的结果已经通知过本人，请再发 结果 通知。" if was_told else ""
    return f"{head(track)}{short(branch)} 已记：{VERDICT[result.is_recommended]}{reason}。{again}"


def already(branch: Branch, track: Track, result: Result) -> str:
    return f"{head(track)}{short(branch)} 已是{VERDICT[result.is_recommended]}，没有改动。"


def no_paper(application: Application) -> str:
    paper = application.paper
    return f"纸质还是 v{paper.version}" if paper else "纸质还没有收到"


def not_reviewed(done: int, items: int) -> str:
    return f"只核了 {done}/{items} 项" if done else "还没有核分"


def has_changes(application: Application) -> str:
    last = application.submission
    return f"{conditions.CHANGED}，算的是 {last.receipt if last else ''}"


def mind(open_ends: Sequence[str]) -> str:
    return f"注意：{'；'.join(open_ends)}。"


def quota_used(track: Track, recommended: Sequence[Branch]) -> str:
    over = len(recommended) - track.quota
    beyond = f"（超出 {over} 个）" if over > 0 else ""
    return f"{track.short_name}已推荐 {len(recommended)}/{track.quota}{beyond}{_list(recommended)}"


def not_recommended(branches: Sequence[Branch]) -> str:
    return f"不推荐 {len(branches)}{_list(branches)}" if branches else ""


def still_open(branches: Sequence[Branch]) -> str:
    return f"已提交、未定 {len(branches)}{_list(branches)}" if branches else ""


def _list(branches: Sequence[Branch]) -> str:
    if not branches:
        return ""
    more = f" 等 {len(branches)} 个" if len(branches) > NAMED_AT_MOST else ""
    return f"：{'、'.join(map(short, branches[:NAMED_AT_MOST]))}{more}"


def grants(track: Track, accepted: int) -> str:
    if not track.grants or not accepted:
        return ""
    each = " + ".join(f"{grant.source} {grant.amount * accepted}" for grant in track.grants)
    total = sum(grant.amount for grant in track.grants) * accepted
    return f"经费合计 {total} 元（{each}）"


def grants_to_come(track: Track) -> str:
    """What each that is recommended would get, while none is."""
    if not track.grants:
        return ""
    each = " + ".join(f"{grant.source} {grant.amount}" for grant in track.grants)
    return f"经费每个 {sum(grant.amount for grant in track.grants)} 元（{each}），还没有推荐的"


def who_was_told(told: int, untold: Sequence[Branch]) -> str:
    if not untold:
        return f"结果通知已发给 {told} 个分工会。" if told else ""
    already = f"结果通知已发给 {told} 个分工会；" if told else ""
    return f"{already}还没通知 {len(untold)} 个{_list(untold)}。要通知请回复 结果 通知"


def being_corrected(branches: Sequence[Branch]) -> str:
    return f"退回修改中 {len(branches)}{_list(branches)}" if branches else ""


def which_award(campaign: Campaign) -> str:
    names = " ".join(branch.short_name for branch in example_branches(campaign))
    track = campaign.awards[0].short_name
    return (
        "几个一起记，请写明是哪一项，一次一项，没有保存：\n"
        f"结果 {track} {names} 推荐；其余的：结果 {track} 其余 不推荐"
    )


def nothing_open(track: Track) -> str:
    return f"{head(track)}已提交的都有结果了，没有其余的。"


def too_many(track: Track, recommended: Sequence[Branch], words: str) -> str:
    return (
        f"{head(track)}名额 {track.quota} 个，这样就是 {len(recommended)} 个"
        f"{_list(recommended)}，没有保存。\n确要超出请写理由：{words} 理由"
    )


def ask_about_several(
    track: Track,
    is_recommended: bool,
    branches: Sequence[Branch],
    changed: Sequence[Branch],
    same: Sequence[Branch],
    recommended: Sequence[Branch],
    reason: str,
    code: str,
) -> str:
    lines = [
        f"{head(track)}将记{VERDICT[is_recommended]} {len(branches)} 个{_list(branches)}",
        f"其中要改的（原来不同）{_list(changed)}" if changed else "",
        f"原来就是{VERDICT[is_recommended]}、不动的{_list(same)}" if same else "",
        f"理由：{reason}" if reason else "",
        f"记完{quota_used(track, recommended)}",
        f"主席不会知道。确认请回复 确认 {code}",
    ]
    return "\n".join(filter(None, lines))


def all_noted(track: Track, is_recommended: bool, branches: Sequence[Branch]) -> str:
    return (
        f"{head(track)}{'、'.join(map(short, branches))} 已是{VERDICT[is_recommended]}，没有改动。"
    )


def several_noted(
    track: Track,
    is_recommended: bool,
    branches: Sequence[Branch],
    recommended: Sequence[Branch],
    told_before: Sequence[Branch],
    skipped: Sequence[Branch],
) -> str:
    lines = [
        f"{head(track)}已记{VERDICT[is_recommended]} {len(branches)} 个{_list(branches)}",
        f"刚撤回或退回、没有记{_list(skipped)}" if skipped else "",
        f"以前通知过别的结果，请再发 结果 通知{_list(told_before)}" if told_before else "",
        quota_used(track, recommended),
        grants(track, len(recommended)),
    ]
    return "\n".join(filter(None, lines))


def not_understood(branch: Branch, track: Track, result: Result | None) -> str:
    now = f"现在是{VERDICT[result.is_recommended]}。" if result else "还没有结果。"
    name = f"结果 {branch.short_name} {track.short_name}"
    return (
        f"{head(track)}{short(branch)} {now}要记请回复\n"
        f"{name} 推荐；{name} 不推荐 理由；{name} 取消"
    )


def reason_too_long(given: int, most: int) -> str:
    return f"理由有 {given} 字，请写在 {most} 字以内，没有保存。"


def beyond_quota(branch: Branch, track: Track, recommended: Sequence[Branch]) -> str:
    return (
        f"{head(track)}名额 {track.quota} 个已推荐满{_list(recommended)}，没有保存。\n"
        f"确要超出请写理由：结果 {branch.short_name} {track.short_name} 推荐 理由"
    )


def no_result(branch: Branch, track: Track) -> str:
    return f"{head(track)}{short(branch)} 还没有结果，不用取消。"


def taken_back(branch: Branch, track: Track, was_told: bool) -> str:
    told = "以前的结果已经通知过本人，请自行说明。" if was_told else ""
    return f"{head(track)}{short(branch)} 的结果已取消，可以再退回或核分。{told}"


def nothing_to_tell() -> str:
    return "没有要通知的结果：还没有记，或都已通知过。"


def group(track: Track, is_recommended: bool, branches: Sequence[Branch]) -> str:
    verdict = VERDICT[is_recommended]
    return f"{track.short_name}{verdict} {len(branches)}：{'、'.join(map(short, branches))}"


def ask_to_tell(
    branches: int, people: int, groups: Sequence[str], open_count: int, code: str
) -> str:
    rest = f"还有 {open_count} 个已提交的没有结果，不通知。" if open_count else ""
    lines = [
        f"将把结果通知 {branches} 个分工会的 {people} 人（不带理由，不列名次）：",
        *groups,
        rest,
        f"确认请回复 确认 {code}",
    ]
    return "\n".join(line for line in lines if line)


def telling(people: int, skipped: Sequence[str]) -> str:
    rest = f"\n刚又改过、没有发：{'、'.join(skipped)}。" if skipped else ""
    return f"正在通知 {people} 人，发完告诉您结果。{rest}"


def named(branch: Branch, track: Track) -> str:
    return f"{short(branch)} {track.short_name}"


def notice(branch: Branch, track: Track, result: Result) -> str:
    further = "，后续事项另行通知" if result.is_recommended else ""
    return f"{head(track)}{branch.name}申报的{track.name}，{conditions.verdict(result)}{further}。"


def with_contact(lines: Sequence[str], campaign: Campaign) -> str:
    return "\n".join((*lines, f"感谢您的工作。有问题请联系{call(campaign.contact)}。"))
