"""What the union office reads wherever no file of its own says it: short names, codes, what is not understood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from campaign.condition import Condition, State
from campaign.model import Branch, Campaign, Track
from handlers.wording import conditions
from handlers.wording.conditions import STATUS as STATUS
from handlers.wording.naming import short as short
from handlers.wording.times import duration, short_time
from storage.standings import Standing

NAMED_AT_MOST = 8
LONGEST_SHOWN = 80  # characters of a command that waits to be confirmed


def now_line(campaign: Campaign, now: datetime) -> str:
    left = campaign.deadline - now
    time = f"离截止 {duration(left)}" if left > timedelta() else "已截止"
    branches = len(campaign.branches)
    return f"{short_time(now, campaign.zone)}，{time}，共 {branches} 个分工会"


def branches_line(label: str, branches: Sequence[str]) -> str:
    shown = "、".join(branches[:NAMED_AT_MOST])
    more = f" 等 {len(branches)} 个" if len(branches) > NAMED_AT_MOST else ""
    return f"{label}：{shown}{more}"


def untouched(track: Track, days: int) -> str:
    return f"{days} 天没动（{track.short_name}）"


def far(branch: Branch, standing: Standing) -> str:
    """How many entries are answered; once all that must be are, what else is missing."""
    how = standing.condition
    told = f"{standing.answered}/{standing.askable}"
    if how.is_ready or not how.lacks.entries:
        told = conditions.lacking(how.lacks)
    return f"{short(branch)}（{told}）"


def changed(branch: Branch, how: Condition) -> str:
    return f"{short(branch)}（{conditions.with_changes(how).removeprefix('已提交 ')}）"


def sent_back(branch: Branch, how: Condition, campaign: Campaign, now: datetime) -> str:
    since = f"{short_time(how.since, campaign.zone)} 退回，" if how.since else ""
    due = conditions.due(how, now, campaign.zone)
    since += f"{due}，" if due else ""
    left = f"还有 {len(how.pending)} 处没改" if how.pending else "都已改过，没交回"
    return f"{short(branch)}（{since}{left}）"


def taken_back(branch: Branch, how: Condition) -> str:
    return f"{short(branch)}（{conditions.lacking(how.lacks)}）"


def old_paper(branch: Branch, how: Condition) -> str:
    return f"{short(branch)}（有 v{how.paper_version}）"


def refused_paper(branch: Branch, how: Condition) -> str:
    return f"{short(branch)}（{how.refused_for}）"


def orphaned(branch: Branch, how: Condition) -> str:
    why = {State.RETURNED: "退回中", State.DECLINED: "不申报"}.get(how.state, "已撤回")
    return f"{short(branch)} v{how.paper_version}（{why}）"


def of_track(what: str, track: Track) -> str:
    return f"{what}（{track.short_name}）"


def strangers(count: int) -> str:
    return f"没登记的人来过 {count} 个，看：陌生人"


def how_to_look(example: Branch, *, nudges: Sequence[str]) -> str:
    ways = [f"看单位：状态 {example.short_name}", "看全部：未完成"]
    return "　".join([*ways, *(f"催办：催 {whom}" for whom in nudges)])


def not_understood(example: Branch) -> str:
    return (
        "没看懂这条，没有办。\n"
        f"想看：状态；状态 {example.short_name}；未完成；今天\n"
        "想办：催；收；核分；退；结果；导出\n"
        "怎么写请回复 帮助，或 帮助 催。"
    )


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
    wrong = f"确认码 {given} 不对，没有办。" if given else "还没有办，要带上确认码。"
    return f"{wrong}等您确认的是：\n{_briefly(said)}\n要办它请回复 确认 {waiting}；不办不用理会。"


def put_off(said: str) -> str:
    return f"好的，这件没有办，确认码作废：\n{_briefly(said)}"


def confirmed_too_late(said: str) -> str:
    return f"确认码已过期，没有办。请重新发：{said}"


def _briefly(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
