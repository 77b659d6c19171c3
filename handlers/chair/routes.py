"""Everything a chair can say, in one table; whatever is no command answers the present question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from campaign.model import Campaign
from campaign.parts import Field, Fields
from handlers import commands
from handlers.chair import (
    another,
    answers,
    applying,
    confirming,
    declining,
    doubtful,
    essay_page,
    essay_pieces,
    essays,
    help,
    item_cards,
    lateness,
    lock,
    menu,
    moves,
    muting,
    photo_bursts,
    photos,
    submitting,
    tapping,
    tracks,
)
from handlers.chair.cards import BUTTON_AFTER, CONFIRM
from handlers.commands import Command
from handlers.messages import (
    CardTap,
    Enter,
    EssayWritten,
    Image,
    MenuClick,
    Message,
    PhotoFailed,
    PhotoSaved,
    Silence,
    Text,
)
from handlers.outcomes import Outcome, say
from handlers.parts.fields import names_of
from handlers.talk import ChairTalk
from handlers.wording import cards, chair
from handlers.words import compact, plain

ChairCommand = Command[ChairTalk]
_GREETINGS = ("菜单", "你好", "您好", "你好啊", "在吗", "开始", "hi", "hello", "主菜单")
_THANKS = ("谢谢", "好的", "好", "收到", "嗯", "ok", "知道了", "辛苦了", "明白")
_CONFIRM = ("确认", "确定", "确认提交", "我确认提交", "我确认", "提交吧")
_WRITE_IT = ("确认", "确定")
_SIMPLE_YES = ("是", "是的", "对", "对的")
_YES = ("是", "是的", "可以", "对", "对的", "没问题", "同意", "好", "好的", "行", "嗯", "ok")
_DELETE = ("删", "删除", "删掉", "删照片", "删除照片")
_ESSAY = ("总结", "写总结", "工作总结", "建家工作总结")
_APPLY = ("申报", "我要申报", "我想申报", "都申报", "两个都申报", "两项都申报", "全都申报", "都报")
_DECLINE_ALL = (
    "都不申报",
    "两个都不申报",
    "全都不申报",
    "全部不申报",
    "两项都不申报",
    "本次都不申报",
    "两个都不报",
    "都不报",
)
_ONLY_ASK = (applying.resume, moves.go_back, moves.skip)
_ENTRY = r"第?\s*\d+(?:\.\d+)?\s*项?"


class ChairRoutes:
    """The commands of a campaign's chairs, and what happens to everything else they send."""

    def __init__(self, campaign: Campaign) -> None:
        labels = _any_of(name for field in _fields(campaign) for name in names_of(field))
        entry = re.compile(rf"{_ENTRY}|{labels}").fullmatch
        change = re.compile(rf"(?:{_ENTRY}|{labels}).*", re.DOTALL).fullmatch
        track = partial(tracks.find_tracks, campaign)
        further = partial(another.find, campaign)
        names = partial(photos.names_photos, campaign)
        short_names = tuple(t.short_name for t in campaign.tracks.values())
        self.commands: tuple[ChairCommand, ...] = (
            Command(_GREETINGS, menu.show_menu),
            Command(_APPLY, applying.apply_for, track, changes=True),
            Command(another.WORDS, another.begin, further, changes=True),
            *(Command((name,), _applying_for(name), changes=True) for name in short_names),
            Command(("继续", "继续填", "接着填"), applying.resume, changes=True),
            Command(("上一题", "上一项", "返回"), moves.go_back, changes=True),
            Command(("跳过", "下一题", "下一项"), moves.skip, changes=True),
            Command(
                ("撤销", "撤消", "撤回上一步", "填错了", "我填错了", "打错了"),
                answers.undo,
                changes=True,
            ),
            Command(("改", "修改", "更改"), answers.change, change, changes=True),
            Command(("说明", "解释", "什么意思", "这是什么意思"), moves.explain, entry),
            Command(("总览", "总揽", "全部", "查看"), moves.show_overview),
            Command(
                ("进度", "到哪了", "状态", "多少分了", "还差什么", "截止什么时候"),
                menu.show_progress,
            ),
            Command(("本次不申报", "不申报"), declining.decline, track, changes=True),
            Command(_DECLINE_ALL, declining.decline_all, changes=True),
            Command(muting.WORDS, muting.mute),
            Command(("照片", "相片", "图片", "看照片"), photos.show, track),
            Command(_DELETE, photos.delete, names, changes=True),
            Command(_ESSAY, essays.begin, track, changes=True),
            Command(("看总结", "查看总结"), essays.show, track),
            Command(("删最后一段", "删除最后一段"), essays.remove_last, changes=True),
            Command(("完成", "写完了", "发完了"), essays.finish, changes=True),
            Command(("提交", "我要提交", "怎么提交"), submitting.submit, track, changes=True),
            Command(("撤回",), submitting.withdraw, track, changes=True),
            Command(_CONFIRM, confirming.confirm, changes=True),
            Command(("点选",), tapping.tap),
            Command(("打字",), tapping.type_instead),
            Command(
                ("帮助", "help", "怎么填", "怎么改", "人工", "找人工", "电话多少"),
                help.show_help,
                help.is_subject,
            ),
            Command(_THANKS, applying.acknowledge),
        )

    def handle(self, talk: ChairTalk, message: Message) -> Outcome:
        """Decide what a chair's message does; nothing that is closed is ever changed."""
        return lock.kept(talk, message, self._handled(talk, message))

    def _handled(self, talk: ChairTalk, message: Message) -> Outcome:
        match message:
            case Text():
                return self.hear(talk, message.text)
            case MenuClick():
                return self.hear(talk, message.event_key)
            case CardTap():
                return self.tap(talk, message)
            case Enter():
                return menu.greet(talk)
            case Image() | PhotoSaved() | PhotoFailed() | Silence():
                return photo_bursts.notice(talk, message)
            case EssayWritten():
                return essay_page.save(talk, message)
        return say(chair.only_text())

    def hear(self, talk: ChairTalk, text: str) -> Outcome:
        """Run the command the text calls, or take the text as an answer."""
        if doubtful.is_asked(talk) and compact(text) not in _WRITE_IT:
            return self._instead_of_filling(talk, text)
        if talk.session.confirming and compact(text) not in _CONFIRM:
            return self._instead_of_confirming(talk, text)
        if lateness.takes_answers(talk) and (filing := photo_bursts.place(talk, text)):
            return filing
        found = None if essay_pieces.is_piece(talk, text) else commands.find(self.commands, text)
        if found:
            return self._run(talk, text, *found)
        refusal = lateness.refusal(talk, text) or doubtful.ask_back(talk, text, self._is_command)
        return refusal or essay_pieces.hear(talk, text)

    def _run(self, talk: ChairTalk, text: str, command: ChairCommand, argument: str) -> Outcome:
        """Do what a command says, unless it would change something that is closed."""
        refusal = _refusal(talk, command, text) if command.changes else None
        return refusal or command.run(talk, argument)

    def _is_command(self, text: str) -> bool:
        return commands.find(self.commands, text) is not None

    def _instead_of_filling(self, talk: ChairTalk, text: str) -> Outcome:
        """Take a yes; a no asks for the value again, anything else may be the value itself."""
        said = compact(text)
        if said in _SIMPLE_YES:
            return self.hear(talk, _CONFIRM[0])
        session = replace(talk.session, confirming=None)
        outcome = self.hear(talk.with_session(session), "继续" if said in doubtful.NO else text)
        return outcome if outcome.session else replace(outcome, session=session)

    def _instead_of_confirming(self, talk: ChairTalk, text: str) -> Outcome:
        """Take a yes or a no; a command or an answer forgets the question; else ask it again."""
        said = compact(text)
        if said in _YES:
            return self.hear(talk, _CONFIRM[0])
        if not talk.is_open and said not in doubtful.NO:
            return self.hear(talk.with_session(replace(talk.session, confirming=None)), text)
        session = replace(talk.session, confirming=None)
        found = commands.find(self.commands, text)
        if found and found[0].run is declining.decline:
            return self._run(talk, text, *found)
        outcome = self.hear(talk.with_session(session), "继续" if said in doubtful.NO else text)
        is_known = said in doubtful.NO or commands.find(self.commands, text)
        if not is_known and outcome.application is None:
            return say(chair.confirm_or_not())
        return outcome if outcome.session else replace(outcome, session=session)

    def tap(self, talk: ChairTalk, tap: CardTap) -> Outcome:
        """Do what the button says; the choices of an item card count as typed scores."""
        if tap.event_key.startswith(CONFIRM):
            asked = tap.event_key.removeprefix(CONFIRM)
            is_asked = f"{talk.session.confirming}:".startswith(f"{asked}:")
            return self.hear(talk, _CONFIRM[0]) if is_asked else say(chair.old_card())
        if not tap.event_key.startswith(item_cards.SCORES):
            outcome = self.hear(talk, tap.event_key)
            button = BUTTON_AFTER.get(tap.event_key)
            return replace(outcome, button=outcome.button or button)
        track = talk.campaign.tracks.get(tap.event_key.removeprefix(item_cards.SCORES))
        chosen = item_cards.chosen(tap.selections)
        if refusal := lateness.refusal(talk, item_cards.said(chosen)):
            return refusal
        if track is None or not chosen:
            return say(chair.no_choice_made())
        return answers.score_tapped(talk, track, chosen, cards.DONE)


def _applying_for(name: str) -> Callable[[ChairTalk, str], Outcome]:
    return lambda talk, _: applying.apply_for(talk, name)


def _fields(campaign: Campaign) -> Iterator[Field]:
    for track in campaign.tracks.values():
        for part in track.parts:
            if isinstance(part, Fields):
                yield from part.fields


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted({plain(name) for name in names}, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or "(?!)"


def _refusal(talk: ChairTalk, command: ChairCommand, text: str) -> Outcome | None:
    """Why a command does nothing now; one that would change no answer is not worth a dispute."""
    if command.run in _ONLY_ASK:
        return lateness.closed(talk)
    return lateness.refusal(talk, lateness.confirmation(talk, text))
