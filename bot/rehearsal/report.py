"""What a rehearsal prints at its end: how every award stands, and which promises were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.rehearsal.evidence import Evidence
from bot.rehearsal.expected import STANDS
from bot.rehearsal.progress import WEEKDAYS
from bot.rehearsal.promises.reminders import by_slot
from bot.rehearsal.promises.verdict import Promise
from campaign.reminders import calendar

SHOWN_OF_BROKEN = 5
NOTICEABLE = timedelta(minutes=5)


def calendar_lines(evidence: Evidence) -> Iterator[str]:
    """What was really sent: one line a reminder, its time by the calendar, and whom it reached."""
    yield "实际发出的提醒"
    zone = evidence.campaign.zone
    sent = {due.slot.key: got for due, got in by_slot(evidence)}
    for slot in calendar(evidence.campaign):
        planned = f"{_day(slot.at.astimezone(zone))}　{slot.name}"
        times = [shown.at for got in sent.get(slot.key, {}).values() for shown in got]
        if times:
            at = min(times).astimezone(zone)
            late = f"（{at:%H:%M} 发出）" if at - slot.at > NOTICEABLE else ""
            yield f"  {planned}{late}　{len(sent[slot.key])} 人"
        else:
            yield f"  {planned}　没有人要提醒"


def final_table(evidence: Evidence) -> Iterator[str]:
    """One line an award: how many branches stand where, and how many versions were handed in."""
    yield "最后的情况"
    for track in evidence.campaign.tracks.values():
        applications = [e for e in evidence.expected.values() if e.track.id == track.id]
        counts = Counter(e.status for e in applications)
        versions = sum(len(e.handed_in) for e in applications)
        papers = sum(e.has_paper for e in applications)
        shown = "　".join(f"{words} {counts[status]}" for status, words in STANDS.items())
        yield f"  {track.name}　{shown}　已收纸质 {papers}　共交 {versions} 版"


def verdict_lines(promises: Sequence[Promise]) -> Iterator[str]:
    """One line a promise; of a broken one also where it was broken."""
    for promise in promises:
        yield f"{'✓' if promise.is_kept else '✗'} {promise.words}"
        yield from (f"    {line}" for line in promise.broken[:SHOWN_OF_BROKEN])
        if len(promise.broken) > SHOWN_OF_BROKEN:
            yield f"    …… 共 {len(promise.broken)} 处"


def conclusion(promises: Sequence[Promise], seed: int, seconds: float) -> str:
    """The last line."""
    broken = sum(not promise.is_kept for promise in promises)
    result = f"{broken} 项没有做到" if broken else f"{len(promises)} 项全部做到"
    return f"演练结束：{result}。种子 {seed}，用时 {seconds:.0f} 秒。"


def _day(at: datetime) -> str:
    return f"{at.month}月{at.day}日（周{WEEKDAYS[at.weekday()]}）{at:%H:%M}"
