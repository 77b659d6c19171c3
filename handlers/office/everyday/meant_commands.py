"""The command that a meaning of the catalogue stands for, where it only shows or asks for a code first.

What writes or sends at once is none of these, see leading.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from handlers.hearing.clean import compact, visible
from handlers.office.everyday.meant import Meant, name_of
from handlers.office.resolve.exceptions import split_exception
from handlers.reading.days import ANY_DAY

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
_TO_SEE = re.compile("谁|名单|哪|看|吗|没|几|多少|经费|钱|汇总|公示")
_UNDONE = re.compile("[没未](?:交|报|填|弄|完|提交)")
_FILLED = re.compile(
    "(?:填|写|弄|做|答)(?:完|齐|好)了?.{0,4}(?:没|未|不)(?:有)?(?:提?交|报)|只差提交"
)
_HANDED_IN = re.compile("交了|已提交|提交了")
AGREED = re.compile("异议|按自评|没问题|没意见")
_TELL_AND_WHAT = re.compile(
    r"[^,，:：\n]*(?:通知|群发|广播|消息|信息|告诉|转告|说[一下声]+|发一?[下条个])[^,，:：\n]*[,，:：\n]\s*(?P<what>.{4,})",
    re.DOTALL,
)
_A_DAY = re.compile(rf"(?!今|明|后天|大后)(?:{ANY_DAY})")
_ASKS = re.compile("[吗么]$|了没有?$|没有$")
_NUMBERS = re.compile("电话|手机|号码|联系方式|怎么联系")
_LISTS = frozenset({"unfinished", "paper_missing", "submitted"})
_EVERYBODY = re.compile("大家|所有|全部|各")
_THE_REST = re.compile("都|全|其[他它余]|剩")
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


Command = Callable[[Meant], str]


def command_of(meant: Meant) -> str:
    """The command a meaning stands for; "" where it stands for none that may be run for a guess."""
    make = _COMMANDS.get(meant.intent)
    if meant.intent in _LISTS and _NUMBERS.search(meant.said):
        make = _phone
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
        return _paper_missing(meant)
    if _FILLED.search(compact(meant.said)):
        return f"未完成 {meant.track} 填齐"
    return f"未完成 {meant.track} {_LACKS.get(meant.slots.which, '')}"


def _phone(meant: Meant) -> str:
    """The people of the branches, or of the group that the sentence names."""
    said = compact(meant.said)
    group = next((group for form, group in _GROUPS if form.search(said)), "")
    group = group or ("已提交" if _HANDED_IN.search(said) else "")
    group = "全部" if group == "未完成" and _EVERYBODY.search(said) else group
    return f"电话 {meant.names or f'{meant.track}{group}'}"


def _paper_missing(meant: Meant) -> str:
    """Whose paper is still to come; of one branch how it stands."""
    if len(meant.branches) == 1:
        return f"状态 {meant.names}"
    return f"未收 {meant.track}"


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


def whom_told(meant: Meant) -> str:
    """Whom a notice is for, as it is written in front of it."""
    said = compact(meant.said)
    group = "未完成" if _UNDONE.search(said) else "已提交" if _HANDED_IN.search(said) else ""
    kind = "学院" if "各学院" in said else ""
    whom = meant.names or f"{kind} {meant.track} {group}".strip()
    if meant.without:
        return f"{whom} 除了 {'、'.join(map(name_of, meant.without))}".strip()
    return whom or "全部"


def _broadcast(meant: Meant) -> str:
    """The notice, where the sentence goes on with what to say; "" where it does not."""
    found = _TELL_AND_WHAT.fullmatch(visible(meant.said))
    if not found or split_exception(found["what"])[1] is not None:
        return ""
    return f"广播 {whom_told(meant)}：{found['what']}"


def _result(meant: Meant) -> str:
    """The list of results, where no branch is named and nothing is to be noted.

    All the others of an award at once, which asks for a code; of one branch what it has come to.
    """
    said = compact(meant.said)
    if len(meant.branches) == 1 and _ASKS.search(said):
        return f"状态 {meant.names}"
    if meant.track and not meant.branches and _THE_REST.search(said) and "推荐" in said:
        return f"结果 {meant.track} 其余 {'不推荐' if '不' in said or '没' in said else '推荐'}"
    if not meant.branches and re.search("经费|钱", said):
        return f"结果 {meant.track}"
    if meant.branches or _TO_NOTE.search(said) or not _TO_SEE.search(said):
        return ""
    return f"结果 {meant.track}"


def _days(meant: Meant) -> str:
    """What happened today; of other days, who handed in."""
    return _submitted(meant) if _day_of(meant) else "今天"


def _submitted(meant: Meant) -> str:
    return f"已提交 {meant.track} {_day_of(meant)}"


def _day_of(meant: Meant) -> str:
    """The days it asks about, other than today."""
    said = compact(meant.said)
    if one := _A_DAY.search(said):
        return one[0]
    return next((day for form, day in _DAYS if form.search(said)), "")


def _review(meant: Meant) -> str:
    """The sheet of a branch; "" where an item is named, or none or several branches."""
    is_said = meant.slots.item or AGREED.search(meant.said)
    is_to_look = len(meant.branches) == 1 and not is_said
    return f"核分 {meant.names}" if is_to_look else ""


def _upward(meant: Meant) -> str:
    return f"导出 推荐 {meant.track}"


_COMMANDS: Mapping[str, Command] = {
    "status": partial(_just, "状态"),
    "status_branch": partial(_of_branch, "状态"),
    "status_track": partial(_of_award, "状态"),
    "unfinished": _unfinished,
    "submitted": _submitted,
    "today": _days,
    "broadcast": _broadcast,
    "unreviewed": partial(_of_award, "未核"),
    "review": _review,
    "disputes": partial(_just, "争议"),
    "export_upward": _upward,
    "average": partial(_of_award, "平均分"),
    "list_file": partial(_just, "清单"),
    "paper_missing": _paper_missing,
    "who_changed": partial(_of_branch, "谁改过"),
    "export": partial(_just, "导出"),
    "export_track": partial(_of_award, "导出"),
    "export_branch": partial(_of_branch, "导出"),
    "nudge": _nudge,
    "deadline": partial(_just, "截止"),
    "phone": _phone,
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
SMALL_TALK = frozenset({"thanks", "ok", "hello"})
