"""Everything the office can say, in one table."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.model import Campaign
from handlers import commands
from handlers.messages import CardTap, Enter, Finding, Image, MenuClick, Message, Text
from handlers.office import (
    another,
    binding,
    board,
    broadcasting,
    deciding,
    extending,
    help,
    history,
    looking,
    nudge,
    paper_desk,
    ranking,
    results,
    reviewing,
    sending_back,
    standing_in,
    status,
    strangers,
    targets,
    undelivered,
    unfinished,
)
from handlers.office.asked import QUESTIONS
from handlers.office.branches import find_branches, named_in
from handlers.office.commands import CODE_LASTS, OfficeCommand, nothing_then
from handlers.office.export import export
from handlers.office.naming import read_naming, words_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office as wording
from handlers.wording import office_help, reaching
from handlers.wording import people as people_wording
from handlers.words import compact
from storage.readings import Needs
from storage.sessions import Session
from storage.waiting import Pending

_NAME = re.compile(r".{1,40}").fullmatch
_SOME = re.compile(r".{1,400}", re.DOTALL).fullmatch
_WITHOUT_BOARD = re.compile(r"(?!板).{1,40}").fullmatch  # 看板 is a command of its own
_LONG = re.compile(r".+", re.DOTALL).fullmatch
LONGEST_PUT_OFF = 60  # characters; what is longer is somebody's text
_GROUPS = ("未完成", "未收", "全部")
_CONFIRM = re.compile(r"(?:确认|确定)(?P<code>\d{0,6})").fullmatch


def show_help(talk: OfficeTalk, said: str = "") -> Outcome:
    """Say what the office can say."""
    return help.show_help(OFFICE_COMMANDS, talk, said)


def _has_help(said: str) -> bool:
    return help.is_subject(OFFICE_COMMANDS, said)


def acknowledge(_talk: OfficeTalk, _: str = "") -> Outcome:
    """Take thanks, which ask for nothing."""
    return say(wording.at_your_service())


STANDING_IN = (
    OfficeCommand(("代填",), standing_in.begin, _NAME, log="stand_in", needs=standing_in.needs),
    OfficeCommand(("结束代填", "退出代填", "取消代填"), standing_in.end, log="stand_in_end"),
)
STATUS = OfficeCommand(
    ("状态", "进度", "总览"), status.show_status, _NAME, log="status", needs=status.needs
)
OFFICE_COMMANDS: tuple[OfficeCommand, ...] = (
    OfficeCommand(("谢谢", "好的", "好", "收到", "ok", "知道了", "辛苦了"), acknowledge),
    STATUS,
    OfficeCommand(
        ("未完成", "没完成", "还差谁", "谁没交", "没交"),
        unfinished.show_unfinished,
        _NAME,
        log="unfinished",
        needs=unfinished.needs,
    ),
    OfficeCommand(
        ("催", "催一下", "催办", "提醒"),
        nudge.nudge,
        _SOME,
        log="nudge",
        needs=nudge.needs,
        confirmed=nudge.do_nudge,
        needs_then=nothing_then,
    ),
    OfficeCommand(
        ("收", "收纸质", "登记"),
        paper_desk.receive,
        _SOME,
        log="receive",
        needs=paper_desk.needs,
        confirmed=paper_desk.receive_anyway,
    ),
    OfficeCommand(
        ("未收", "没收", "未收纸质"),
        paper_desk.show_outstanding,
        _NAME,
        log="outstanding",
        needs=paper_desk.needs_all,
    ),
    OfficeCommand(
        ("记录", "历史"),
        history.show_history,
        _NAME,
        log="history",
        needs=history.needs,
    ),
    OfficeCommand(
        ("广播", "通知", "群发"),
        broadcasting.broadcast,
        _LONG,
        log="broadcast",
        needs=broadcasting.needs,
        confirmed=broadcasting.do_broadcast,
        needs_then=nothing_then,
    ),
    OfficeCommand(("看板", "大屏", "图表"), board.show_board, log="board"),
    OfficeCommand(("看", "查看"), looking.look, _WITHOUT_BOARD, log="look", needs=looking.needs),
    OfficeCommand(
        ("绑定",),
        binding.bind,
        _LONG,
        log="bind",
        needs=binding.needs,
        confirmed=binding.do_bind,
    ),
    OfficeCommand(("解绑", "解除绑定"), binding.unbind, _LONG, log="unbind"),
    OfficeCommand(
        ("陌生人", "未登记"), strangers.show_strangers, log="strangers", needs=strangers.needs
    ),
    OfficeCommand(
        ("延期", "延长截止", "延长"),
        extending.extend,
        _LONG,
        log="extend",
        needs=extending.needs,
        confirmed=extending.extend_all,
        needs_then=extending.needs_then,
    ),
    OfficeCommand(("加报", "再报", "增报"), another.say_or_allow, _LONG, log="another"),
    OfficeCommand(("争议", "迟到"), deciding.decide, _SOME, log="decide", needs=deciding.needs),
    *STANDING_IN,
    OfficeCommand(
        ("核分", "核定", "审核"), reviewing.review, _SOME, log="review", needs=targets.needs
    ),
    OfficeCommand(
        ("退", "退回", "退件"),
        sending_back.send_back_to_branch,
        _LONG,
        log="send_back",
        needs=targets.needs,
    ),
    OfficeCommand(
        ("名额", "排名", "排序"), ranking.show_ranking, _NAME, log="rank", needs=ranking.needs_all
    ),
    OfficeCommand(
        ("结果", "评审结果"),
        results.result,
        _LONG,
        log="result",
        needs=results.needs,
        confirmed=results.do_tell,
    ),
    QUESTIONS,
    OfficeCommand(("导出", "下载", "打包"), export, log="export"),
    undelivered.UNDELIVERED,
    OfficeCommand(("帮助", "菜单", "help", "你好", "您好"), show_help, _has_help, log="help"),
)


def said_in(message: Message) -> str | None:
    """The words of a message, typed or tapped; None when it has none."""
    match message:
        case Text():
            return message.text
        case MenuClick() | CardTap():
            return message.event_key
    return None


def is_for_office(message: Message) -> bool:
    """Whether a message is meant as the office's own even while it stands in for a branch.

    Nothing is but the words that end it or choose another branch, and taps: for a branch the office
    gets no cards.
    """
    said = said_in(message) or ""
    return isinstance(message, CardTap) or commands.find(STANDING_IN, said) is not None


def is_put_off(campaign: Campaign, message: Message) -> bool:
    """Whether a message plainly is a command of the office, which has to wait while it stands in.

    A word that stands for itself, or before a branch or an award; anything else may be an answer.
    """
    said = said_in(message) or ""
    found = commands.find(OFFICE_COMMANDS, said)
    if not found or len(said) > LONGEST_PUT_OFF:
        return False
    word, *_ = words_of(found[1]) or [""]
    return not word or word in _GROUPS or _is_named(campaign, word)


def needs_of(campaign: Campaign, session: Session, message: Message) -> Needs:
    """What must be read to handle a message, also one that confirms an earlier one."""
    said = said_in(message) or ""
    pending = _confirmed(session, said)
    found = _meant(campaign, pending.said if pending else said)
    if not found:
        return Needs()
    command, argument = found
    if pending and command.needs_then:
        return command.needs_then(campaign, pending.shown)
    needs, number = command.needs(campaign, argument), session.stands_in_for
    if command.run is standing_in.end and number in campaign.branch_by_number:
        return replace(needs, branches=(*needs.branches, number))
    return needs


def handle(talk: OfficeTalk, message: Message) -> Outcome:
    """Decide what a message of the office does, and say so if standing in has ended by itself."""
    if isinstance(message, Finding):
        return Outcome()
    talk, ended = standing_in.lapse(talk)
    outcome = _hear(talk, message)
    if ended:
        outcome = replace(outcome, session=outcome.session or talk.session)
    is_told = outcome.did == STATUS.log  # there it stands among the rest
    notice = "" if is_told else reaching.on_top(talk.campaign, talk.readings.unreachable)
    head = [line for line in (ended, notice if outcome.texts else "") if line]
    if not head:
        return outcome
    return replace(outcome, texts=("\n".join((*head, *outcome.texts[:1])), *outcome.texts[1:]))


def _hear(talk: OfficeTalk, message: Message) -> Outcome:
    said = said_in(message)
    if isinstance(message, Image):
        return say(people_wording.photo_of_the_office(talk.campaign.branches[0]))
    if said is None:
        return Outcome() if isinstance(message, Enter) else say(_not_understood(talk))
    if code := _CONFIRM(compact(said)):
        return _confirm(talk, said, code["code"])
    if found := _meant(talk.campaign, said):
        command, argument = found
        outcome = command.run(talk, argument)
        return replace(outcome, did=outcome.did or command.log)
    if isinstance(message, MenuClick):
        return say(wording.for_chairs(talk.campaign.branches[0]))
    return say(_not_understood(talk, said))


def _meant(campaign: Campaign, said: str) -> tuple[OfficeCommand, str] | None:
    """The command of a text; a branch alone asks how it stands.

    One digit may be a lost score, and two letters a word of the chairs: 继续, 继续教育学院.
    """
    if found := commands.find(OFFICE_COMMANDS, said):
        return found
    name = compact(said)
    branches = find_branches(campaign, name) if len(name) > 1 else []
    is_sure = len(name) > 2 or name.isdecimal() or name in (compact(b.short_name) for b in branches)
    return (STATUS, name) if branches and is_sure else None


def _confirm(talk: OfficeTalk, said: str, code: str) -> Outcome:
    """Do what was shown, once, while the code is good."""
    pending, asked = _confirmed(talk.session, said), talk.session.pending
    if pending is None:
        waiting = asked and talk.now - asked.at < CODE_LASTS
        return say(wording.confirm_with_code(asked.code if waiting and asked else "", code))
    if talk.now - pending.at >= CODE_LASTS:
        return say(wording.confirmed_too_late(pending.said))
    command, argument = commands.find(OFFICE_COMMANDS, pending.said) or (None, "")
    if command is None or command.confirmed is None:
        return say(_not_understood(talk))
    outcome = command.confirmed(talk, argument, pending.shown)
    session = outcome.session or talk.session
    if session.pending == pending:
        session = replace(session, waiting=None)
    return replace(outcome, session=session, did=outcome.did or command.log)


def _confirmed(session: Session, said: str) -> Pending | None:
    """The command that a text confirms with the right code, if it does."""
    code = _CONFIRM(compact(said))
    pending = session.pending
    return pending if code and pending and code["code"] == pending.code else None


def _not_understood(talk: OfficeTalk, said: str = "") -> str:
    """The usual commands; rather the one that was meant, where a text begins or ends with its word."""
    text = compact(said)
    example = named_in(talk.campaign, said) or talk.campaign.branches[0]
    words = {word: command for command in OFFICE_COMMANDS for word in command.words}
    for word in sorted(words, key=len, reverse=True):
        rest = text.removesuffix(word)
        first = words[word].words[0]
        if text.startswith(word) and first in office_help.TOPICS:
            return wording.write_it_so(office_help.topic(first, talk.campaign))
        if text != rest and _is_named(talk.campaign, rest):
            return wording.command_first(word, rest)
    return wording.not_understood(example)


def _is_named(campaign: Campaign, text: str) -> bool:
    naming = read_naming(campaign, text, "")
    return bool(naming.branches or naming.tracks)
