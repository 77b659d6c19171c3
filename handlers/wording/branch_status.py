"""What the office reads about one branch."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from campaign.applications import Submission
from campaign.condition import Condition, PaperState
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Paper, Result, Return
from handlers.wording import conditions
from handlers.wording.times import ago, day_and_time, short_time
from storage.reminders import Reminded
from storage.reminders import Result as Fate

VERSIONS_SHOWN = 3
REMINDERS_SHOWN = 4
FATES = {
    Fate.OPEN: "在发",
    Fate.SENT: "",
    Fate.NOTHING: "没事要办，没发",
    Fate.MUTED: "本人不要",
    Fate.QUIET: "免打扰，没发",
    Fate.CLOSED: "已截止，没发",
    Fate.SUPERSEDED: "没发",
    Fate.LATE: "没发",
    Fate.UNREACHABLE: "没送到",
    Fate.FAILED: "没送到",
    Fate.UNSURE: "不确定送到",
}


def head(branch: Branch, written: Collection[str]) -> str:
    people = "、".join(_person(branch, user, user.casefold() in written) for user in branch.people)
    phone = f" {branch.phone}" if branch.phone else ""
    return f"{branch.shown} {branch.name}　{people}{phone}"


def _person(branch: Branch, user: str, has_written: bool) -> str:
    role = "主席" if user == branch.chair else "副"
    name = f" {branch.chair_name}" if user == branch.chair and branch.chair_name else ""
    return f"{role}{name} {user}{'' if has_written else '（没来过）'}"


def extended(until: datetime, campaign: Campaign) -> str:
    return f"已延期到 {day_and_time(until, campaign.zone)}"


def reminded(claims: Sequence[Reminded], campaign: Campaign) -> list[str]:
    """How often the branch was reminded, and apart what was meant to be sent and was not."""
    sent = [claim for claim in claims if claim.was_sent]
    unsent = [claim for claim in claims if not claim.was_sent]
    lines = [f"提醒 {len(sent)} 次：{_times(sent, campaign)}"] if sent else []
    return lines + ([f"没发出 {len(unsent)} 次：{_times(unsent, campaign)}"] if unsent else [])


def _times(claims: Sequence[Reminded], campaign: Campaign) -> str:
    shown = claims[-REMINDERS_SHOWN:]
    return "、".join(f"{short_time(claim.at, campaign.zone)}{_fate(claim)}" for claim in shown)


def _fate(claim: Reminded) -> str:
    kind = "（催）" if claim.was_nudge else ""
    if claim.was_sent:
        return kind
    return (
        f"{kind}（{' '.join(dict.fromkeys(FATES[result] for result in claim.results.values()))}）"
    )


def track_head(track: Track, status: str, position: str) -> str:
    return f"【{track.short_name}】{status}" + (f" · {position}" if position else "")


def filled(title: str, count: int, total: int) -> str:
    return f"{title} {count}/{total}"


def versions(submissions: Sequence[Submission], campaign: Campaign) -> str:
    shown = submissions[-VERSIONS_SHOWN:]
    named = "，".join(f"{s.receipt} {short_time(s.at, campaign.zone)}" for s in shown)
    earlier = f"（共 {len(submissions)} 版）" if len(submissions) > len(shown) else ""
    return f"提交 {named}{earlier}"


def paper(how: Condition, paper: Paper | None, campaign: Campaign) -> str:
    if how.refused_for:
        return f"纸质 已退回（{how.refused_for}），没再收到"
    if paper is None:
        if how.paper is PaperState.WAIVED:
            return f"纸质 {conditions.WAIVED}"
        return "纸质 没收到" if how.is_handed_in else ""
    told = f"纸质 v{paper.version}，{short_time(paper.at, campaign.zone)} 收到"
    return told + {
        PaperState.OUTDATED: f"；线上已是 {how.receipt}，要换",
        PaperState.ORPHANED: "，眼下不算",
        PaperState.WAIVED: f"；线上已是 {how.receipt}，{conditions.WAIVED}",
    }.get(how.paper, "")


def returned(returned: Return, pending: str, how: Condition, now: datetime, zone: ZoneInfo) -> str:
    at, due = short_time(returned.at, zone), conditions.due(how, now, zone)
    left = f"还有 {len(returned.pending)} 处没改（{pending}）" if pending else "都已改过，没交回"
    return f"退回 {at}{f'，{due}' if due else ''}，{left}：{returned.reason}"


def reviewed(allowed: int, own: int, entries: int, items: int) -> str:
    told = "核定" if entries == items else "暂计"
    return f"{told} {allowed}（自评 {own}，核了 {entries}/{items} 项）"


def result(result: Result) -> str:
    verdict = "推荐" if result.is_recommended else "不推荐"
    told = "已通知主席" if result.told_at else "主席还不知道"
    return f"结果 {verdict}（{told}）" + (f"：{result.reason}" if result.reason else "")


def last_change(at: datetime, what: str, campaign: Campaign, now: datetime) -> str:
    told = f"：{what}" if what else ""
    return f"最近改动 {short_time(at, campaign.zone)}（{ago(now - at)}）{told}"
