"""The words of chairs: each with what it does, in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from campaign.model import Campaign, Track
from handlers.chair import another, applying, declining, help, menu, muting, navigation, tracks
from handlers.chair.answers import card_mode, changing, undoing
from handlers.chair.asking import table as asking
from handlers.chair.confirming import waiting, yes_no
from handlers.chair.essay import essays
from handlers.chair.hearing import small_talk
from handlers.chair.money import receipts
from handlers.chair.page import handing_out
from handlers.chair.photos import album, moving
from handlers.chair.submitting import submit
from handlers.commands import Command
from handlers.hearing.clean import compact, plain
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import ChairTalk

ChairCommand = Command[ChairTalk]
_GREETINGS = ("菜单", "你好", "您好", "你好啊", "在吗", "开始", "hi", "hello", "主菜单")
_THANKS = ("谢谢", "谢谢您", "辛苦了", "感谢")
_FINE = ("好的", "好", "收到", "嗯", "ok", "知道了", "明白")
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
_PIECE = re.compile(r"[\d一二两三四五六七八九十]{1,3}\s*段").fullmatch
_LINE = re.compile(r"[\s¥￥]*(?:\d|删|取消).{0,100}").fullmatch
_ENTRY = r"第?\s*\d+(?:\.\d+)?\s*项?"


def commands_of(campaign: Campaign) -> tuple[ChairCommand, ...]:
    """Everything a chair of the campaign can say that stands for itself."""
    parts = [part for track in campaign.tracks.values() for part in track.parts]
    labels = _any_of(name for part in parts for name in kind_of(part).labels(part))
    entry = re.compile(rf"{_ENTRY}|{labels}").fullmatch
    names_entry = re.compile(rf"(?:{_ENTRY}|{labels}).*", re.DOTALL).fullmatch

    def change(text: str) -> bool:
        if names_entry(text):
            return True
        return any(kind_of(part).begins_with_a_name(part, text) for part in parts)

    track = partial(tracks.find_tracks, campaign)
    names = partial(album.names_photos, campaign)
    photo_move = partial(moving.read, campaign)
    return (
        Command(_GREETINGS, menu.show_menu),
        Command(_APPLY, applying.apply_for, track, changes=True),
        Command(another.WORDS, applying.apply_again, partial(another.find, campaign), changes=True),
        *(Command(_names_of(t), _applying_for(t), changes=True) for t in campaign.tracks.values()),
        Command(("继续", "继续填", "接着填"), applying.resume, changes=True),
        Command(("上一题", "上一项", "返回"), navigation.go_back, changes=True),
        Command(("跳过", "下一题", "下一项"), navigation.skip, changes=True),
        Command(
            ("撤销", "撤消", "撤回上一步", "填错了", "我填错了", "打错了"),
            undoing.undo,
            changes=True,
        ),
        Command(("改", "修改", "更改"), changing.change, change, changes=True),
        Command(("说明", "解释", "什么意思", "这是什么意思"), navigation.explain, entry),
        Command(("总览", "总揽", "全部", "查看"), navigation.show_overview),
        Command(
            ("进度", "到哪了", "状态"),
            menu.show_progress,
        ),
        Command(("本次不申报", "不申报"), declining.decline, track, changes=True),
        Command(_DECLINE_ALL, declining.decline_all, changes=True),
        Command(muting.WORDS, muting.mute),
        Command(("照片", "相片", "图片", "看照片"), album.show, track),
        Command(_DELETE, album.delete, names, changes=True),
        Command(moving.WORDS, moving.move, photo_move, changes=True),
        Command(_ESSAY, essays.begin, track, changes=True),
        Command(("看总结", "查看总结"), essays.show, track),
        Command(("删最后一段", "删除最后一段"), essays.remove_last, changes=True),
        Command(("删第", "删除第"), essays.remove_one, _PIECE, changes=True),
        Command(("完成", "写完了", "发完了"), essays.finish, changes=True),
        Command(("提交", "我要提交", "怎么提交"), submit.submit, track, changes=True),
        Command(("撤回",), submit.withdraw, track, changes=True),
        Command(yes_no.CONFIRM, waiting.nothing_waits, changes=True),
        Command(handing_out.WORDS, handing_out.hand_out, track),
        Command(receipts.WORDS, receipts.note, _LINE),
        Command(("点选",), card_mode.tap),
        Command(("打字",), card_mode.type_instead),
        Command(
            ("帮助", "help", "怎么填", "怎么改", "人工", "找人工", "电话多少"),
            help.show_help,
            help.is_subject,
        ),
        Command(_THANKS, small_talk.thanks),
        Command(_FINE, small_talk.fine),
        *asking.commands(campaign),
    )


def _names_of(track: Track) -> tuple[str, ...]:
    """The award alone, by either name, and the usual words for applying for it."""
    short = track.short_name
    verbs = ("报", "填", "做", "我要报", "我们报", "开始填")
    return (compact(short), compact(track.name), *(compact(f"{verb}{short}") for verb in verbs))


def _applying_for(track: Track) -> Callable[[ChairTalk, str], Outcome]:
    return lambda talk, _: applying.apply_for(talk, track.short_name)


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted({plain(name) for name in names}, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or "(?!)"
