"""The verdict on a season: every promise, and where it was broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.rehearsal.evidence import Evidence
from bot.rehearsal.promises import answers, deadline, files, reminders, running

Check = Callable[[Evidence], Iterator[str]]

PROMISES: tuple[tuple[str, Check], ...] = (
    ("每句话都得到应有的回答", answers.answered_rightly),
    ("确认过的回答一个不少、一字不差", answers.nothing_lost),
    ("状态 <分工会> 与实际一致", answers.office_sees),
    ("状态 的合计每次都对", answers.totals_add_up),
    ("编号不重不漏，版本连续", answers.receipts_run),
    ("照片都在、打得开、没有重复", files.photos_kept),
    ("申报表等文件各发一次", files.documents_sent_once),
    ("截止前发出的都算，之后的都没进来", deadline.deadline_holds),
    ("截止后才送达的没有丢，都列在 争议 里", deadline.disputes_listed),
    ("截止时该告知的各告知一次，校工会的汇总和早报不重复", deadline.closing_told_once),
    ("每次提醒该收的人都收到一次，没有重复", reminders.each_once),
    ("办完的、不申报的、当天不要的，没有再被提醒", reminders.none_beyond),
    ("提醒都没有迟到", reminders.none_late),
    ("夜里、休息日、整点半点和截止后没有提醒", reminders.none_out_of_hours),
    ("收不到消息的人和可信 IP 出错，马上告诉了校工会", running.office_was_warned),
    ("没有一条消息发了两遍", running.nothing_sent_twice),
    ("平台没有收到过错误应答，消息没有被截断或丢弃", running.platform_content),
    ("只有确实联系不上的人没收到消息", running.only_planted_losses),
    ("每一步要发的都发完了", running.all_done),
    ("重启和结束都干净，日志里没有意外", running.ended_well),
)


@dataclass(frozen=True)
class Promise:
    """One promise, and where it was broken."""

    words: str
    broken: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        return not self.broken


def verdict(evidence: Evidence) -> list[Promise]:
    """Every promise, in the order in which people would ask."""
    return [Promise(words, tuple(check(evidence))) for words, check in PROMISES]
