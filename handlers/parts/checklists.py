"""Checklists in the conversation: yes / no lines."""

from __future__ import annotations

import re

from campaign.applications import Answers, Value
from campaign.model import Track
from campaign.parts import Checklist, Question
from handlers.numerals import arabic
from handlers.parts.kind import Refused, Values
from handlers.wording import checks as wording
from handlers.words import compact, plain

_YES = {"是", "有", "对", "y", "yes", "√", "✓", "是的", "有的"}
_NO = {"否", "没有", "无", "不是", "没", "n", "no", "×", "x", "✗"}
_WORDS = sorted(_YES | _NO, key=len, reverse=True)
_ONE = re.compile(rf"({'|'.join(map(re.escape, _WORDS))})(?:[\s,、;。.!~]*|$)")
_WHOLE = re.compile(
    r"(?:全|全部|都)\s*(是|有|否|没有)[\s,;。.!]*(?:(?:除了?|但是?)(?P<exceptions>.*))?", re.DOTALL
)
_CHANGE = re.compile(r"第?\s*(\d+)(?!\.\d)\s*项?\s*(?:[=:]|改为|改成|为)?\s*(.+)", re.DOTALL)


class Checklists:
    """The checklist kind."""

    def heading(self, part: Checklist, entry: str) -> str:
        return wording.checklist_head(part) if part.items[0].id == entry else ""

    def question(
        self, part: Checklist, entry: str, current: Value | None, headed: bool = False
    ) -> str:
        return wording.check_question(_line(part, entry), current)

    def way(self, part: Checklist, entry: str) -> str:
        first = part.items[0].id == entry
        return wording.way_to_check() + (wording.ways_to_check(part) if first else "")

    def way_again(self, part: Checklist, entry: str) -> str:
        return wording.check_again(entry)

    def more_ways(self, part: Checklist, entry: str) -> str:
        return ""

    def read(
        self, part: Checklist, text: str, answers: Answers, asked: str | None
    ) -> Values | Refused:
        if asked is None:
            return Refused(wording.all_checked())
        if whole := _WHOLE.fullmatch(plain(text)):
            return _whole(part, whole[1] in _YES, whole["exceptions"], answers, asked)
        given = _series(plain(text).casefold())
        if not given:
            return Refused(wording.not_yes_or_no(_line(part, asked)), is_unclear=True)
        turn = _turn(part, answers, asked)
        if len(given) > len(turn):
            return Refused(wording.too_many_checks(len(given), len(turn)))
        return dict(zip(turn, given, strict=False))

    def read_change(self, part: Checklist, text: str) -> Values | Refused | None:
        match = _CHANGE.fullmatch(arabic(plain(text)).casefold())
        if not match or not self.find(part, match[1]):
            return None
        word = compact(match[2])
        if word not in _YES | _NO:
            return Refused(wording.check_change(part))
        return {match[1]: word in _YES}

    def find(self, part: Checklist, text: str) -> str | None:
        name = arabic(compact(text)).removeprefix("第").removesuffix("项")
        return next((q.id for q in part.items if q.id == name), None)

    def written(self, part: Checklist, before: Answers, values: Values) -> str:
        if len(values) > 2 and len(set(values.values())) == 1:
            return wording.all_named(len(values), next(iter(values.values())))
        in_order = [(q.id, values[q.id]) for q in part.items if q.id in values]
        return "、".join(wording.named(self.name(part, e), v) for e, v in in_order)

    def milestone(self, track: Track, part: Checklist, before: Answers, after: Answers) -> str:
        return ""

    def rows(self, part: Checklist, answers: Answers) -> list[str]:
        given = " ".join(f"{q.id}{wording.shown(answers.get(q.id))}" for q in part.items)
        return [f"{part.title} {given}"]

    def rows_touched(self, part: Checklist, answers: Answers, values: Values) -> list[str]:
        return []

    def name(self, part: Checklist, entry: str) -> str:
        return wording.check_name(entry)

    def explained(self, part: Checklist, entry: str, current: Value | None) -> str:
        return wording.check_question(_line(part, entry), current)


def _line(part: Checklist, entry: str) -> Question:
    return next(question for question in part.items if question.id == entry)


def _turn(part: Checklist, answers: Answers, asked: str) -> list[str]:
    order = [question.id for question in part.items]
    start = order.index(asked)
    ring = order[start + 1 :] + order[:start]
    return [asked, *(entry for entry in ring if entry not in answers)]


def _series(text: str) -> list[bool]:
    given, at = [], 0
    while at < len(text):
        match = _ONE.match(text, at)
        if not match:
            return []
        given.append(match[1] in _YES)
        at = match.end()
    return given


def _whole(
    part: Checklist, value: bool, exceptions: str | None, answers: Answers, asked: str
) -> Values | Refused:
    values: dict[str, Value] = dict.fromkeys(_turn(part, answers, asked), value)
    if exceptions is None:
        return values
    names = [name for name in re.split(r"[\s,、;。和第项]+", arabic(exceptions)) if name]
    known = {question.id for question in part.items}
    if not names or not known.issuperset(names):
        return Refused(wording.exceptions_not_understood(part))
    return values | dict.fromkeys(names, not value)
