"""The words for how an application stands. Whatever tells it, to anybody, takes them from here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from campaign.applications import Status
from campaign.closing import Counts
from campaign.completeness import Missing
from campaign.condition import Condition, PaperState, State
from campaign.office_notes import Result
from handlers.wording.times import short_time

STATUS = {
    Status.NOT_STARTED: "未开始",
    Status.FILLING: "填写中",
    Status.SUBMITTED: "已提交",
    Status.RETURNED: "已退回",
    Status.DECLINED: "本次不申报",
}
COUNTED = {**STATUS, Status.DECLINED: "不申报"}
HAS_TITLE = "已有称号"
READY = "填齐了，还没提交"
CHANGED = "改后没交"
WITHDRAWN = "撤回没再交"
WITH_PAPER = "已收纸质"
TO_EXCHANGE = "纸质要换"
GIVEN_BACK = "纸质退了没再来"
WAIVED = "不用再送"


def stands(how: Condition) -> str:
    """How it stands, as the office reads it: `已提交 J03-v1`, and whether that is decided."""
    match how.state:
        case State.RECOMMENDED:
            return f"{stands_to_chair(how)}，已定推荐"
        case State.REJECTED:
            return f"{stands_to_chair(how)}，已定不推荐"
    return stands_to_chair(how)


def stands_to_chair(how: Condition) -> str:
    """The same as a chair reads it, who hears of a result only when told.

    What was changed since it was handed in stands beside it, in the words of `changes`.
    """
    match how.state:
        case State.COMPLETE:
            return READY
        case State.WITHDRAWN:
            filled = "填齐了，" if how.is_ready else ""
            return f"已撤回 {how.receipt}，{filled}还没再提交"
        case State.TITLED:
            return f"{HAS_TITLE}，不需申报"
    if how.is_handed_in:
        return _handed_in(how)
    return STATUS[how.status] if how.status else HAS_TITLE


def _handed_in(how: Condition) -> str:
    return f"{STATUS[Status.SUBMITTED]} {how.receipt}".rstrip()


def with_changes(how: Condition) -> str:
    """`已提交 J03-v1 得分 101；改动后 98，还没提交`: what counts, and what was changed since."""
    return f"{_handed_in(how)}{_scored(how.points)}；{changes(how)}"


def beside_answers(how: Condition) -> str:
    """How far what is shown counts, where that is not plain: answers may be in, out or changed."""
    if how.state in (State.NOT_BEGUN, State.FILLING, State.RETURNED):
        return ""
    return with_changes(how) if how.is_changed else stands_to_chair(how)


def changes(how: Condition) -> str:
    """`改动后得分 98，还没提交`"""
    if how.points == how.points_now:
        return "之后有改动，还没提交"
    return f"改动后{_scored(how.points_now).strip()}，还没提交"


def _scored(points: int | None) -> str:
    return "" if points is None else f" 得分 {points}"


def due(how: Condition, now: datetime, zone: ZoneInfo) -> str:
    """`5月15日 12:00 前改好`, and that this has passed; "" where nothing was said about it."""
    if how.due_at is None:
        return ""
    late = "，已逾期" if how.is_overdue(now) else ""
    return f"限 {short_time(how.due_at, zone)} 前{late}"


def verdict(result: Result) -> str:
    """A result as a chair reads it who was told."""
    return f"经评审{'列入推荐' if result.is_recommended else '本次未列入推荐'}"


def orphan(how: Condition) -> str:
    """That a paper lies at the office which counts for nothing just now; "" where none does."""
    is_orphan = how.paper is PaperState.ORPHANED
    return f"纸质 v{how.paper_version} 在校工会，眼下不算" if is_orphan else ""


def lacking(missing: Missing) -> str:
    """What it lacks: `差 26 项、照片 3 张`; that it only has to be handed in where it lacks nothing."""
    parts = lacks(missing)
    return f"差 {'、'.join(parts)}" if parts else "填齐了，没提交"


def lacks(missing: Missing, *, with_optional: bool = False) -> list[str]:
    """What it lacks, piece by piece; points only once every entry has its answer."""
    optional = f"（另有 {missing.optional} 项可不填）" if with_optional and missing.optional else ""
    parts = [f"{missing.entries} 项{optional}"] if missing.entries else []
    parts += [f"照片 {missing.photos} 张"] if missing.photos else []
    parts += [f"照片多 {missing.surplus} 张"] if missing.surplus else []
    parts += [f"总结 {missing.characters} 字"] if missing.characters else []
    parts += [f"{missing.points} 分"] if missing.points and not missing.entries else []
    return parts


def counts(counted: Counts) -> Iterator[str]:
    """How many stand where, in lines for a phone; the papers apart, of those that are handed in."""
    told = [f"{word} {counted.statuses[status]}" for status, word in COUNTED.items()]
    yield f"{counted.track.short_name}：{' '.join(told[:2])}"
    yield " ".join(told[2:])
    if counted.titled:
        yield f"{HAS_TITLE} {counted.titled}"
    yield _papers(counted)
    if refused := counted.papers[PaperState.REFUSED]:
        yield f"{GIVEN_BACK} {refused}"
    if waived := counted.papers[PaperState.WAIVED]:
        yield f"纸质{WAIVED} {waived}"


def counts_with_results(counted: Counts) -> Iterator[str]:
    """The same, and what was decided so far."""
    yield from counts(counted)
    if decided := results(counted):
        yield f"已记结果：{decided}"


def results(counted: Counts) -> str:
    """How many of those that are handed in were decided, and how; "" while none is."""
    chosen, others = (counted.results[state] for state in (State.RECOMMENDED, State.REJECTED))
    left = counted.statuses[Status.SUBMITTED] - chosen - others
    if not chosen and not others:
        return ""
    told = {"推荐": chosen, "不推荐": others, "未定": left}
    return "，".join(f"{word} {count}" for word, count in told.items() if count)


def _papers(counted: Counts) -> str:
    told = f"其中{WITH_PAPER} {counted.papers[PaperState.RIGHT]}"
    old, out = counted.papers[PaperState.OUTDATED], counted.papers[PaperState.AWAITED]
    told += f"，要换 {old}" if old else ""
    return told + (f"，没收到 {out}" if out else "")
