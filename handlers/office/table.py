"""Everything the office can say, in one table; what only shows things is in looking_table.py."""

from __future__ import annotations

from campaign.model import Campaign
from handlers.commands import CommandIndex
from handlers.office import (
    broadcasting,
    deciding,
    export,
    extending,
    help,
    nudge,
    outstanding,
    paper_desk,
    standing_in,
    strangers,
    undelivered,
)
from handlers.office.commands import (
    A_NAME,
    ANY_TEXT,
    SOME_WORDS,
    AnyCommand,
    OfficeCommand,
    an_award,
    nothing_follows,
    nothing_then,
)
from handlers.office.looking_table import LOOKING
from handlers.office.panel.table import PANEL, SEATS
from handlers.office.review_table import REVIEWING
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office as wording
from handlers.wording import papers as papers_wording
from storage.acts import Act


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
        A_NAME,
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
        SOME_WORDS,
        log=Act.NUDGE,
        needs=nudge.needs,
        confirmed=nudge.do_nudge,
        needs_then=nothing_then,
    ),
    OfficeCommand(
        ("广播", "通知", "群发"),
        broadcasting.broadcast,
        broadcasting.read_notice,
        ANY_TEXT,
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
        SOME_WORDS,
        log=Act.RECEIVE,
        needs=paper_desk.needs,
        confirmed=paper_desk.receive_anyway,
    ),
    OfficeCommand(
        ("未收", "没收", "未收纸质"),
        outstanding.show_outstanding,
        an_award(papers_wording.outstanding_how),
        A_NAME,
        log=Act.OUTSTANDING,
        needs=outstanding.needs,
    ),
)
_PEOPLE: tuple[AnyCommand, ...] = (
    *SEATS,
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
        ANY_TEXT,
        log=Act.EXTEND,
        needs=extending.needs,
        confirmed=extending.extend_then,
        needs_then=extending.needs_then,
    ),
    OfficeCommand(
        ("争议", "迟到"),
        deciding.decide,
        deciding.read,
        SOME_WORDS,
        log=Act.DECIDE,
        needs=deciding.needs,
    ),
)
_FILES: tuple[AnyCommand, ...] = (
    OfficeCommand(("清单", "名单", "总表"), export.send_list, nothing_follows, log=Act.LIST),
    OfficeCommand(
        ("导出", "下载", "打包"),
        export.export,
        export.read,
        A_NAME,
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
    *REVIEWING,
    *PANEL,
    *_FILES,
    OfficeCommand(
        ("帮助", "菜单", "help", "你好", "您好"), show_help, _subject, _has_help, log=Act.HELP
    ),
)
INDEX = CommandIndex(OFFICE_COMMANDS)
