"""Every question that has an answer, by its intent, and the words that ask it outright."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from campaign.model import Campaign
from handlers.chair.asking import forms, items, materials, papers, rules, standing, versions
from handlers.chair.asking.asked import Asked, read_asked
from handlers.chair.tracks import find_tracks
from handlers.commands import Command
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk

_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:部分|大项)(?:的?题目|有哪些题)?"
).fullmatch
Answer = Callable[[ChairTalk, Asked], Outcome]

ANSWERS: Mapping[str, Answer] = {
    "progress": standing.progress,
    "overview": standing.overview,
    "missing": standing.missing_things,
    "next_step": standing.next_step,
    "score_now": standing.score_now,
    "points_lost": standing.points_lost,
    "received": standing.received,
    "receipt": standing.received,
    "how_item": items.how_item,
    "section_items": items.section_items,
    "here": rules.here,
    "captions": materials.captions,
    "photos_how": materials.photos_how,
    "essay_how": materials.essay_how,
    "essay_left": materials.essay_left,
    "file_here": materials.file_here,
    "how_many": materials.how_many,
    "paper": papers.paper,
    "email": papers.email,
    "will_bring": papers.will_bring,
    "forms_again": forms.forms_again,
    "who_filled": versions.who_filled,
    "someone_else": versions.someone_else,
    "privacy": versions.privacy,
    "after_submit_change": versions.after_submit_change,
    "deadline": rules.deadline,
    "late": rules.late,
    "results_when": rules.results_when,
    "conditions": rules.conditions,
    "money": rules.money,
    "recommend_limit": rules.recommend_limit,
    "notice": rules.notice,
    "contact": rules.contact,
    "place": rules.place,
    "show_others": versions.show_others,
    "time_to_change": versions.time_to_change,
    "is_robot": rules.is_robot,
    "what_is_this": rules.what_is_this,
    "help": rules.help_out,
}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "forms_again": (
        *("表", "表格", "申报表", "看表", "要表", "表再发一次", "再发一次表", "重发表", "打印"),
        *("下载", "没收到文件", "没收到表", "看不到文件", "文件看不到", "打不开文件", "文件打不开"),
    ),
    "section_items": ("题目", "看题目", "有哪些题", "有哪些项", "要填什么", "要填哪些"),
    "notice": ("通知", "看通知", "看看通知", "通知原文", "原文"),
    "conditions": ("条件", "申报条件", "推荐条件", "有什么条件", "什么条件"),
    "who_filled": (
        *("记录", "历史", "历史记录", "修改记录", "改动记录", "提交记录", "看记录", "版本"),
        *("改了什么", "改过什么", "我改过什么", "改了哪些", "改过哪些", "交过几次", "交过几版"),
        *("以前交的是什么", "上次交的是什么", "两版有什么不同", "两次有什么不同"),
    ),
    "paper": (
        *("纸质", "纸质版", "纸质材料", "盖章", "打印几份", "要几份", "交几份"),
        *("纸质交到哪", "纸质交哪", "纸质送哪", "送到哪"),
    ),
    "deadline": (
        "截止",
        "截止什么时候",
        "截止时间",
        "几号截止",
        "什么时候截止",
        "哪天截止",
        "截止日期",
    ),
}


def answer(intent: str, talk: ChairTalk, said: str) -> Outcome:
    """The answer to a question of this intent, asked in these words."""
    return ANSWERS[intent](talk, read_asked(talk.campaign, said))


def commands(campaign: Campaign) -> tuple[Command[ChairTalk], ...]:
    """The words that ask outright; the name of an award may follow them."""
    track = partial(find_tracks, campaign)
    asking = (Command(words, _asking(intent), track) for intent, words in _WORDS.items())
    return (*asking, Command(("第",), _section, _SECTION))


def _asking(intent: str) -> Callable[[ChairTalk, str], Outcome]:
    return lambda talk, argument: answer(intent, talk, argument)


def _section(talk: ChairTalk, rest: str) -> Outcome:
    return answer("section_items", talk, f"第{rest}")
