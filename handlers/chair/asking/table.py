"""Every question that has an answer, by its intent, and the words that ask it outright."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from campaign.model import Campaign, Track
from handlers.chair.asking import forms, items, materials, papers, rules, standing, versions
from handlers.chair.asking.asked import Asked, read_asked
from handlers.chair.tracks import find_tracks
from handlers.commands import Command
from handlers.numerals import arabic
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk

Answer = Callable[[ChairTalk, Asked], Outcome]

ANSWERS: Mapping[str, Answer] = {
    "progress": standing.progress,
    "overview": standing.overview,
    "missing": standing.missing_things,
    "next_step": standing.next_step,
    "score_now": standing.score_now,
    "received": standing.received,
    "how_item": items.how_item,
    "section_items": items.section_items,
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
    "after_submit_change": versions.after_submit_change,
    "deadline": rules.deadline,
    "late": rules.late,
    "results_when": rules.results_when,
    "conditions": rules.conditions,
    "money": rules.money,
    "recommend_limit": rules.recommend_limit,
    "notice": rules.notice,
    "contact": rules.contact,
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
    "paper": (
        *("纸质", "纸质版", "纸质材料", "盖章", "打印几份", "要几份", "交几份"),
        *("纸质交到哪", "纸质交哪", "纸质送哪", "送到哪"),
    ),
    "deadline": ("截止", "截止时间", "几号截止", "什么时候截止", "哪天截止", "截止日期"),
}


def answer(intent: str, talk: ChairTalk, said: str) -> Outcome:
    """The answer to a question of this intent, asked in these words."""
    return ANSWERS[intent](talk, read_asked(talk.campaign, said))


def commands(campaign: Campaign) -> tuple[Command[ChairTalk], ...]:
    """The words that ask outright; the name of an award may follow them."""
    track = partial(find_tracks, campaign)
    asking = (Command(words, _asking(intent), track) for intent, words in _WORDS.items())
    forms_of = (Command((t.form_name,), _form_of(t)) for t in campaign.tracks.values())
    sections = (Command(words, _of_section(number)) for number, words in _sections(campaign))
    return (*asking, *forms_of, *sections)


def _asking(intent: str) -> Callable[[ChairTalk, str], Outcome]:
    return lambda talk, argument: answer(intent, talk, argument)


def _form_of(track: Track) -> Callable[[ChairTalk, str], Outcome]:
    return lambda talk, _: forms.forms_again(talk, Asked(track=track))


def _of_section(number: str) -> Callable[[ChairTalk, str], Outcome]:
    asked = Asked(section=number)
    return lambda talk, _: items.section_items(talk, asked)


def _sections(campaign: Campaign) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every section number of the scorecards, with the ways to name the section."""
    cards = [track.scorecard for track in campaign.tracks.values() if track.scorecard]
    numbers = dict.fromkeys(section.number for card in cards for section in card.sections)
    for number in numbers:
        written = dict.fromkeys((number, arabic(number)))
        tails = ("部分", "部分题目", "部分有哪些题", "大项")
        yield number, tuple(f"第{name}{tail}" for name in written for tail in tails)
