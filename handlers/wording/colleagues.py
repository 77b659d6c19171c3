"""What chair and deputy hear of each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from campaign.applications import Submission
from campaign.model import Campaign, Track
from handlers.wording.chair import head
from handlers.wording.times import ago, short_time
from handlers.wording.withdrawing import print_waits

MOST_NAMED = 8
LONGEST_SHOWN = 20


def chair_person(name: str) -> str:
    return f"主席（{name}）"


def deputy_person(name: str) -> str:
    return f"代填人（{name}）"


def plain_chair(name: str) -> str:
    return f"主席 {name} "


def plain_deputy(name: str) -> str:
    return f"代填人 {name} "


def office_person() -> str:
    return "校工会"


def handed_in(
    track: Track, submission: Submission, who: str, campaign: Campaign, *, was_returned: bool
) -> str:
    at = short_time(submission.at, campaign.zone)
    did = "已把退回的改好交回" if was_returned else "已提交"
    return (
        f"{head(track)}{who}{did}，编号 {submission.receipt}，{at}，您不用再交。"
        "表随后也发给您一份，备用。"
    )


def submitted_already(submission: Submission, who: str, campaign: Campaign) -> str:
    at = short_time(submission.at, campaign.zone)
    return f"已由{who}于 {at} 提交，编号 {submission.receipt}，不用再确认。"


def withdrawn(track: Track, receipt: str, who: str) -> str:
    return (
        f"{head(track)}{who}已撤回 {receipt}，这一版不算数，{print_waits()}。"
        "内容都在，改好后要再提交。"
    )


def declined(track: Track, who: str) -> str:
    return f"{head(track)}{who}已回复本次不申报。要改回来请回复 申报{track.short_name}。"


def whose(value: str, who: str, length: timedelta) -> str:
    value = _short(value)
    return f"（{value if value.isdigit() else f'原来的“{value}”'} 是{who}{ago(length)}填的）"


def whose_all(values: Sequence[tuple[str, str]], who: str, length: timedelta) -> str:
    named = "、".join(f"{name} {_short(value)}" for name, value in values[:MOST_NAMED])
    more = f" 等 {len(values)} 项" if len(values) > MOST_NAMED else ""
    return f"（原来的 {named}{more} 是{who}{ago(length)}填的）"


def overwritten(track: Track, who: str, changes: Sequence[tuple[str, str, str]]) -> str:
    named = "；".join(
        f"{name} 由 {_short(was)} 改为 {_short(now)}" for name, was, now in changes[:MOST_NAMED]
    )
    more = f"；等 {len(changes)} 项" if len(changes) > MOST_NAMED else ""
    return f"{head(track)}您填的有 {len(changes)} 项被{who}改了：{named}{more}。看全部请回复 总览。"


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
