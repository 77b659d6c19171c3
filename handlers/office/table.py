"""Everything the office can say; what only shows is in views/table.py, what reviews in review/table.py."""

from __future__ import annotations

from campaign.model import Campaign
from handlers.commands import CommandIndex
from handlers.office import extending, help, on_behalf, titles
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
from handlers.office.decision.table import DECISION
from handlers.office.notices import broadcasting, nudge
from handlers.office.panel.table import PANEL, SEATS
from handlers.office.papers import desk
from handlers.office.review import disputes
from handlers.office.review.table import REVIEWING
from handlers.office.views import export, outstanding, strangers, undelivered
from handlers.office.views.table import LOOKING
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
        on_behalf.begin,
        on_behalf.read,
        A_NAME,
        log=Act.STAND_IN,
        needs=on_behalf.needs,
    ),
    OfficeCommand(
        ("结束代填", "退出代填", "取消代填"), on_behalf.end, nothing_follows, log=Act.STAND_IN_END
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
        desk.receive,
        desk.read,
        SOME_WORDS,
        log=Act.RECEIVE,
        needs=desk.needs,
        confirmed=desk.receive_anyway,
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
        ("称号",), titles.titles, titles.read, SOME_WORDS, log=Act.TITLE, needs=titles.needs
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
        ANY_TEXT,
        log=Act.EXTEND,
        needs=extending.needs,
        confirmed=extending.extend_then,
        needs_then=extending.needs_then,
    ),
    OfficeCommand(
        ("争议", "迟到"),
        disputes.decide,
        disputes.read,
        SOME_WORDS,
        log=Act.DISPUTES,
        needs=disputes.needs,
        confirmed=disputes.accept,
        needs_then=disputes.needs_then,
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
    *DECISION,
    *_FILES,
    OfficeCommand(
        ("帮助", "菜单", "help", "你好", "您好"), show_help, _subject, _has_help, log=Act.HELP
    ),
)
INDEX = CommandIndex(OFFICE_COMMANDS)
