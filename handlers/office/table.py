"""Everything the office can say, in one table; what only shows things is in looking_table.py."""

from __future__ import annotations

import re

from campaign.model import Campaign
from handlers.commands import CommandIndex
from handlers.office import (
    another,
    binding,
    broadcasting,
    deciding,
    export,
    extending,
    help,
    nudge,
    outstanding,
    paper_desk,
    ranking,
    refusing_paper,
    results,
    reviewing,
    sending_back,
    standing_in,
    strangers,
    targets,
    undelivered,
)
from handlers.office.commands import (
    AnyCommand,
    OfficeCommand,
    an_award,
    everything_needed,
    nothing_follows,
    nothing_then,
)
from handlers.office.looking_table import LOOKING
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office as wording
from handlers.wording import papers as papers_wording
from storage.acts import Act

_NAME = re.compile(r".{1,40}").fullmatch
_SOME = re.compile(r".{1,400}", re.DOTALL).fullmatch
_LONG = re.compile(r".+", re.DOTALL).fullmatch


def acknowledge(_talk: OfficeTalk, _: None) -> Outcome:
    """Take thanks, which ask for nothing."""
    return say(wording.at_your_service())


def show_help(talk: OfficeTalk, said: help.Subject) -> Outcome:
    """Say what the office can say."""
    return help.show_help(OFFICE_COMMANDS, talk, said)


def _has_help(said: str) -> bool:
    return help.is_subject(OFFICE_COMMANDS, said)


def _subject(_campaign: Campaign, said: str) -> help.Subject:
    return help.Subject(said)


STANDING_IN: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("代填",),
        standing_in.begin,
        standing_in.read,
        _NAME,
        log=Act.STAND_IN,
        needs=standing_in.needs,
    ),
    OfficeCommand(
        ("结束代填", "退出代填", "取消代填"), standing_in.end, nothing_follows, log=Act.STAND_IN_END
    ),
)
_REACHING: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("催", "催一下", "催办", "提醒"),
        nudge.nudge,
        nudge.read,
        _SOME,
        log=Act.NUDGE,
        needs=nudge.needs,
        confirmed=nudge.do_nudge,
        needs_then=nothing_then,
    ),
    OfficeCommand(
        ("广播", "通知", "群发"),
        broadcasting.broadcast,
        broadcasting.read_notice,
        _LONG,
        log=Act.BROADCAST,
        needs=broadcasting.needs,
        confirmed=broadcasting.do_broadcast,
        needs_then=nothing_then,
    ),
    undelivered.UNDELIVERED,
)
_PAPERS: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("收", "收纸质", "登记"),
        paper_desk.receive,
        paper_desk.read,
        _SOME,
        log=Act.RECEIVE,
        needs=paper_desk.needs,
        confirmed=paper_desk.receive_anyway,
    ),
    OfficeCommand(
        ("未收", "没收", "未收纸质"),
        outstanding.show_outstanding,
        an_award(papers_wording.outstanding_how),
        _NAME,
        log=Act.OUTSTANDING,
        needs=outstanding.needs,
    ),
)
_PEOPLE: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("绑定",),
        binding.bind,
        binding.read,
        _LONG,
        log=Act.BIND,
        needs=binding.needs,
        confirmed=binding.do_bind,
    ),
    OfficeCommand(
        ("解绑", "解除绑定"), binding.unbind, binding.read_account, _LONG, log=Act.UNBIND
    ),
    OfficeCommand(
        ("陌生人", "未登记"),
        strangers.show_strangers,
        nothing_follows,
        log=Act.STRANGERS,
        needs=strangers.needs,
    ),
    *STANDING_IN,
)
_TIME: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("延期", "延长截止", "延长"),
        extending.extend,
        extending.read,
        _LONG,
        log=Act.EXTEND,
        needs=extending.needs,
        confirmed=extending.extend_then,
        needs_then=extending.needs_then,
    ),
    OfficeCommand(
        ("争议", "迟到"),
        deciding.decide,
        deciding.read,
        _SOME,
        log=Act.DECIDE,
        needs=deciding.needs,
    ),
)
_REVIEW: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("核分", "核定", "审核"),
        reviewing.review,
        targets.a_target(reviewing.COMMAND),
        _SOME,
        log=Act.REVIEW,
        needs=reviewing.needs,
    ),
    OfficeCommand(
        ("拒收", "拒收纸质", "退纸质", "纸质退", "纸质退回", "退回纸质"),
        refusing_paper.refuse_named,
        targets.a_target(refusing_paper.COMMAND),
        _LONG,
        log=Act.PAPER_REFUSED,
        needs=targets.needs,
    ),
    OfficeCommand(
        ("退", "退回", "退件"),
        sending_back.send_back_to_branch,
        sending_back.read,
        _LONG,
        log=Act.SEND_BACK,
        needs=targets.needs,
    ),
    OfficeCommand(
        ("名额", "排名", "排序"),
        ranking.show_ranking,
        an_award(ranking.how),
        _NAME,
        log=Act.RANK,
        needs=everything_needed,
    ),
    OfficeCommand(
        ("结果", "评审结果"),
        results.result,
        results.read,
        _LONG,
        log=Act.RESULT,
        needs=results.needs,
        confirmed=results.confirmed,
    ),
    OfficeCommand(("加报", "再报", "增报"), another.allow, another.read, _LONG, log=Act.ANOTHER),
)
_FILES: tuple[AnyCommand, ...] = (
    OfficeCommand(("清单", "名单", "总表"), export.send_list, nothing_follows, log=Act.LIST),
    OfficeCommand(
        ("导出", "下载", "打包"),
        export.export,
        export.read,
        _NAME,
        log=Act.EXPORT,
        needs=export.needs,
    ),
)
OFFICE_COMMANDS: tuple[AnyCommand, ...] = (
    OfficeCommand(
        (
            "谢谢",
            "好的",
            "好",
            "收到",
            "收到了",
            "ok",
            "知道了",
            "辛苦了",
            "明白",
            "明白了",
            "嗯",
            "行",
            "感谢",
        ),
        acknowledge,
        nothing_follows,
    ),
    *LOOKING,
    *_REACHING,
    *_PAPERS,
    *_PEOPLE,
    *_TIME,
    *_REVIEW,
    *_FILES,
    OfficeCommand(
        ("帮助", "菜单", "help", "你好", "您好"), show_help, _subject, _has_help, log=Act.HELP
    ),
)
INDEX = CommandIndex(OFFICE_COMMANDS)
