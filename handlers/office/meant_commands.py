"""The command that a meaning of the catalogue stands for, where it only shows or asks for a code first.

What writes or sends at once is none of these, see leading.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from campaign.model import Branch, Campaign, Track
from handlers.hearing.names import Names
from handlers.hearing.slots import Slots
from handlers.hearing.understanding import Reading
from handlers.office.everyday import is_of_work
from handlers.office.excepting import split_exception
from handlers.words import compact

_LACKS = {
    "photos": "照片",
    "essay": "总结",
    "below_minimum": "分数不够",
    "returned": "退回",
    "never_came": "没来过",
}
_PAPER = re.compile("纸|盖章|原件")
_LACKING = re.compile("照片|图片|相片|总结|字数|分")
_TO_NOTE = re.compile("登记|录|记|怎么|弄|发|通知|公布")
_TO_SEE = re.compile("谁|名单|哪|看|吗|没|几|多少|经费|钱|汇总")
_DAYS = (
    (re.compile("前天"), "前天"),
    (re.compile("昨"), "昨天"),
    (re.compile("上(?:个)?(?:周|星期|礼拜)"), "上周"),
    (re.compile("(?:这|本)(?:个)?(?:周|星期|礼拜)"), "这周"),
    (re.compile("这(?:两|几|三)天|最近|近[几两三]天"), "这几天"),
)
_GROUPS = (
    (_PAPER, "未收"),
    (re.compile("学院|院系"), "学院"),
    (re.compile("退回"), "退回"),
    (re.compile("来过|动静|没动|没开始|没打开|没反应|没理"), "没来过"),
    (
        re.compile(
            "[没未](?:交|报|填|弄|完|提交|齐|写|开始)|大家|所有|全部|各|他们|剩|落下|拖|还差"
        ),
        "未完成",
    ),
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A meaning, with the branches and awards it names, and the branches it leaves out."""

    intent: str
    said: str
    branches: tuple[Branch, ...] = ()
    tracks: tuple[Track, ...] = ()
    slots: Slots = Slots()
    without: tuple[Branch, ...] = ()

    @property
    def track(self) -> str:
        """The only award it names, as people write it; "" for none, or for several."""
        return self.tracks[0].short_name if len(self.tracks) == 1 else ""

    @property
    def names(self) -> str:
        """The branches it names, as they are written in a command."""
        return " ".join(map(name_of, self.branches))


Command = Callable[[Meant], str]


def meant_by(campaign: Campaign, reading: Reading, said: str) -> Meant:
    """A reading of a sentence, with what it names in this campaign."""
    known, tracks = campaign.branch_by_number, campaign.tracks
    named = [known[number] for number in reading.slots.branches if number in known]
    left_out = _left_out(campaign, said)
    return Meant(
        reading.intent,
        said,
        tuple(branch for branch in named if branch not in left_out),
        tuple(tracks[key] for key in reading.slots.tracks if key in tracks),
        reading.slots,
        left_out,
    )


def _left_out(campaign: Campaign, said: str) -> tuple[Branch, ...]:
    """The branches that stand behind 除了."""
    _, who = split_exception(said)
    if not who:
        return ()
    found = Names.of(campaign, with_branches=True).masked(compact(who)).branches
    return tuple(campaign.branch_by_number[number] for number in found)


def name_of(branch: Branch) -> str:
    """A branch as it is written in a command; by its number where its name is an everyday word."""
    return branch.shown if is_of_work(branch.short_name) else branch.short_name


def command_of(meant: Meant) -> str:
    """The command a meaning stands for; "" where it stands for none that may be run for a guess."""
    make = _COMMANDS.get(meant.intent)
    return " ".join(make(meant).split()) if make else ""


def _just(word: str, _: Meant) -> str:
    return word


def _of_award(word: str, meant: Meant) -> str:
    return f"{word} {meant.track}"


def _of_branch(word: str, meant: Meant) -> str:
    return f"{word} {meant.names}"


def _of_application(word: str, meant: Meant) -> str:
    return f"{word} {meant.names} {meant.track}"


def _unfinished(meant: Meant) -> str:
    if meant.slots.which == "paper":
        return f"未收 {meant.track}"
    return f"未完成 {meant.track} {_LACKS.get(meant.slots.which, '')}"


def _nudge(meant: Meant) -> str:
    """Whom it says to remind; "" where it does not say, or says what is no group."""
    if meant.branches:
        return f"催 {meant.names}"
    said = compact(meant.said)
    group = next((group for form, group in _GROUPS if form.search(said)), "")
    if _LACKING.search(said) and group != "未收":
        return ""
    if meant.without:
        group = f"{group or '未完成'} 除了 {'、'.join(map(name_of, meant.without))}"
    return f"催 {meant.track} {group}" if meant.track or group else ""


def _result(meant: Meant) -> str:
    """The list of results, where no branch is named and nothing is to be noted."""
    said = compact(meant.said)
    if meant.branches or _TO_NOTE.search(said) or not _TO_SEE.search(said):
        return ""
    return f"结果 {meant.track}"


def _days(meant: Meant) -> str:
    """What happened today; of other days, who handed in."""
    days = next((day for form, day in _DAYS if form.search(compact(meant.said))), "")
    return f"已提交 {meant.track} {days}" if days else "今天"


def _review(meant: Meant) -> str:
    """The sheet of a branch; "" where an item is named, or none or several branches."""
    is_to_look = len(meant.branches) == 1 and not meant.slots.item
    return f"核分 {meant.names}" if is_to_look else ""


def _upward(meant: Meant) -> str:
    return f"导出 推荐 {meant.track}"


_COMMANDS: Mapping[str, Command] = {
    "status": partial(_just, "状态"),
    "status_branch": partial(_of_branch, "状态"),
    "status_track": partial(_of_award, "状态"),
    "unfinished": _unfinished,
    "submitted": partial(_of_award, "已提交"),
    "today": _days,
    "unreviewed": partial(_of_award, "未核"),
    "review": _review,
    "export_upward": _upward,
    "average": partial(_of_award, "平均分"),
    "list_file": partial(_just, "清单"),
    "paper_missing": partial(_of_award, "未收"),
    "who_changed": partial(_of_branch, "谁改过"),
    "export": partial(_just, "导出"),
    "export_track": partial(_of_award, "导出"),
    "export_branch": partial(_of_branch, "导出"),
    "nudge": _nudge,
    "deadline": partial(_just, "截止"),
    "phone": partial(_of_branch, "电话"),
    "ranking": partial(_of_award, "名额"),
    "result": _result,
    "undelivered": partial(_just, "没送到"),
    "strangers": partial(_just, "陌生人"),
    "history": partial(_of_branch, "记录"),
    "board": partial(_just, "看板"),
    "look": partial(_of_application, "看"),
    "help": partial(_just, "帮助"),
    "questions": partial(_just, "问题"),
    "thanks": partial(_just, "谢谢"),
    "ok": partial(_just, "好的"),
    "hello": partial(_just, "你好"),
}
ONE_BRANCH = frozenset(
    {"status_branch", "who_changed", "export_branch", "phone", "history", "look"}
)
SMALL_TALK = frozenset({"thanks", "ok", "hello"})
