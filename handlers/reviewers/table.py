"""Everything a reviewer can say, beside points, votes and names of branches."""

from __future__ import annotations

import re

from handlers.commands import Command, CommandIndex
from handlers.hearing.clean import compact
from handlers.office.everyday.words import example_branch
from handlers.outcomes import Outcome, say
from handlers.reviewers import listing, looking, recusing, scoring
from handlers.reviewers.talk import ReviewerTalk
from handlers.wording import reviewers as wording

_NAME = re.compile(r".{1,40}").fullmatch
_ANY = re.compile(r".{1,400}", re.DOTALL).fullmatch
_NUMBER = re.compile(r"第?\d{1,2}张?").fullmatch
ReviewerCommand = Command[ReviewerTalk]
BEGINNING = ("评审", "开始评审", "我要评审", "进入评审", "评委", "评分")


def is_beginning(said: str) -> bool:
    """Whether a text begins reviewing, for who has other things to do here as well."""
    return compact(said) in BEGINNING


def _help(talk: ReviewerTalk, _said: str) -> Outcome:
    return say(wording.help_text(example_branch(talk.campaign)))


def _thanks(_talk: ReviewerTalk, _said: str) -> Outcome:
    return say(wording.at_your_service())


OPEN: ReviewerCommand = Command(("评", "打开"), scoring.open_named, _NAME)
COMMANDS: tuple[ReviewerCommand, ...] = (
    Command(
        (
            *BEGINNING,
            "菜单",
            "清单",
            "名单",
            "进度",
            "总览",
            "还差谁",
            "还有谁",
            "继续",
            "评委进度",
        ),
        listing.show,
    ),
    Command(("退出评审", "退出", "不评了", "先不评"), listing.leave),
    OPEN,
    Command(("下一个", "下一家"), scoring.next_one),
    Command(("材料", "看材料", "申报材料"), looking.material, _NAME),
    Command(("照片", "看照片"), looking.photos, _NAME),
    Command(("大图", "原图"), looking.one_photo, _NUMBER),
    Command(("总结", "看总结"), looking.essay, _NAME),
    Command(("题目", "指标", "标准"), scoring.show_card),
    Command(("已评", "我的评分", "看评分"), listing.given, _NAME),
    Command(("改", "修改"), scoring.change, _NAME, changes=True),
    Command(("清空", "重评"), scoring.clear, _NAME, changes=True),
    Command(("回避", "申请回避"), recusing.recuse, _ANY, changes=True),
    Command(("帮助", "怎么用", "help", "你好", "您好"), _help),
    Command(("谢谢", "好的", "好", "收到", "ok", "知道了", "明白"), _thanks),
)
INDEX = CommandIndex(COMMANDS)
