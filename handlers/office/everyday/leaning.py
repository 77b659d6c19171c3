"""Sentences that lean on the branch spoken of just before: `电话多少`, `2.4 也是 3`, `他交纸质了吗`.

Such a guess only shows something or asks for a code first; what would write at once is told as the
command to send.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from campaign.model import Branch, Campaign
from handlers.hearing.clean import compact, visible
from handlers.hearing.names import Names
from handlers.hearing.slots import Slots
from handlers.hearing.understanding import Reading
from handlers.office import commands as office
from handlers.office.commands import LOOKS, Call
from handlers.office.everyday import meaning, sentences
from handlers.office.everyday.meant import ONE_BRANCH, meant_by, name_of
from handlers.office.everyday.meant_commands import command_of
from handlers.office.heard import Heard, saying
from handlers.office.resolve.groups import group_in
from handlers.office.table import INDEX
from handlers.talk import OfficeTalk
from handlers.wording import office_meaning as wording
from storage.acts import Act
from storage.readings import Needs
from storage.sessions import OfficeSession, SpokenOf

LASTS = timedelta(minutes=30)
Again = Callable[[str], Heard | None]
_PRONOUN = re.compile(
    r"(?:[他她它](?!们|[的]?人)|[这那该](?:一?家|个?(?:单位|分工会|学院|部门|主席))|对方|人家)"
)
_NUDGE = re.compile(
    rf"(?:再|帮我|请)?(?:催|提醒)(?:催|一?催|一下|下|促)?{_PRONOUN.pattern}(?:一下|下|吧|呗)?"
)
_OF_MANY = re.compile(
    r"都|全|(?<!是)谁|哪|大家|所有|各|他们|她们|几[家个份]|多少[家个份]|其[他她它余]|[没未]交的"
)
_ITEM = re.compile(
    r"(?:那|还有|另外|再|然后|和|以及|[,，、\s])*第?(?P<item>\d{1,2}[.．。]\d{1,2})项?(?P<rest>.*)"
)
_ABOUT_POINTS = re.compile(r"核|\d[.．。]\d")
_CAME = re.compile("[来到送齐]|收(?:了|到了|下)")
_HOW_TO = frozenset({"催", "催办", "提醒"})  # alone they ask how it is written
_SAME = re.compile("也[是给按算]?|还是|同样|一样")
_BARE = frozenset({Act.PHONE, Act.HISTORY, Act.SCORES, Act.NUDGE})
_LEANING = ONE_BRANCH | frozenset(
    {"review", "return", "extend", "paper_came", "paper_undone", "nudge", "stand_in", "change_chair"}
)  # fmt: skip
# What a sentence without a branch means, and what it would mean with one.
_WITH_A_BRANCH = {"paper_missing": "paper_came"}


def spoken_of(campaign: Campaign, session: OfficeSession, at: datetime) -> SpokenOf | None:
    """What was spoken of last, while that is not long ago and the branch is known."""
    last = session.spoken_of
    if last is None or last.branch not in campaign.branch_by_number or at - last.at > LASTS:
        return None
    return last


def remembered(talk: OfficeTalk, said: str, heard: Heard, session: OfficeSession) -> OfficeSession:
    """The session that knows the one branch a message was about; after one about many, none."""
    needs = heard.needs
    history = needs.history if needs.history in talk.campaign.branch_by_number else ""
    numbers = {*needs.branches, *needs.looks, *filter(None, (history,))}
    pending = session.pending or talk.session.pending
    numbers = {heard.about} if heard.about else numbers
    if not numbers and not needs.standings and len(needs.histories) < 2:
        return session
    if len(numbers) != 1:
        named = Names.of(talk.campaign, with_branches=True).masked(compact(said)).branches
        numbers = set(named if len(named) == 1 else ())
    about = said if not said.startswith("确认") or pending is None else pending.said
    last = SpokenOf(numbers.pop(), visible(about)[:60], talk.now) if numbers else None
    return replace(session, spoken_of=last)


def hear(campaign: Campaign, last: SpokenOf, said: str, again: Again) -> Heard | None:
    """What a text comes to once the branch is put where the text leans on it; None where it does not."""
    heard = _hear(campaign, campaign.branch_by_number[last.branch], last, said, again)
    return replace(heard, about=last.branch) if heard else None


def _hear(
    campaign: Campaign, branch: Branch, last: SpokenOf, said: str, again: Again
) -> Heard | None:
    names = Names.of(campaign, with_branches=True).masked(compact(said)).branches
    if names or compact(said) in _HOW_TO:
        return None
    if _ABOUT_POINTS.search(last.said) and (found := _ITEM.fullmatch(visible(said))):
        return _of_item(campaign, branch, found["item"], found["rest"])
    if _NUDGE.fullmatch(compact(said)):
        return _again(campaign, branch, f"催 {name_of(branch)}", again)
    if _PRONOUN.search(said):
        text = _PRONOUN.sub(name_of(branch), said, count=1)
        return _again(campaign, branch, text.removeprefix("那"), again)
    if word := _bare_word(campaign, said):
        return _again(campaign, branch, f"{word} {name_of(branch)}", again)
    if not _OF_MANY.search(said) and _leans(campaign, said):
        return _again(campaign, branch, f"{name_of(branch)}{said}", again)
    return None


def _of_item(campaign: Campaign, branch: Branch, item: str, rest: str) -> Heard:
    """The points that are given for one more item, on a code; what it asks for, where none are."""
    item, rest = re.sub("[．。]", ".", item), _SAME.sub("改成", rest)
    name = name_of(branch)
    if not any(map(str.isdigit, rest)):
        return _shown(campaign, f"核分 {name} {item}")
    reading = Reading("review", 1.0, Slots(branches=(branch.number,), item=item), is_sure=True)
    heard = meaning.act(campaign, reading, f"{name} {item}{rest}")
    return replace(heard, needs=Needs(branches=(branch.number,)))


def _bare_word(campaign: Campaign, said: str) -> str:
    """The word of a command about one branch that stands alone; "" where there is none."""
    call = _call(campaign, said)
    found = INDEX.find(sentences.as_command(campaign, said))
    is_bare = found is not None and not found[1] and call is not None
    return call.command.words[0] if is_bare and call and call.command.log in _BARE else ""


def _leans(campaign: Campaign, said: str) -> bool:
    """Whether a sentence means something about one branch and names none, nor a group."""
    call = _call(campaign, said)
    if (call and not isinstance(call.argument, str)) or group_in(campaign, said):
        return False
    found = meaning.readings_of(campaign, said)
    if not found or not found[0].is_sure:
        return False
    intent = found[0].intent
    if intent in _WITH_A_BRANCH and _CAME.search(said):
        again = meaning.readings_of(campaign, f"{campaign.branches[0].short_name}{said}")
        return bool(again) and again[0].intent == _WITH_A_BRANCH[intent]
    meant = meant_by(campaign, found[0], said)
    return intent in ONE_BRANCH or (intent in _LEANING and not command_of(meant))


def _again(campaign: Campaign, branch: Branch, text: str, again: Again) -> Heard | None:
    """What the completed text comes to; the command alone, where that would write at once."""
    call = _call(campaign, text)
    if call is None:
        return again(text)
    if call.command.log in LOOKS or call.command.log is Act.NUDGE:
        return _shown(campaign, sentences.as_command(campaign, text))
    return saying(wording.send_it_yourself(text))


def _shown(campaign: Campaign, command: str) -> Heard:
    call = office.find_call(INDEX, campaign, command)
    assert call is not None  # noqa: S101 - it was just put together

    def run(talk: OfficeTalk) -> Any:
        return meaning.shown(call.run(talk), command)

    return Heard(run, call.needs(campaign))


def _call(campaign: Campaign, said: str) -> Call[Any] | None:
    return office.find_call(INDEX, campaign, sentences.as_command(campaign, said))
